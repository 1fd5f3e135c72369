"""Paints the plain curves of ``clinic_app.drawing`` on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from clinic_app.drawing.outline import Outline, Part

Ink = QColor | QBrush


@lru_cache(maxsize=320)  # a chart has 280; an outline and its path weigh 30 kB
def path_of(outline: Outline) -> QPainterPath:
    """Return an outline as Qt's path, made once; do not change it, copy it."""
    return _path(outline)


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    for command, points in outline:
        if command == "M":
            path.moveTo(*points)
        elif command == "L":
            path.lineTo(*points)
        elif command == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def paint(painter: QPainter, parts: Iterable[Part], inks: Mapping[str, Ink], *, once: bool = False) -> None:
    """Draw parts in their order, each role with its ink; the painter's transformation says where and how large.

    ``once`` keeps nothing of them: they are seen no second time.

    Raises:
        KeyError: A part has a role that ``inks`` does not know.
    """
    for part in parts:
        path = (_path if once else path_of)(part.outline)
        painter.setBrush(inks[part.fill] if part.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(pen_of(part, inks[part.line]) if part.line else Qt.PenStyle.NoPen)
        painter.drawPath(path)


def pen_of(part: Part, ink: Ink) -> QPen:
    """Return the pen for a part's line: round ends and corners, dashes in drawing units."""
    pen = QPen(QBrush(ink), part.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if part.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / part.width for length in part.dashed])
    return pen
