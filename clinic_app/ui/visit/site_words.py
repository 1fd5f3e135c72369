"""A site, a rule, a stretch of time in words."""

from __future__ import annotations

from clinic_app.knowledge.safety import Rule
from clinic_app.reasoning.contraindications import Caution
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_words import answer_words
from clinic_app.ui.widgets.plates import Side
from clinic_app.visit.treatments import Site, place_text

PLATES: dict[str, Side] = {"right": "RIGHT", "left": "LEFT", "both": "BOTH"}


def muscle_name(desk: Desk, muscle: str) -> str:
    """Return what a muscle is called; its id where nobody knows it."""
    known = desk.visit.reference.knowledge.muscles.get(muscle)
    return known.name if known else muscle


def side_word(desk: Desk, side: str) -> str:
    """Return a side as a whole word, or nothing."""
    return desk.words(f"side.{side}") if side in PLATES else ""


def plate(side: str) -> Side:
    """Return the plate of a side; none where there is no side."""
    return PLATES.get(side, "")


def muscle_and_side(desk: Desk, muscle: str, side: str) -> str:
    """Return a muscle with its side as a whole word behind it."""
    words = desk.words("treatment.add_one", muscle=muscle_name(desk, muscle), side=side_word(desk, side))
    return words.strip()


def place_name(desk: Desk, site: Site) -> str:
    """Return what a site is called: its muscle, its joint, or the treatment where that is given as a whole."""
    return muscle_name(desk, place_text(desk.visit, site))


def site_name(desk: Desk, site: Site) -> str:
    """Return the place of a site with its side."""
    return muscle_and_side(desk, place_text(desk.visit, site), site.side)


def rule_name(desk: Desk, rule: Rule) -> str:
    """Return what a rule is about: what the patient has that fires it, else how its text begins."""
    knowledge = desk.visit.reference.knowledge
    there = {finding.id for finding in desk.visit.now.findings if finding.counts_as_present}
    labels = [knowledge.terms[one].label for one in rule.when if one in there and one in knowledge.terms]
    return ", ".join(labels) or rule.steps.partition(":")[0].partition(".")[0]


def because(desk: Desk, caution: Caution) -> str:
    """Return the answer that fired a rule, or why it fires without one."""
    words = desk.words
    if caution.because:
        terms = desk.visit.reference.knowledge.terms
        told = [answer_words(desk, one) or (terms[one.id].label if one.id in terms else "") for one in caution.because]
        return words("treatment.because", answers="; ".join(dict.fromkeys(one for one in told if one)))
    if caution.rule.always:
        return words("treatment.because_always")
    if caution.rule.open_flag:
        return words("treatment.because_flag")
    return words("treatment.because_age", age=desk.visit.now.age)


def clock_words(seconds: int) -> str:
    """Return a stretch of time as minutes and seconds, such as 3:07."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
