"""For each rule, hazard and treatment a case that fires and one that must not, made of answers somebody can give.

A rule that no answer fires forbids nothing; one that always fires is soon read past. ``clinic-app check`` names both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.findings import Finding, parse
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.knowledge.safety import Hazard, Rule
from clinic_app.reasoning.contraindications import Case, cautions
from clinic_app.visit.treatments import HANDS_ON, NEEDLING, row_item

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference

TECHNIQUE = "technique"


@dataclass(frozen=True, slots=True)
class Trial:
    """A treatment at a place, for somebody of whom this is known."""

    treatment: Questionnaire
    muscle: str
    technique: str
    case: Case

    def fires(self, rule: Rule) -> bool:
        """Say whether a rule fires here."""
        said = cautions([rule], self.treatment.safety_groups, self.case, self.muscle, self.technique)
        return any(one.state == "fires" for one in said)

    def is_silent(self, rule: Rule) -> bool:
        """Say whether a rule neither fires here nor is left open."""
        return not cautions([rule], self.treatment.safety_groups, self.case, self.muscle, self.technique)


class RuleCases:
    """What can be answered and treated, and which rules that tries.

    Attributes:
        treatments: All treatments there are.
    """

    def __init__(self, reference: Reference) -> None:
        self._knowledge = reference.knowledge
        self.treatments = [form for form in reference.forms if form.safety_groups]
        given = [
            parse(one)
            for form in reference.forms
            for item, _ in form.walk()
            for option in item.options
            for one in option.findings
            if "{" not in one  # one that names its own row; no rule speaks of such
        ]
        self._present = {one.id for one in given if one.present and one.sure}
        self._absent = {one.id for one in given if not one.present and one.sure}

    def without(self) -> tuple[str, ...]:
        """Return every rule, hazard and hands-on treatment that lacks one of its two cases, as folder/id."""
        rules, hazards = self._knowledge.contraindications, self._knowledge.hazards
        tried = {key: (any(self.firing(one)), any(self.silent(one))) for key, one in rules.items()}
        found = [f"contraindications/{key}" for key, both in tried.items() if not all(both)]
        found += [f"hazards/{key}" for key, one in hazards.items() if not all(self.reached(one))]
        hands_on = [form for form in self.treatments if HANDS_ON in form.safety_groups]
        return tuple(found + [f"treatments/{form.id}" for form in hands_on if not self._is_ruled(form)])

    def firing(self, rule: Rule) -> Iterator[Trial]:
        """Yield trials in which a rule fires."""
        yield from (trial for trial in self._firing(rule) if trial.fires(rule))

    def silent(self, rule: Rule) -> Iterator[Trial]:
        """Yield trials that come near a rule, and in which it says nothing."""
        yield from (trial for trial in self._silent(rule) if trial.is_silent(rule))

    def reached(self, hazard: Hazard) -> tuple[bool, bool]:
        """Say whether a needle can be put where a hazard is, and where it is not."""
        muscles = {one for form in self.treatments if NEEDLING in form.safety_groups for one in self._muscles(form)}
        return not muscles.isdisjoint(hazard.muscles), not muscles <= set(hazard.muscles)

    def _firing(self, rule: Rule) -> Iterator[Trial]:
        said = [Finding(one, amount=next(iter(rule.weeks), None)) for one in rule.when if one in self._present]
        age = None if rule.under_age is None else rule.under_age - 1
        flagged = rule.open_flag and any(flag.hold != "none" for flag in self._knowledge.red_flags.values())
        for one in [[finding] for finding in said] or [[]]:
            yield from self._trials(rule, Case(one, age, flagged))

    def _silent(self, rule: Rule) -> Iterator[Trial]:
        said = [Finding(one, present=False) for one in rule.when if one in self._absent]
        case = Case(said, rule.under_age)
        if not rule.always:
            yield from self._trials(rule, case)
            return
        for form in self.treatments:  # another muscle, another technique, another treatment
            technique = next((one for one in self._techniques(form) if one != rule.technique), "")
            muscle = next((one for one in self._muscles(form) if one not in rule.muscles), "")
            yield Trial(form, muscle, technique, case)

    def _trials(self, rule: Rule, case: Case) -> Iterator[Trial]:
        for form in self.treatments:
            if set(form.safety_groups).isdisjoint(rule.treatments):
                continue
            muscles = [one for one in self._muscles(form) if one not in rule.not_muscles]
            wanted = [one for one in muscles if one in rule.muscles] if rule.muscles and muscles else muscles[:1]
            techniques = [rule.technique] if rule.technique in ("", *self._techniques(form)) else []
            for muscle in wanted or ([] if muscles else [""]):
                yield from (Trial(form, muscle, technique, case) for technique in techniques)

    def _muscles(self, form: Questionnaire) -> list[str]:
        item = row_item(form)
        codes = [option.code for option in item.items[0].options] if item else []
        return [one for one in codes if one in self._knowledge.muscles]

    def _techniques(self, form: Questionnaire) -> list[str]:
        return [option.code for option in form.item(TECHNIQUE).options] if TECHNIQUE in form else []

    def _is_ruled(self, form: Questionnaire) -> bool:
        """Say whether a rule can fire for a treatment, and whether there is a case in which none forbids it."""
        rules = self._knowledge.contraindications.values()
        mine = [one for one in rules if not set(form.safety_groups).isdisjoint(one.treatments)]
        everywhere = [one for one in mine if one.always and not (one.muscles or one.not_muscles or one.technique)]
        return bool(mine) and not any(one.level == "absolute" for one in everywhere)
