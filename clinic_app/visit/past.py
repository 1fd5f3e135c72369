"""The patient's earlier visits, read when somebody looks: to compare, to carry plans, to know the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.forms import resource
from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.findings import Finding
from clinic_app.forms.meaning import findings_from
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.records.rows import VisitRow
from clinic_app.visit.problems import PatientProblems

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.visit.open_visit import OpenVisit

COUNTED = ("open", "signed")
#: What stays true at the next visit: what the patient told of earlier times, and what dated reports name.
HISTORY = ("history:", "imaging:")


class Earlier:
    """One earlier visit: its row, its answers by form, and the forms as they were asked then.

    The answers are read when somebody looks at a form that was answered, so that a visit that has nothing to say
    costs nothing.
    """

    def __init__(self, past: Past, row: VisitRow, forms: set[str]) -> None:
        self.row = row
        self._past = past
        self._forms = forms

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
        return self._answers[form_id][1] if form_id in self._forms else Answers()

    def value(self, form_id: str, where: Path) -> Value:
        """Return what was answered then."""
        return self.of(form_id).value(where)

    def findings(self, form_id: str) -> list[Finding]:
        """Return what the answers to a form meant."""
        return findings_from(*self._answers[form_id]) if form_id in self._forms else []


class Past:
    """All earlier visits of the patient, oldest first."""

    def __init__(self, visit: OpenVisit) -> None:
        self._visit = visit
        self._forms: dict[str, Questionnaire] = {}

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
        asked = self._forms_asked(here.patient) if before else {}
        return [Earlier(self, row, asked.get(row.id, set())) for row in before if row.care.utc <= here.care.utc]

    def silent_on(self, links: frozenset[str]) -> set[str]:
        """Return the earlier visits in which none of some outermost questions was answered; no answer is read."""
        told = {visit for visit, _, _ in self._answered(links)}
        return {one.row.id for one in self.visits if one.row.id not in told}

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
        if content_hash not in self._forms:
            known = self._visit.reference.forms.by_hash(content_hash)
            self._forms[content_hash] = known or resource.read(self.record.contents.body(content_hash))[0]
        return self._forms[content_hash]

    def _forms_asked(self, patient: str) -> dict[str, set[str]]:
        """Return the ids of the forms that were answered in each visit of the patient."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for visit, content_hash in self.record.answers.forms_of_patient(patient):
            found[visit].add(self.form(content_hash).id)
        return found

    def _answered(self, links: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return visit, form and question wherever the patient answered one of some outermost questions."""
        patient = self._visit.visit.patient
        return self.record.answers.questions_of_patient(patient, links) if patient and self.visits else []

    def _telling_history(self) -> list[Earlier]:
        """Return the visits in which anything was said that may mean history."""
        earlier = self.visits  # first of all: which forms they were asked is known from there
        intakes = {name: frozenset(_telling(form.items)) for name, form in self._forms.items() if form.id == "intake"}
        asked = self._answered(frozenset().union(*intakes.values()))
        telling = {visit for visit, form, link in asked if link in intakes.get(form, ())}
        return [one for one in earlier if one.row.id in telling]

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
        for earlier in self._telling_history():
            for finding in earlier.findings("intake"):
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


def _telling(items: Iterable[Item]) -> Iterator[str]:
    """Yield the questions whose answers, or answers nested in theirs, may mean history."""
    for item in items:
        nested = list(_telling(item.items))
        said = (*item.findings, *(finding for option in item.options for finding in option.findings))
        yield from nested
        if nested or any(one.removeprefix("-").startswith(HISTORY) for one in said):
            yield item.link_id
