"""Words across a page, faint enough to read through: who printed it, and when."""

from __future__ import annotations

from math import atan2, degrees, hypot

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.text import Face, draw_line

#: How much of the ink is seen; with more, the text below is harder to read.
FAINT = 0.09
LARGEST, SHARE = 40.0, 0.86


def draw_watermark(canvas: Canvas, words: str, paper: tuple[float, float], direction: Direction) -> None:
    """Draw words from the lower left to the upper right corner of a page, as large as they fit."""
    width, height = paper
    ink = Color(DARK.red, DARK.green, DARK.blue, alpha=FAINT)
    plain = Face(fonts.BOLD, LARGEST, LARGEST, ink, direction=direction)
    size = LARGEST * min(1.0, hypot(width, height) * SHARE / max(plain.width(words), 1.0))
    face = Face(fonts.BOLD, size, size, ink, direction=direction)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    canvas.setFillColor(ink)
    draw_line(canvas, words, face, (-face.width(words) / 2, -size / 3))
    canvas.restoreState()
