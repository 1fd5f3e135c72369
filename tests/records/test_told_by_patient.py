"""What a patient was asked, visit by visit, in one statement, on both stores."""

from __future__ import annotations

from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.forms.answers import Path
from clinic_app.records.answers import Told
from clinic_app.records.record import Record
from clinic_app.records.rows import AnswerRow, EventRow, PatientRow, VisitRow
from tests.counting import readings

AREA: Path = (("pain_map", "lower_back.left"), ("intensity", ""))
PAST: Path = (("past", ""),)
ODD: Path = (("a,b\nc", ""),)


def patient(record: Record, clock: SetClock) -> PatientRow:
    row = PatientRow(str(uuid4()), "Ada", "Hill", "1990-01-01", clock())
    return record.patients.add(row, EventRow(str(uuid4()), "patient_added", clock()))


def visit(record: Record, clock: SetClock, whose: str) -> str:
    row = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), whose)
    record.visits.add(row, EventRow(str(uuid4()), "visit_added", clock()))
    return row.id


def answer(record: Record, clock: SetClock, where: str, form: str, path: Path) -> None:
    record.answers.append([AnswerRow(str(uuid4()), where, form, path, 1, str(uuid4()), clock())])


@pytest.fixture
def forms(record: Record) -> dict[str, str]:
    return {name: record.contents.keep("form", name, "1", {"name": name}) for name in ("intake", "response")}


def test_each_visit_tells_its_forms_and_the_questions_of_those_looked_for(
    record: Record, clock: SetClock, forms: dict[str, str]
) -> None:
    whose = patient(record, clock).id
    first, second, silent = (visit(record, clock, whose) for _ in range(3))
    answer(record, clock, first, forms["intake"], AREA)
    answer(record, clock, first, forms["intake"], PAST)
    answer(record, clock, first, forms["response"], PAST)
    answer(record, clock, second, forms["response"], PAST)
    other = visit(record, clock, patient(record, clock).id)
    answer(record, clock, other, forms["intake"], PAST)
    told = record.answers.told_by_patient(whose, ("intake", "assessment"))
    asked = {(forms["intake"], "pain_map"), (forms["intake"], "past")}
    assert told == {
        first: Told(frozenset(forms.values()), frozenset(asked)),
        second: Told(frozenset({forms["response"]})),
    }
    assert silent not in told


def test_a_question_called_oddly_is_told_as_its_path_is_written(
    record: Record, clock: SetClock, forms: dict[str, str]
) -> None:
    where = visit(record, clock, whose := patient(record, clock).id)
    answer(record, clock, where, forms["intake"], ODD)
    answer(record, clock, where, forms["intake"], PAST)
    told = record.answers.told_by_patient(whose, ["intake"])[where]
    assert told.questions == {(forms["intake"], r"a,b\nc"), (forms["intake"], "past")}


def test_however_many_visits_there_are_it_is_one_statement(
    record: Record, clock: SetClock, forms: dict[str, str]
) -> None:
    whose = patient(record, clock).id
    for _ in range(5):
        answer(record, clock, visit(record, clock, whose), forms["intake"], PAST)
    with readings(record) as run:
        assert len(record.answers.told_by_patient(whose, ["intake"])) == 5
    assert len(run) == 1
