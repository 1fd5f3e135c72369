"""The patient's earlier visits, read when somebody looks: to compare, to carry plans, to know the history."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.forms import resource
from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.findings import Finding
from clinic_app.forms.meaning import findings_from
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.rows import VisitRow

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

COUNTED = ("open", "signed")


class Earlier:
    """One earlier visit: its row, its answers by form, and the forms as they were asked then."""

    def __init__(self, visit: OpenVisit, row: VisitRow) -> None:
        self.row = row
        self._visit = visit

    @cached_property
    def _answers(self) -> dict[str, tuple[Questionnaire, Answers]]:
        found: dict[str, tuple[Questionnaire, Answers]] = {}
        for row in self._visit.record.answers.of_visit(self.row.id):
            form = self._form(row.form)
            if form.id not in found:
                found[form.id] = form, Answers()
            found[form.id][1].add(row)
        return found

    def _form(self, content_hash: str) -> Questionnaire:
        known = self._visit.reference.forms.by_hash(content_hash)
        return known or resource.read(self._visit.record.contents.body(content_hash))[0]

    def of(self, form_id: str) -> Answers:
        """Return the answers given then to a form."""
        return self._answers[form_id][1] if form_id in self._answers else Answers()

    def value(self, form_id: str, where: Path) -> Value:
        """Return what was answered then."""
        return self.of(form_id).value(where)

    def findings(self, form_id: str) -> list[Finding]:
        """Return what the answers to a form meant."""
        return findings_from(*self._answers[form_id]) if form_id in self._answers else []


class Past:
    """All earlier visits of the patient, oldest first."""

    def __init__(self, visit: OpenVisit) -> None:
        self._visit = visit

    @cached_property
    def visits(self) -> list[Earlier]:
        """Return the visits before this one in which somebody was seen."""
        here = self._visit.visit
        if here.patient is None:
            return []
        rows = self._visit.record.visits.of_patient(here.patient)
        before = [row for row in rows if row.id != here.id and row.state in COUNTED and row.kind == "visit"]
        return [Earlier(self._visit, row) for row in before if row.care.utc <= here.care.utc]

    @property
    def last(self) -> Earlier | None:
        """Return the visit before this one."""
        return self.visits[-1] if self.visits else None

    def last_with(self, form_id: str) -> Earlier | None:
        """Return the newest earlier visit that answered a form."""
        return next((one for one in reversed(self.visits) if one.of(form_id)), None)

    def history(self) -> list[Finding]:
        """Return the patient's history as last told; complaints, factors and tests of then are not history."""
        found: dict[tuple[str, str | None], Finding] = {}
        for earlier in self.visits:
            for finding in earlier.findings("intake"):
                if finding.kind == "history":
                    found[finding.id, finding.side] = finding
        return list(found.values())

    def safety_history(self) -> list[Finding]:
        """Return the answers to the questions before treating as last given."""
        found: dict[tuple[str, str | None], Finding] = {}
        for earlier in self.visits:
            for finding in earlier.findings("safety_history"):
                found[finding.id, finding.side] = finding
            for finding in earlier.findings("red_flags"):
                found.setdefault((finding.id, finding.side), finding)
        return list(found.values())
