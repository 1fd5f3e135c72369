"""Which backups are kept: the newest of each of the last hours, days, weeks, months and years that have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

#: How many of each kind are kept, and what two moments of the same hour, day … have in common.
KINDS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (24, lambda at: (at.date(), at.hour)),
    (14, lambda at: at.date()),
    (8, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
    (7, lambda at: at.year),
)
#: More than this is never kept of what lies in the past.
MOST = sum(number for number, _ in KINDS)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which of these moments (aware, UTC) a backup is kept of.

    What lies after ``now`` was made while the clock was ahead: it is kept, and counts for nothing until then. The
    newest of the others is always kept.
    """
    every = sorted(moments, reverse=True)
    past = [one for one in every if one <= now]
    found = {one for one in every if one > now}
    for number, common in KINDS:
        newest: dict[object, datetime] = {}
        for one in past:
            newest.setdefault(common(one), one)
        found |= set(list(newest.values())[:number])
    return found
