"""Where things lie in a pain trend: days along the line of reading, numbers 0 to 10 upwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

WORST = 10
#: Labels of days closer together than this many px at 100 % text would touch.
LEAST_BETWEEN = 64


@dataclass(frozen=True, slots=True)
class Axes:
    """The field of the trend in px, and the days at its two ends; a single day stands in the middle."""

    field: QRectF
    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day lies; the axis is time, not visits."""
        span = (self.last - self.first).days
        part = (day - self.first).days / span if span else 0.5
        return self.field.left() + part * self.field.width()

    def y(self, number: float) -> float:
        """Return where a number lies."""
        return self.field.bottom() - number / WORST * self.field.height()

    def point(self, day: date, number: float) -> QPointF:
        """Return where a reading lies."""
        return QPointF(self.x(day), self.y(number))

    def labelled(self, days: Iterable[date], between: float = LEAST_BETWEEN) -> list[date]:
        """Return the days that are named below the field: the last one, and before it as many as there is room for."""
        found: list[date] = []
        for day in sorted(set(days), reverse=True):
            if not found or self.x(found[-1]) - self.x(day) >= between:
                found.append(day)
        return found[::-1]
