"""The time, handed in from outside so that tests and the demo record decide what day it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as it was on the clinic's wall.

    Attributes:
        utc: The instant, aware, in UTC.
        offset_minutes: What the clinic's wall clock was ahead of UTC.
        zone: IANA name of the clinic's zone, such as ``Europe/London``; ``UTC`` where unknown.
    """

    utc: datetime
    offset_minutes: int
    zone: str

    @property
    def local(self) -> datetime:
        """The same instant with the offset it had on the wall."""
        return self.utc.astimezone(timezone(timedelta(minutes=self.offset_minutes)))


Clock = Callable[[], Moment]


def moment(instant: datetime, zone: str) -> Moment:
    """Return an aware instant as seen in a zone."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  the system's clock does without, before the first paint

    local = instant.astimezone(ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    return Moment(instant.astimezone(UTC), int(offset.total_seconds() // 60), zone)


def system_clock() -> Moment:
    """Return now, in the zone this machine is set to."""
    now = datetime.now().astimezone()
    offset = now.utcoffset() or timedelta()
    return Moment(now.astimezone(UTC), int(offset.total_seconds() // 60), local_zone_name())


def day_of(now: Moment) -> tuple[Moment, Moment]:
    """Return the first moment of a day on the clinic's wall, and of the day after it."""
    midnight = datetime.combine(now.local.date(), time(), now.local.tzinfo)
    first, next_one = (
        Moment(at.astimezone(UTC), now.offset_minutes, now.zone) for at in (midnight, midnight + timedelta(days=1))
    )
    return first, next_one


def local_zone_name() -> str:
    """Return the IANA name of this machine's zone, or ``UTC`` where it does not say."""
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name
    link = Path("/etc/localtime")
    parts = link.resolve().parts if link.is_symlink() else ()
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else "UTC"


class SetClock:
    """A clock that somebody sets: tests, the demo record, the scripted appointment."""

    def __init__(self, start: datetime, zone: str = "Europe/London") -> None:
        self.now = start.astimezone(UTC)
        self.zone = zone

    def __call__(self) -> Moment:  # noqa: D102  being called is what a clock is for
        return moment(self.now, self.zone)

    def advance(self, **amount: float) -> None:
        """Move on by a ``timedelta`` given as its keywords, such as ``minutes=3``."""
        self.now += timedelta(**amount)
