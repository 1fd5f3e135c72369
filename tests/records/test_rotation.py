"""Which backups are kept, whatever the days on which they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.records.rotation import KINDS, MOST, kept

START = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)))
NOW = st.integers(0, 10 * 366).map(lambda days: START + timedelta(days=days))


@given(MOMENTS, NOW)
def test_the_newest_is_kept_and_what_lies_ahead_and_little_else(moments: list[datetime], now: datetime) -> None:
    found = kept(moments, now)
    past = [one for one in moments if one <= now]
    assert found <= set(moments)
    assert not past or max(past) in found
    assert {one for one in moments if one > now} <= found
    assert len(found & set(past)) <= MOST


@given(MOMENTS, NOW)
def test_thinning_out_twice_takes_nothing_more(moments: list[datetime], now: datetime) -> None:
    once = kept(moments, now)
    assert kept(once, now) == once


@given(MOMENTS, NOW)
def test_each_of_the_last_hours_days_weeks_months_and_years_keeps_its_newest(
    moments: list[datetime], now: datetime
) -> None:
    found = kept(moments, now)
    past = sorted((one for one in moments if one <= now), reverse=True)
    for number, common in KINDS:
        newest: dict[object, datetime] = {}
        for one in past:
            newest.setdefault(common(one), one)
        assert set(list(newest.values())[:number]) <= found


def test_a_backup_every_hour_for_three_years_leaves_all_five_kinds() -> None:
    """Made and thinned out one after the other, as it happens: a day's last backup must still be there next year."""
    there: set[datetime] = set()
    now = START
    for _ in range(3 * 365):
        for hour in range(9, 18, 2):
            at = now + timedelta(hours=hour)
            there = kept(there | {at}, at)
        now += timedelta(days=1)
    last = max(there)
    assert len({one.date() for one in there if last - one < timedelta(days=14)}) == 14
    assert len({one.isocalendar()[:2] for one in there if last - one < timedelta(weeks=8)}) == 8
    assert len({(one.year, one.month) for one in there if last - one < timedelta(days=330)}) >= 11
    assert {one.year for one in there} == {2020, 2021, 2022}
    assert len(there) <= MOST


def test_a_clock_set_back_a_year_costs_no_backup() -> None:
    """What was made while the clock was ahead counts for nothing until then, and takes nobody's place."""
    ahead = {START + timedelta(days=365, hours=hour) for hour in range(30)}
    now = START + timedelta(days=1)
    there = ahead | {now - timedelta(hours=1), now}
    assert kept(there, now) == there
