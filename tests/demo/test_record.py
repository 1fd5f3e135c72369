"""The demo record is made through the same doors as a real one, and every signed visit in it passed its gates."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.clock import SetClock
from clinic_app.demo.record import LONGEST, furnish, time_today
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import VisitRow
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.words import Words

MINUTES = st.integers(-LONGEST, LONGEST)


def visits_in(record: Record) -> list[tuple[str, VisitRow]]:
    """Return all visits with their patients' family names, in order of time."""
    patients = {one.id: one.family_name for one in record.patients.all()}
    found = [(patients[visit.patient or ""], visit) for one in patients for visit in record.visits.of_patient(one)]
    return sorted(found, key=lambda one: one[1].care.utc)


def test_six_patients_with_several_visits(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    person = furnish(embedded_record, reading.reference, words, clock)
    assert len(embedded_record.patients.all()) == 6
    visits = visits_in(embedded_record)
    signed = [visit for _, visit in visits if visit.state == "signed"]
    assert all(embedded_record.notes.of_visit(visit.id) for visit in signed)
    assert len(signed) >= 9
    drafts = [(name, visit) for name, visit in visits if visit.state == "open"]
    assert [name for name, _ in drafts] == ["Solheim-Vatne", "Nakamura"]
    opened = OpenVisit(embedded_record, drafts[1][1].id, reading.reference, clock, person)
    assert opened.past.last is not None
    assert opened.now.age == 29


@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (0, 5), (8, 0), (13, 47), (18, 30), (23, 59)])
def test_at_every_hour_the_day_has_all_states_and_one_draft_is_older(
    embedded_record: Record, reading: Reading, words: Words, hour: int, minute: int
) -> None:
    clock = SetClock(datetime(2026, 11, 20, hour, minute, tzinfo=UTC))
    furnish(embedded_record, reading.reference, words, clock)
    visits = [visit for _, visit in visits_in(embedded_record)]
    today = [visit for visit in visits if visit.care.local.date() == clock().local.date()]
    assert Counter(visit.state for visit in today) == {"signed": 1, "open": 1, "kiosk": 1, "planned": 3}
    assert all(visit.care.utc <= clock().utc for visit in today if visit.state in ("signed", "open"))
    older = [visit for visit in visits if visit.state == "open" and visit not in today]
    assert len(older) == 1


def test_what_was_told_in_the_waiting_room_is_nobodys_yet(
    embedded_record: Record, reading: Reading, words: Words, clock: SetClock
) -> None:
    furnish(embedded_record, reading.reference, words, clock)
    waiting = next(visit for _, visit in visits_in(embedded_record) if visit.state == "kiosk")
    answers = embedded_record.answers.of_visit(waiting.id)
    assert answers
    assert {row.provenance for row in answers} == {"kiosk"}
    assert {row.author for row in answers} == {None}


@given(now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), one=MINUTES, other=MINUTES)  # noqa: DTZ001
def test_times_of_today_stay_today_and_in_their_order(now: datetime, one: int, other: int) -> None:
    at = now.replace(tzinfo=UTC)
    first, second = time_today(at, min(one, other)), time_today(at, max(one, other))
    assert first.date() == second.date() == at.date()
    assert first <= second
    assert time_today(at, -1) <= at
    if timedelta(hours=3) < at - at.replace(hour=0, minute=0) < timedelta(hours=20):
        tens = at.replace(minute=at.minute - at.minute % 10, second=0, microsecond=0)
        assert first - tens == timedelta(minutes=min(one, other))
