"""When care began and ended on the clinic's wall, across midnight and the change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clinic_app.clock import Moment

#: Care that lasts longer than this was probably written down wrongly.
LONGEST = timedelta(hours=6)
#: The zone of a visit that came from where nobody knew it.
UNKNOWN = "UTC"


def lasted(care: Moment, began: object, ended: object) -> timedelta | None:
    """Return how long care lasted from two times of the wall clock; one that ends earlier ends the next day.

    Returns None where either is missing or no time.
    """
    first, last = _time(began), _time(ended)
    if first is None or last is None:
        return None
    day = care.local.date()
    start = _at(care, datetime.combine(day, first))
    end = _at(care, datetime.combine(day, last))
    if end < start:
        end = _at(care, datetime.combine(day + timedelta(days=1), last))
    return end - start


def minutes(care: Moment, began: object, ended: object) -> int | None:
    """Return the same in whole minutes."""
    long = lasted(care, began, ended)
    return None if long is None else round(long.total_seconds() / 60)


def _time(said: object) -> time | None:
    try:
        return time.fromisoformat(str(said)) if said else None
    except ValueError:
        return None


def _at(care: Moment, wall: datetime) -> datetime:
    """Return a time of the wall as UTC: by the clinic's zone where it is known, else by the offset of the visit."""
    by_offset = (wall - timedelta(minutes=care.offset_minutes)).replace(tzinfo=UTC)
    if care.zone == UNKNOWN:
        return by_offset
    try:
        return wall.replace(tzinfo=ZoneInfo(care.zone)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError):
        return by_offset
