"""Why a treatment cannot be chosen: a rule that a reason opens, or something that nothing on this page opens."""

from __future__ import annotations

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.knowledge.safety import Technique
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.visit.site_words import rule_name
from clinic_app.visit.cautions import forbidding
from clinic_app.visit.rights import is_theirs, may_give
from clinic_app.visit.techniques import switched_off


def reasons_against(desk: Desk, form: Questionnaire, case: Case) -> str:
    """Return why a rule forbids a treatment, in words; nothing where none does."""
    rules = [one.rule for one in forbidding(desk.visit, form.safety_groups, case)]
    named = [(rule_name(desk, rule), action_words(desk, rule.steps)) for rule in rules]
    told = [steps if steps.startswith(name) else f"{name}. {steps}" for name, steps in named]
    return " ".join(dict.fromkeys(told))


def out_of_reach(desk: Desk, form: Questionnaire, muscle: str = "") -> str:
    """Return why a treatment (of a muscle) cannot be given here at all; nothing where it can."""
    if not may_give(desk.visit, form.id):
        return desk.words("treating.not_yours", treatment=form.title)
    off = switched_off(desk.visit, form.safety_groups, muscle) if muscle else []
    return " ".join(off_words(desk, one) for one in off)


def off_words(desk: Desk, technique: Technique) -> str:
    """Return that a technique is off, and why; or that it is not among those of whoever is at work."""
    if not is_theirs(desk.visit, technique.id):
        return desk.words("treating.not_yours", treatment=technique.title)
    return desk.words("treating.is_off", technique=technique.title, why=technique.why)
