"""The lines of a pain trend: for the areas that matter most, and for the worst of a week, how strong on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clinic_app.visit.progress import CLEAR_CHANGE, Step, areas_of

MOST_AREAS = 3
#: The line of the worst pain of the last week; areas have the name of their row.
WORST = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How strong it was, or how well it went, on a day: 0 to 10."""

    day: date
    number: float


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One line: the row of its area, or ``WORST``, with its readings, oldest first."""

    row: str
    readings: tuple[Reading, ...]

    @property
    def first(self) -> float:
        """The first number."""
        return self.readings[0].number

    @property
    def last(self) -> float:
        """The newest number."""
        return self.readings[-1].number

    @property
    def is_clear_change(self) -> bool:
        """Whether first and last differ by as much as patients called a clear change."""
        return abs(self.last - self.first) >= CLEAR_CHANGE


def trend_lines(steps: Sequence[Step]) -> tuple[TrendLine, ...]:
    """Return the lines of the areas marked most often, at most three, and that of the worst pain where it was asked."""
    lines = [_area_line(steps, row) for row in areas_of(steps)]
    shown = [line for line in lines if line.readings][:MOST_AREAS]
    worst = TrendLine(WORST, tuple(Reading(one.day, one.worst) for one in steps if one.worst is not None))
    return (*shown, worst) if worst.readings else tuple(shown)


def _area_line(steps: Sequence[Step], row: str) -> TrendLine:
    told = ((step.day, _pain_in(step, row)) for step in steps)
    return TrendLine(row, tuple(Reading(day, number) for day, number in told if number is not None))


def _pain_in(step: Step, row: str) -> int | None:
    """Return the pain of an area on a visit; nothing where nobody asked about it."""
    return step.pain(row) if row in step.gone or any(area.row == row for area in step.areas) else None
