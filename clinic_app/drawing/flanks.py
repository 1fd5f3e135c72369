"""How far a silhouette reaches to the left and to the right at each height."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.drawing.rings import Ring, box_around, edges

ROW = 2.0  # units


@dataclass(frozen=True, slots=True, eq=False)
class Flanks:
    """The outermost edges, row by row; one of them is equal to itself only, so that it is told apart at no cost.

    Attributes:
        middle: Where a silhouette counts as narrow as a line above and below itself.
        rows: Left and right edge by row number; row n reaches from 2 n to 2 n + 2 units.
    """

    middle: float
    rows: dict[int, tuple[float, float]]

    def between(self, top: float, bottom: float) -> tuple[float, float]:
        """Return the outermost left and right edge between two heights."""
        found = [self.rows[row] for row in range(_row(top), _row(bottom) + 1) if row in self.rows]
        if not found:
            return self.middle, self.middle
        return min(left for left, _ in found), max(right for _, right in found)


def flanks_of(rings: Sequence[Ring]) -> Flanks:
    """Measure a silhouette; an edge counts in every row it touches."""
    rows: dict[int, tuple[float, float]] = {}
    for (x0, y0), (x1, y1) in edges(rings):
        for row in range(_row(min(y0, y1)), _row(max(y0, y1)) + 1):
            left, right = rows.get(row, (math.inf, -math.inf))
            rows[row] = (min(left, x0, x1), max(right, x0, x1))
    return Flanks(box_around(rings).centre[0], rows)


def _row(height: float) -> int:
    return math.floor(height / ROW)
