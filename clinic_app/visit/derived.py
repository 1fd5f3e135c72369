"""What follows from a visit's answers, computed when somebody looks and thrown away at the next change."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.forms.findings import Finding
from clinic_app.forms.meaning import findings_from
from clinic_app.forms.visibility import Circumstances
from clinic_app.reasoning.alerts import Alert, alerts
from clinic_app.reasoning.ranking import Candidate, rank
from clinic_app.visit.problems import Belonging, belonging

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Findings may make further questions visible, whose answers are findings too; three rounds settle every form we know.
ROUNDS = 3


class Derived:
    """Findings, alerts and ranking of a visit as it stands."""

    def __init__(self, visit: OpenVisit) -> None:
        self._visit = visit

    @cached_property
    def age(self) -> int | None:
        """The patient's age in years on the day of care, or None where it is not known."""
        patient = self._visit.patient
        return age_on(patient.birth_date, self._visit.visit.care.local.date()) if patient else None

    @cached_property
    def sex(self) -> str:
        """The patient's sex as it is kept, or empty."""
        return self._visit.patient.sex if self._visit.patient else ""

    @cached_property
    def findings(self) -> list[Finding]:
        """Return what the answers mean, with what that implies and what the patient's history adds."""
        visit, background = self._visit, self._background
        circumstances = Circumstances(frozenset(), self.age, self.sex)
        found: list[Finding] = []
        for _ in range(ROUNDS):
            given = [
                finding
                for form_id in visit.used_forms
                for finding in findings_from(visit.form(form_id), visit.of(form_id), circumstances)
            ]
            today = {finding.id for finding in given}
            given += [finding for finding in background if finding.id not in today]
            if given == found:
                break
            found = given
            implied = visit.reference.knowledge.with_implied(found)
            circumstances = Circumstances.of(implied, self.age, self.sex)
        return visit.reference.knowledge.with_implied(found)

    @property
    def _background(self) -> list[Finding]:
        """Return what earlier visits add: history; and safety answers, once it was said today that nothing changed."""
        past = self._visit.past
        if self._visit.value("follow_up", "changed") == "no":
            return [*past.safety_history(), *past.history()]
        return past.history()

    @cached_property
    def circumstances(self) -> Circumstances:
        """Return what decides which questions are asked."""
        return Circumstances.of(self.findings, self.age, self.sex)

    @cached_property
    def alerts(self) -> list[Alert]:
        """Return red flags and urgent causes, most urgent first."""
        return alerts(self._visit.reference.knowledge, self.findings, self.age, sex=self.sex)

    @cached_property
    def problems(self) -> Belonging:
        """Return the problems the visit treats, and which rows belong to which."""
        return belonging(self._visit)

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Return muscles with side, best fit first."""
        return rank(self._visit.reference.patterns, self.findings)


def age_on(birth_date: str, day: date) -> int | None:
    """Return the age in whole years on a day, or None where the birth date is no date."""
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
