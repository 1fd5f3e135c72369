"""Rounded boxes and the ring around what has the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from clinic_app.ui.looks import Look
from clinic_app.ui.theme import Theme

RING = 2.0


@dataclass(frozen=True, slots=True)
class Corners:
    """Radii of the four corners in px, as seen."""

    top_left: float
    top_right: float
    bottom_right: float
    bottom_left: float

    @classmethod
    def all(cls, radius: float) -> Corners:
        """Return the same radius four times."""
        return cls(radius, radius, radius, radius)

    @classmethod
    def ends(cls, radius: float, *, left: bool, right: bool) -> Corners:
        """Return round corners at the chosen ends only."""
        on_left, on_right = radius * left, radius * right
        return cls(on_left, on_right, on_right, on_left)


def rounded(box: QRectF, corners: Corners, inset: float = 0.0) -> QPainterPath:
    """Return a box with its own radius in each corner, drawn in by ``inset`` px; do not change it, copy it."""
    return _path(box.x(), box.y(), box.width(), box.height(), corners, inset)


@lru_cache(maxsize=256)  # a page has hundreds of buttons of a few sizes, each drawn at every change
def _path(x: float, y: float, width: float, height: float, corners: Corners, inset: float) -> QPainterPath:
    box = QRectF(x, y, width, height).marginsRemoved(QMarginsF(inset, inset, inset, inset))
    limit = min(box.width(), box.height()) / 2
    wanted = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    a, b, c, d = (max(0.0, min(radius - inset if radius else 0.0, limit)) for radius in wanted)
    path = QPainterPath()
    path.moveTo(box.left() + a, box.top())
    path.lineTo(box.right() - b, box.top())
    path.arcTo(box.right() - 2 * b, box.top(), 2 * b, 2 * b, 90, -90)
    path.lineTo(box.right(), box.bottom() - c)
    path.arcTo(box.right() - 2 * c, box.bottom() - 2 * c, 2 * c, 2 * c, 0, -90)
    path.lineTo(box.left() + d, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * d, 2 * d, 2 * d, -90, -90)
    path.lineTo(box.left(), box.top() + a)
    path.arcTo(box.left(), box.top(), 2 * a, 2 * a, 180, -90)
    path.closeSubpath()
    return path


def paint_box(painter: QPainter, box: QRectF, corners: Corners, look: Look, theme: Theme) -> None:
    """Draw the face and the edge of a look."""
    if look.ground:
        painter.fillPath(rounded(box, corners), theme.colour(look.ground))
    if look.edge:
        style = Qt.PenStyle.DashLine if look.dashed else Qt.PenStyle.SolidLine
        painter.strokePath(rounded(box, corners, look.width / 2), QPen(theme.colour(look.edge), look.width, style))


def paint_ring(painter: QPainter, box: QRectF, corners: Corners, theme: Theme, *, gap: bool) -> None:
    """Draw the focus ring inside a box; ``gap`` puts a light line between the ring and a dark face."""
    if gap:
        painter.strokePath(rounded(box, corners, 1.5 * RING), QPen(theme.colour("surface"), RING))
    painter.strokePath(rounded(box, corners, RING / 2), QPen(theme.colour("focus"), RING))
