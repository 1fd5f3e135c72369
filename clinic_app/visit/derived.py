"""What follows from a visit's answers, computed when somebody looks and thrown away at the next change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from clinic_app.forms.answers import Path
from clinic_app.forms.findings import Finding
from clinic_app.forms.meaning import findings_from
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.standing import Standing
from clinic_app.forms.visibility import Circumstances, visible
from clinic_app.reasoning.alerts import Alert, alerts
from clinic_app.reasoning.ranking import Candidate, rank
from clinic_app.visit.problems import Belonging, belonging

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Findings may make further questions visible, whose answers are findings too; three rounds settle every form we know.
ROUNDS = 3

Said = TypeVar("Said")


class Derived:
    """What is asked in a visit as it stands, its findings, alerts and ranking."""

    def __init__(self, visit: OpenVisit) -> None:
        self._visit = visit
        self._standing: dict[str, Standing] = {}
        self._asked: dict[str, list[tuple[Item, Path]]] = {}
        self._known: dict[Callable[[OpenVisit], Any], Any] = {}

    def once(self, say: Callable[[OpenVisit], Said]) -> Said:
        """Return what is said of the answers as they stand, worked out by whoever asks first."""
        if say not in self._known:
            self._known[say] = say(self._visit)
        known: Said = self._known[say]
        return known

    def standing(self, form_id: str) -> Standing:
        """Return which items of a form its own conditions ask."""
        if form_id not in self._standing:
            form, answers = self._visit.form(form_id), self._visit.of(form_id)
            around = self._around if form.asks_by_expression else None
            self._standing[form_id] = Standing.of(form, answers, around)
        return self._standing[form_id]

    def asked(self, form_id: str) -> Sequence[tuple[Item, Path]]:
        """Return every item of a form that is asked now, with the path its answer goes to, in reading order."""
        if form_id not in self._asked:
            self._asked[form_id] = visible(self.standing(form_id), self.circumstances)
        return self._asked[form_id]

    def counts(self, form_id: str, where: Path) -> bool:
        """Say whether an answer at a path counts: its form's own conditions ask for it, and for all around it."""
        standing, link = self.standing(form_id), where[-1][0]
        return link in standing.form and standing.is_reached(standing.form.item(link), where[:-1])

    @cached_property
    def _around(self) -> dict[str, Any]:
        from clinic_app.visit.measures import surroundings  # noqa: PLC0415  only where a form asks by expression

        return surroundings(self._visit)

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
                for finding in findings_from(self.standing(form_id), circumstances)
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
