"""Which home-care sheets no longer hold: another was given at a later visit, or the plan has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers, Value
from clinic_app.records.events import Wanted
from clinic_app.visit.disclosure import PATIENT
from clinic_app.visit.kept import KEPT as KEPT_PAPER
from clinic_app.visit.last_home_care import DOSES, DROP, EXERCISES, FORM, KEPT, LAST, SIDE
from clinic_app.visit.open_visit import OpenVisit, path
from clinic_app.visit.past import COUNTED

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.records.record import Record
    from clinic_app.records.rows import DocumentRow
    from clinic_app.visit.clinic import Clinic

#: What a sheet says beside its exercises.
LINES = ("message", "own_line")
#: The parts of the form that make the plan.
PLANNED = (EXERCISES, LAST, *LINES)


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """A home-care sheet that left.

    Attributes:
        replaced: When another took its place or the plan became another; None while it holds.
    """

    paper: DocumentRow
    replaced: Moment | None


def is_patients(who: str) -> bool:
    """Say whether a paper for one of the usual recipients is the patient's own, not a copy for a GP or an insurer.

    A paper that names nobody was kept before the recipient was asked, and went to the patient.
    """
    return who in ("", PATIENT)


def given_sheets(visit: OpenVisit) -> list[GivenSheet]:
    """Return the home-care sheets a visit's patient got, oldest first, whichever visit they were given at."""
    patient = visit.visit.patient
    return _sheets(visit, visit.record.documents.of_patient(patient)) if patient else []


def _sheets(visit: OpenVisit, papers: Sequence[DocumentRow]) -> list[GivenSheet]:
    sheets = [one for one in reversed(papers) if one.kind == FORM]
    copies = _copies(visit.record, sheets)
    sheets = [one for one in sheets if one.id not in copies]
    return [GivenSheet(one, _replaced(visit, sheets[place + 1 :], one)) for place, one in enumerate(sheets)]


def _copies(record: Record, sheets: Sequence[DocumentRow]) -> set[str]:
    """Return the ids of the sheets that went to somebody else than the patient."""
    patients = {one.patient for one in sheets if one.patient}
    kept = (one for patient in patients for one in record.events.found(Wanted(kinds=(KEPT_PAPER,), patient=patient)))
    return {str(one.detail["document"]) for one in kept if not is_patients(str(one.detail.get("who", "")))}


def replaced_papers(clinic: Clinic, papers: Sequence[DocumentRow]) -> dict[str, Moment]:
    """Return since when each home-care sheet among a patient's papers that no longer holds was replaced, by its id."""
    patient = next((one.patient for one in papers if one.kind == FORM), None)
    seen = [one for one in clinic.record.visits.of_patient(patient) if one.state in COUNTED] if patient else []
    if not seen:
        return {}
    newest = max(seen, key=lambda one: one.care.utc)
    visit = OpenVisit(clinic.record, newest.id, clinic.reference, clinic.clock, clinic.person, settings=clinic.settings)
    return {one.paper.id: one.replaced for one in _sheets(visit, papers) if one.replaced is not None}


def _replaced(visit: OpenVisit, later: Sequence[DocumentRow], sheet: DocumentRow) -> Moment | None:
    other = next((one for one in later if one.visit != sheet.visit), None)
    if other is not None:
        return other.added
    for where, answers in _newest_first(visit):
        if where == sheet.visit:
            changed = _plan(answers, LINES) != _plan(_as_given(visit, sheet), LINES)
            return _newest(answers) if changed else None
        if _says_plan(answers):
            return _newest(answers) if _plan(answers) != _plan(_as_given(visit, sheet)) else None
    return None


def _newest_first(visit: OpenVisit) -> list[tuple[str, Answers]]:
    earlier = [(one.row.id, one.of(FORM)) for one in visit.past.visits]
    return [*earlier, (visit.visit.id, visit.of(FORM))][::-1]


def _as_given(visit: OpenVisit, sheet: DocumentRow) -> Answers:
    """Return the plan as it stood when a sheet was kept: the record's order decides, not a clock."""
    if sheet.visit is None:
        return Answers()
    events = visit.record.events.of_visit(sheet.visit)
    kept = [one.seq for one in events if one.kind == KEPT_PAPER and one.detail.get("document") == sheet.id]
    rows = (one for one in visit.record.answers.of_visit(sheet.visit) if visit.past.form(one.form).id == FORM)
    return Answers(one for one in rows if not kept or one.seq < kept[0])


def _plan(answers: Answers, lines: Sequence[str] = ()) -> tuple[Value, ...]:
    """Return what is to be done, with its side and doses, in a way that can be compared."""
    links = (SIDE, *DOSES)
    doing = [(one, *(answers.value(path((EXERCISES, one), link)) for link in links)) for one in answers.rows(EXERCISES)]
    return (*sorted(doing, key=repr), *(answers.value(path(link)) for link in lines))


def _says_plan(answers: Answers) -> bool:
    """Say whether a visit has a plan of its own: something on its sheet, or something dropped from the one before."""
    dropped = any(answers.value(path((LAST, one), KEPT)) == DROP for one in answers.rows(LAST))
    return dropped or bool(answers.rows(EXERCISES))


def _newest(answers: Answers) -> Moment | None:
    entered = [row.entered for row in answers.all_standing() if row.path[0][0] in PLANNED]  # type: ignore[attr-defined]  # rows of the record, which know when
    return max(entered, key=lambda one: one.utc, default=None)
