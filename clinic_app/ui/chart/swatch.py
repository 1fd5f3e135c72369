"""A small square that looks like a zone marked with a kind of pain."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from clinic_app.drawing.kinds import pattern_parts
from clinic_app.drawing.outline import Part
from clinic_app.drawing.pain_map import band
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.painting import paint
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, rounded

CORNER = 3.0
EDGE = 1.3


def paint_swatch(painter: QPainter, box: QRectF, kind: str, number: int | None, theme: Theme) -> None:
    """Draw the pattern of a kind on the colour of a pain number; None is not said."""
    role, inks = band(number), chart_colours(theme)
    face = rounded(box, Corners.all(CORNER))
    painter.fillPath(face, inks[role])
    painter.save()
    painter.setClipPath(face)
    painter.translate(box.topLeft())
    paint(painter, _strokes(kind, role, box.width(), box.height(), theme.scale), inks)
    painter.restore()
    painter.strokePath(rounded(box, Corners.all(CORNER), EDGE / 2), QPen(inks["mark_line"], EDGE))


@lru_cache(maxsize=256)
def _strokes(kind: str, role: str, width: float, height: float, pixel: float) -> tuple[Part, ...]:
    square = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return pattern_parts(kind, (square,), f"on_{role}", pixel)
