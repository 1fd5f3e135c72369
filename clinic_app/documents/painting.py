"""Paints the program's curves on a page: roles become ink that survives a grey photocopy."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from clinic_app.documents import fonts
from clinic_app.drawing.callouts import Label
from clinic_app.drawing.outline import Box, Outline, Part

#: What each role looks like on paper; the five pain fills are those of the screen (tokens.json), which fall evenly in
#: lightness so that a grey print keeps their order.
INK = {
    "skin": "#FFFFFF",
    "skin_far": "#CBD5D4",
    "moving": "#5FB3BB",
    "hair": "#8A6F5C",
    "ink": "#22353B",
    "prop": "#F0C9A4",
    "ground": "#E3E8E7",
    "arrow": "#B3361B",
    "arrow_halo": "#FFFFFF",
    "feel": "#B3361B",
    "figure": "#F3F5F4",
    "figure_shade": "#15242A0D",
    "figure_line": "#55666A",
    "figure_landmark": "#9AA9A6",
    "figure_zone_line": "#C4CECB",
    "pain_0": "#FFFFFF",
    "pain_1_2": "#F8E7B0",
    "pain_3_4": "#F2BE66",
    "pain_5_6": "#DE8440",
    "pain_7_8": "#AE3F3D",
    "pain_9_10": "#651A3E",
    "pain_unrated": "#DDE4E3",
    "on_pain_7_8": "#FFFFFF",
    "on_pain_9_10": "#FFFFFF",
    "badge": "#15242A",
    "on_badge": "#FFFFFF",
    "ghost": "#57686D",
    "leader": "#15242A",
    "leader_halo": "#FFFFFF80",
    "mark_line": "#15242A",
    "spot": "#15242A",
    "referral": "#1F4E9E",
    "referral_halo": "#FFFFFF",
    "referral_point": "#1F4E9E",
    "unexplained": "#A3191D",
}
OTHERS = "#15242A"


def ink(role: str) -> Color:
    """Return the colour of a role; a role nobody named is drawn in ink rather than lost."""
    return HexColor(INK.get(role, OTHERS), hasAlpha=len(INK.get(role, OTHERS)) > len("#RRGGBB"))


def paint(canvas: Canvas, parts: Iterable[Part], box: Box, x: float, y: float, scale: float) -> None:
    """Paint curves so that the box's lower left corner lies at x, y (points from the page's lower left)."""
    canvas.saveState()
    canvas.translate(x - box.left * scale, y + box.bottom * scale)
    canvas.scale(scale, -scale)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    for part in parts:
        _part(canvas, part)
    canvas.restoreState()


def paint_label(canvas: Canvas, label: Label, box: Box, x: float, y: float, scale: float) -> None:
    """Paint a badge: the letter's plate and the number's plate with their text."""
    callout = label.callout
    plates = ((label.letter_box, "badge", callout.letter), (label.number_box, callout.role, callout.number))
    for plate, role, text in plates:
        if plate is None:
            continue
        left, top = x + (plate.left - box.left) * scale, y + (box.bottom - plate.bottom) * scale
        canvas.setFillColor(ink(role))
        canvas.setStrokeColor(ink("ink"))
        canvas.setLineWidth(0.6)
        canvas.roundRect(left, top, plate.width * scale, plate.height * scale, 1.6, stroke=1, fill=1)
        size = plate.height * scale * 0.78
        canvas.setFillColor(ink(f"on_{role}"))
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(left + plate.width * scale / 2, top + plate.height * scale / 2 - size * 0.34, text)


def _part(canvas: Canvas, part: Part) -> None:
    path = _path(canvas, part.outline)
    if part.fill:
        canvas.setFillColor(ink(part.fill))
    if part.line:
        canvas.setStrokeColor(ink(part.line))
        canvas.setLineWidth(part.width)
        canvas.setDash(list(part.dashed))
    canvas.drawPath(path, stroke=int(bool(part.line)), fill=int(bool(part.fill)), fillMode=0)


def _path(canvas: Canvas, outline: Outline) -> PDFPathObject:
    path = canvas.beginPath()
    for command, points in outline:
        if command == "M":
            path.moveTo(*points)
        elif command == "L":
            path.lineTo(*points)
        elif command == "C":
            path.curveTo(*points)
        else:
            path.close()
    return path
