"""A clock set back or forward, another zone, the hour that is there twice, 2038: order and chain do not mind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clinic_app.clock import SetClock, moment
from clinic_app.exchange.retention import whose_time_is_over
from clinic_app.records.record import Record
from clinic_app.records.verification import verify
from clinic_app.visit.amendments import ADDENDUM
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import path
from clinic_app.visit.safekeeping import safekeeping
from clinic_app.visit.signing import add, sign
from clinic_app.visit.wrong_clock import TOLERATED, clock_warning
from clinic_app.words import Words
from tests.visit.conftest import furnished
from tests.visit.treating import begin, finish, needle

NOW = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
CHANGES = {
    "back a day": NOW - timedelta(days=1),
    "forward a year": NOW + timedelta(days=365),
    "beyond 32 bits": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "the year 2999": datetime(2999, 12, 31, 23, 59, tzinfo=UTC),
    "the year 1800": datetime(1800, 1, 1, tzinfo=UTC),
}


@pytest.mark.parametrize("change", CHANGES)
def test_order_is_by_what_came_first_whatever_the_clock_says(record: Record, clock: SetClock, change: str) -> None:
    room = furnished(record, clock)
    window, other = room.open(0), room.open(1)
    window.answer("nested_rows", path("note"), "first")
    clock.now = CHANGES[change]
    window.answer("nested_rows", path("note"), "second")
    clock.now = NOW
    other.refresh()
    assert other.value("nested_rows", "note") == "second"
    other.answer("nested_rows", path("note"), "third")
    rows = record.answers.of_visit(room.visit_id)
    assert [row.value for row in rows] == ["first", "second", "third"]
    assert [row.seq for row in rows] == sorted(row.seq for row in rows)
    assert rows[1].entered.utc == CHANGES[change]
    window.refresh()
    assert window.value("nested_rows", "note") == "third"
    assert other.undo()
    assert room.open().value("nested_rows", "note") == "second"
    assert verify(record).is_whole


@pytest.mark.parametrize("change", CHANGES)
def test_a_note_signed_and_completed_over_the_change_stays_whole(
    clinic: Clinic, words: Words, clock: SetClock, change: str
) -> None:
    visit = begin(clinic)
    needle(visit)
    finish(visit)
    clock.now = CHANGES[change]
    note = sign(visit, words)
    assert note.signed.utc == CHANGES[change]
    clock.now = NOW
    add(visit, ADDENDUM, "Small bruise.", "patient phoned")
    kept = visit.record.notes.of_visit(visit.visit.id)
    assert kept is not None
    assert kept.sha256 == note.sha256
    assert verify(clinic.record).is_whole
    keeping = safekeeping(clinic)
    assert keeping is not None
    keeping.run()
    assert keeping.refused is None


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_ever_erased_by_a_clock(clinic: Clinic, clock: SetClock, change: str) -> None:
    visit = begin(clinic)
    before = clinic.record.plain_rows.counts()
    clock.now = CHANGES[change]
    over = whose_time_is_over(clinic)
    assert bool(over) == (change in ("beyond 32 bits", "the year 2999")), "it is only listed, for two people to decide"
    assert clinic.record.plain_rows.counts() == before
    assert clinic.open(visit.visit.id).patient is not None


def test_a_clock_set_back_is_told_until_it_is_right(clinic: Clinic, clock: SetClock) -> None:
    begin(clinic)
    assert clock_warning(clinic) == ""
    clock.advance(minutes=-5)
    assert clock_warning(clinic) == "", "rooms may differ a little"
    clock.now = NOW - timedelta(days=1)
    said = clock_warning(clinic)
    assert "2026-11-19 13:40" in said
    assert "20 November 2026" in said
    begin(clinic, "Lane")  # who works on with the wrong clock is told all the same
    assert clock_warning(clinic) == said
    clock.now = NOW
    assert clock_warning(clinic) == ""


def test_a_clock_that_was_a_year_ahead_for_a_while_is_told_when_it_is_right_again(
    clinic: Clinic, clock: SetClock
) -> None:
    clock.advance(days=365)
    begin(clinic)
    assert clock_warning(clinic) == ""
    clock.now = NOW
    begin(clinic, "Lane")
    assert "20 November 2027" in clock_warning(clinic)


def test_another_zone_and_the_hour_that_is_there_twice_are_no_wrong_clock(clinic: Clinic, clock: SetClock) -> None:
    clock.now = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # 01:50 summer time in London; ten minutes later it is 01:00
    begin(clinic)
    clock.advance(minutes=20)
    assert clock().local.hour == 1
    assert clock_warning(clinic) == ""
    clock.zone = "America/Los_Angeles"
    assert clock_warning(clinic) == ""
    begin(clinic, "Lane")
    assert verify(clinic.record).is_whole


def test_a_moment_keeps_what_the_wall_said(record: Record, clock: SetClock) -> None:
    room = furnished(record, clock)
    window = room.open()
    twice = (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    for number, instant in enumerate(twice):
        clock.now = instant
        window.answer("nested_rows", path("note"), str(number))
    first, second = (row.entered for row in record.answers.of_visit(room.visit_id))
    assert (first.local.hour, first.offset_minutes) == (1, 60)
    assert (second.local.hour, second.offset_minutes) == (1, 0)
    assert first == moment(twice[0], "Europe/London")
    assert second.utc - first.utc == timedelta(hours=1)
    assert timedelta(minutes=5) < TOLERATED
