"""Two entries of one person: made one, taken apart, by two rooms at once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.records.record import Record
from clinic_app.records.rows import AttachmentRow, EventRow, PatientRow, PersonRow, VisitRow


@pytest.fixture
def happened(record: Record, clock: SetClock) -> EventRow:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
    record.people.add(person)
    return EventRow(str(uuid4()), "patient_added", clock(), person.id)


def again(happened: EventRow) -> EventRow:
    return EventRow(str(uuid4()), happened.kind, happened.at, happened.person)


def patient(record: Record, clock: SetClock, happened: EventRow, *, visits: int) -> PatientRow:
    row = record.patients.add(PatientRow(str(uuid4()), "Elena", "Marsh", "1979-05-02", clock()), again(happened))
    for _ in range(visits):
        visit = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), row.id)
        record.visits.add(visit, again(happened))
        paper = AttachmentRow(str(uuid4()), "letter", "A letter", "text/plain", "", b"words", clock(), row.id, visit.id)
        record.notes.attach(paper, again(happened))
    return row


def visits(record: Record, row: PatientRow) -> set[str]:
    return {one.id for one in record.visits.of_patient(row.id)}


def test_everything_of_the_second_entry_moves_and_goes_back(
    record: Record, clock: SetClock, happened: EventRow
) -> None:
    first, second = (patient(record, clock, happened, visits=count) for count in (2, 3))
    theirs, others = visits(record, first), visits(record, second)
    record.merging.merge(second.id, first.id, again(happened))
    assert visits(record, first) == theirs | others
    assert not visits(record, second)
    assert record.patients.get(second.id).merged_into == first.id
    since = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), first.id)
    record.visits.add(since, again(happened))
    (merged,) = record.merging.into(first.id)
    record.merging.part(merged, again(happened))
    assert visits(record, first) == theirs | {since.id}
    assert visits(record, second) == others
    assert record.patients.get(second.id).merged_into is None
    assert not record.merging.into(first.id)


def test_a_pair_is_merged_once_only(record: Record, clock: SetClock, happened: EventRow) -> None:
    first, second = (patient(record, clock, happened, visits=1) for _ in range(2))
    record.merging.merge(second.id, first.id, again(happened))
    for one, other in ((second, first), (first, second)):
        with pytest.raises(ClinicError) as error:
            record.merging.merge(one.id, other.id, again(happened))
        assert error.value.sentence == "merging.already"
    assert len(visits(record, first)) == 2
    with pytest.raises(ClinicError) as error:
        record.merging.merge(first.id, first.id, again(happened))
    assert error.value.sentence == "merging.same"


def test_taken_apart_once_only_and_merged_anew(record: Record, clock: SetClock, happened: EventRow) -> None:
    first, second = (patient(record, clock, happened, visits=1) for _ in range(2))
    record.merging.merge(second.id, first.id, again(happened))
    (merged,) = record.merging.into(first.id)
    record.merging.part(merged, again(happened))
    with pytest.raises(ClinicError) as error:
        record.merging.part(merged, again(happened))
    assert error.value.sentence == "merging.apart_already"
    record.merging.merge(first.id, second.id, again(happened))
    assert len(visits(record, second)) == 2


def test_what_was_moved_on_meanwhile_stays_where_it_is(record: Record, clock: SetClock, happened: EventRow) -> None:
    first, second, third = (patient(record, clock, happened, visits=1) for _ in range(3))
    (moved,) = visits(record, second)
    record.merging.merge(second.id, first.id, again(happened))
    record.visits.change(moved, again(happened), patient=third.id)
    (merged,) = record.merging.into(first.id)
    record.merging.part(merged, again(happened))
    assert moved in visits(record, third)
    assert not visits(record, second)
