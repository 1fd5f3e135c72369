"""A press of the button on the chart: a click, until the pointer has gone far enough to be a drag."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QLineF, QPointF

from clinic_app.drawing.body_chart import ZonePath
from clinic_app.drawing.referral import SidedZone

STEP = 3.0  # px between the places looked at along a fast move


class Stroke:
    """From press to release, begun on a zone.

    Attributes:
        zone: The zone it began on.
        is_spot: It means a very spot and never becomes a drag.
        is_drag: The pointer has gone far enough.
    """

    def __init__(self, at: QPointF, zone: ZonePath, far_enough: float, *, is_spot: bool = False) -> None:
        self.zone, self.is_spot = zone, is_spot
        self.is_drag = False
        self._far_enough = far_enough
        self._start = at
        self._last: QPointF | None = at
        self._entered: set[SidedZone] = {(zone.zone, zone.side)}

    def entered(self, to: QPointF, zone_at: Callable[[QPointF], ZonePath | None]) -> list[SidedZone]:
        """Return the zones a move has entered for the first time; none before it is a drag."""
        if not self.is_drag and QLineF(self._start, to).length() < self._far_enough:
            return []
        self.is_drag = True
        found = (zone_at(place) for place in self._along(to))
        keys = dict.fromkeys((zone.zone, zone.side) for zone in found if zone is not None)
        new = [key for key in keys if key not in self._entered]
        self._entered.update(new)
        self._last = to
        return new

    def lift(self) -> None:
        """Forget where the pointer was last: the picture has moved under it, and it has crossed nothing."""
        self._last = None

    def spot(self, to: QPointF, middle: QPointF, zone_at: Callable[[QPointF], ZonePath | None]) -> QPointF:
        """Return the very spot it means: where it ended or began, else where the way to the zone's middle enters it."""
        places = (to, self._start, *_between(self._start, middle))
        return next((place for place in places if zone_at(place) is self.zone), middle)

    def _along(self, to: QPointF) -> Iterator[QPointF]:
        return iter((to,)) if self._last is None else _between(self._last, to)


def _between(begin: QPointF, end: QPointF) -> Iterator[QPointF]:
    line = QLineF(begin, end)
    steps = max(1, round(line.length() / STEP))
    for step in range(1, steps + 1):
        yield line.pointAt(step / steps)
