"""The patient's earlier visits, read when somebody looks: to compare, to carry plans, to know the history."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.findings import Finding
from clinic_app.forms.meaning import findings_from
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.forms.standing import Standing
from clinic_app.records.answers import Told
from clinic_app.records.rows import VisitRow
from clinic_app.visit.problems import PatientProblems

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.visit.open_visit import OpenVisit

COUNTED = ("open", "signed")
INTAKE = "intake"
#: Forms of which it is asked which earlier visits answered some question of theirs.
LOOKED_THROUGH = (INTAKE, "assessment", "problems")
#: What stays true at the next visit: what the patient told of earlier times, and what dated reports name.
HISTORY = ("history:", "imaging:")


class Earlier:
    """One earlier visit: its row, its answers by form, and the forms as they were asked then.

    The answers are read when somebody looks at a form that was answered, so that a visit that has nothing to say
    costs nothing.

    Attributes:
        forms: Ids of the forms of which anything was answered.
    """

    def __init__(self, past: Past, row: VisitRow, forms: frozenset[str]) -> None:
        self.row = row
        self.forms = forms
        self._past = past

    @cached_property
    def _answers(self) -> dict[str, tuple[Questionnaire, Answers]]:
        found: dict[str, tuple[Questionnaire, Answers]] = {}
        for row in self._past.record.answers.of_visit(self.row.id):
            form = self._past.form(row.form)
            if form.id not in found:
                found[form.id] = form, Answers()
            found[form.id][1].add(row)
        return found

    def of(self, form_id: str) -> Answers:
        """Return the answers given then to a form."""
        return self._answers[form_id][1] if form_id in self.forms else Answers()

    def value(self, form_id: str, where: Path) -> Value:
        """Return what was answered then."""
        return self.of(form_id).value(where)

    def findings(self, form_id: str) -> list[Finding]:
        """Return what the answers to a form meant."""
        return findings_from(Standing.of(*self._answers[form_id])) if form_id in self.forms else []


class Past:
    """All earlier visits of the patient, oldest first."""

    def __init__(self, visit: OpenVisit) -> None:
        self._visit = visit
        self._ids: dict[frozenset[str], frozenset[str]] = {}

    @property
    def record(self) -> Record:
        """Where they are kept."""
        return self._visit.record

    @cached_property
    def visits(self) -> list[Earlier]:
        """Return the visits before this one in which somebody was seen."""
        here = self._visit.visit
        if here.patient is None:
            return []
        rows = self.record.visits.of_patient(here.patient)
        before = [row for row in rows if row.id != here.id and row.state in COUNTED and row.kind == "visit"]
        earlier = [row for row in before if row.care.utc <= here.care.utc]
        return [Earlier(self, row, self._forms_of(row)) for row in earlier]

    def silent_on(self, links: frozenset[str]) -> set[str]:
        """Return the earlier visits in which none of some outermost questions was answered; no answer is read.

        They are questions of the forms ``LOOKED_THROUGH``.
        """
        return {one.row.id for one in self.visits if links.isdisjoint(link for _, link in self._told_in(one).questions)}

    @cached_property
    def problems(self) -> PatientProblems:
        """The patient's problems and what of the earlier visits belonged to which."""
        patient = self._visit.visit.patient
        rows = self.record.problems.of_patient(patient) if patient else []
        return PatientProblems(rows, lambda: [(one.row, one.of) for one in self.visits], self._visit.reference)

    def forget_problems(self) -> None:
        """Read the patient's problems anew when somebody looks."""
        self.__dict__.pop("problems", None)

    def form(self, content_hash: str) -> Questionnaire:
        """Return a form as it was asked then."""
        return self._visit.reference.forms.as_asked(content_hash, self.record.contents.body)

    @cached_property
    def _told(self) -> dict[str, Told]:
        """Which forms were asked in each visit of the patient, and which questions of those looked through."""
        patient = self._visit.visit.patient
        return self.record.answers.told_by_patient(patient, LOOKED_THROUGH) if patient else {}

    def _telling_history(self) -> list[Earlier]:
        """Return the visits in which anything was said that may mean history."""
        asked = {question for one in self.visits for question in self._told_in(one).questions}
        telling = {(name, link) for name, link in asked if _tells(self.form(name), link)}
        return [one for one in self.visits if not telling.isdisjoint(self._told_in(one).questions)]

    def _told_in(self, one: Earlier) -> Told:
        return self._told.get(one.row.id, Told())

    def _forms_of(self, row: VisitRow) -> frozenset[str]:
        asked = self._told.get(row.id, Told()).forms
        if asked not in self._ids:  # visit after visit the same
            self._ids[asked] = frozenset(self.form(one).id for one in asked)
        return self._ids[asked]

    @property
    def last(self) -> Earlier | None:
        """Return the visit before this one."""
        return self.visits[-1] if self.visits else None

    def last_with(self, form_id: str) -> Earlier | None:
        """Return the newest earlier visit that answered a form."""
        return next((one for one in reversed(self.asked(form_id)) if one.of(form_id)), None)

    def asked(self, form_id: str) -> list[Earlier]:
        """Return the earlier visits in which anything was said to a form, oldest first; no answer is read."""
        return self._by_form.get(form_id, [])

    @cached_property
    def _by_form(self) -> dict[str, list[Earlier]]:
        found = defaultdict[str, list[Earlier]](list)
        for one in self.visits:
            for form_id in one.forms:
                found[form_id].append(one)
        return found

    def history(self) -> list[Finding]:
        """Return the patient's history as last told; complaints, factors and tests of then are not history."""
        found: dict[tuple[str, str | None], Finding] = {}
        for earlier in self._telling_history():
            for finding in earlier.findings(INTAKE):
                if finding.id.startswith(HISTORY):
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


def _tells(form: Questionnaire, link: str) -> bool:
    """Say whether the answers to a question of the intake, or answers nested in them, may mean history."""
    return form.id == INTAKE and link in form and _means_history(form.item(link))


def _means_history(item: Item) -> bool:
    said = (*item.findings, *(finding for option in item.options for finding in option.findings))
    means = any(one.removeprefix("-").startswith(HISTORY) for one in said)
    return means or any(_means_history(one) for one in item.items)
