"""Paints the program's curves on a page: roles become ink that survives a grey photocopy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from clinic_app.documents import fonts
from clinic_app.drawing.callouts import Label
from clinic_app.drawing.outline import Box, Part

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


#: Path commands as a page writes them; a curve that closes needs no points.
WRITTEN = {"M": "m", "L": "l", "C": "c", "Z": "h"}
#: Filled and stroked, by whether there is a fill and a line; overlaps of one curve stay open.
PAINTED = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}


def ink(role: str) -> Color:
    """Return the colour of a role; a role nobody named is drawn in ink rather than lost."""
    return HexColor(INK.get(role, OTHERS), hasAlpha=len(INK.get(role, OTHERS)) > len("#RRGGBB"))


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """Curves as a page writes them: pieces of page code, each with how much of it covers what lies below."""

    pieces: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Parts as the key of what was made of them: the same ones, not equal ones, which would take long to compare."""

    parts: Sequence[Part]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.parts is self.parts

    def __hash__(self) -> int:
        return id(self.parts)


def paint(canvas: Canvas, parts: Sequence[Part], box: Box, x: float, y: float, scale: float) -> None:
    """Paint curves so that the box's lower left corner lies at x, y (points from the page's lower left)."""
    canvas.saveState()
    canvas.translate(x - box.left * scale, y + box.bottom * scale)
    canvas.scale(scale, -scale)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    covers = 1.0
    for alpha, code in _prepared(_Same(parts)).pieces:
        if alpha != covers:
            canvas.setFillAlpha(alpha)
            canvas.setStrokeAlpha(alpha)
            covers = alpha
        canvas._code.append(code)  # type: ignore[attr-defined]  # noqa: SLF001  written once, drawn often
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


@lru_cache(maxsize=128)
def _prepared(same: _Same) -> Prepared:
    """Return curves as page code; kept, because every change of a sheet draws the same pictures again."""
    pieces = []
    for covers, group in groupby(same.parts, _covers):
        pieces.append((covers, "\n".join(_code(part) for part in group)))
    return Prepared(tuple(pieces))


def _covers(part: Part) -> float:
    return float(ink(part.fill or part.line).alpha)


def _code(part: Part) -> str:
    """Return one curve with its inks as a page writes them."""
    words = []
    if part.fill:
        words.append(f"{_ink(part.fill)} rg")
    if part.line:
        dashes = " ".join(f"{one:.2f}" for one in part.dashed)
        words.append(f"{_ink(part.line)} RG {part.width:.2f} w [{dashes}] 0 d")
    for command, points in part.outline:
        numbers = " ".join(f"{one:.2f}" for one in points)
        words.append(f"{numbers} {WRITTEN[command]}")
    words.append(PAINTED[bool(part.fill), bool(part.line)])
    return " ".join(words)


@cache
def _ink(role: str) -> str:
    colour = ink(role)
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f}"
