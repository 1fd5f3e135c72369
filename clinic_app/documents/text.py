"""A paragraph of plain text in one size, in either direction, that knows what it is.

Our own instead of ReportLab's paragraph: that one breaks lines from the left whatever the script, and reads mark-up
where we have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from clinic_app.documents import fonts, right_to_left
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import Meaning, tagged

SPACES = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
#: Where a line may end; a space that holds two words together is none.
WHITE = re.compile(f"[{SPACES}]+")
#: A number in groups, such as a telephone number; and the pieces of a run that is one with signs around it.
GROUPS = re.compile(r"\d[ \xa0]\d")
PIECES = re.compile(r"\d(?:.*\d)?|\D+")
Align = Literal["start", "end", "centre"]


@dataclass(frozen=True, slots=True)
class Face:
    """How a text looks: font, sizes in points, colour, and where its lines begin."""

    font: str
    size: float
    leading: float
    colour: Color
    align: Align = "start"
    direction: Direction = "ltr"

    def width(self, text: str) -> float:
        """Return how wide a text of one line is, in points."""
        return fonts.width(text, self.font, self.size)


class Text(Flowable):
    """Plain text in lines that fit; a word longer than a line goes on in the next.

    Attributes:
        said: The text in the order of reading.
        tag: What it is; None for decoration.
    """

    def __init__(self, said: str, face: Face, tag: Meaning | None = None, after: float = 0.0) -> None:
        super().__init__()
        self.said, self.tag, self._face = said, tag, face
        self._lines: tuple[str, ...] = ()
        self._broken_at = -1.0
        self.spaceAfter = after
        self.width = self.height = 0.0

    @property
    def one_line(self) -> float:
        """How wide it is where nothing breaks it."""
        return self._face.width(self.said)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break into lines for a width; return width and height."""
        if width != self._broken_at:
            self._lines, self._broken_at = lines_of(self.said, self._face, width), width
        self.width, self.height = width, len(self._lines) * self._face.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the lines that fit a height and the rest, which may be none; or nothing where no line fits."""
        if self._broken_at < 0:  # a table tells its cell's width here, padding and all: what was broken stays
            self.wrap(width, height)
        fit = int((height + 1e-6) // self._face.leading)
        if fit < 1:
            return []
        return [self._part(self._lines[:fit]), self._part(self._lines[fit:])]

    def draw(self) -> None:
        """Paint the lines from the top."""
        if not self._lines:
            return
        canvas, face = self.canv, self._face
        with tagged(canvas, self.tag):
            canvas.setFillColor(face.colour)
            for number, line in enumerate(self._lines, start=1):
                y = self.height - (number - 1) * face.leading - face.size
                # The space that the line's end stands for: without it two words would be read as one.
                space = " " if number < len(self._lines) else ""
                draw_line(canvas, line, face, (self._left(line), y), space)

    def _left(self, line: str) -> float:
        free = self.width - self._face.width(line)
        is_right = (self._face.align == "end") != (self._face.direction == "rtl")
        return free / 2 if self._face.align == "centre" else free if is_right else 0.0

    def _part(self, lines: tuple[str, ...]) -> Text:
        """Return some of the lines, broken as they are: a word in pieces stays in pieces."""
        part = Text(" ".join(lines), self._face, self.tag, self.spaceAfter)
        part._lines, part._broken_at = lines, self._broken_at
        return part


def draw_line(canvas: Canvas, line: str, face: Face, at: tuple[float, float], after: str = "") -> None:
    """Draw one line from its left end; ``after`` is read after it where lines run from left to right, and not seen."""
    drawn = right_to_left.drawn(line, face.direction)
    text = canvas.beginText(*at)
    for font, run in fonts.runs(drawn if face.direction == "rtl" else drawn + after, face.font):
        text.setFont(font, face.size)
        if face.direction == "rtl" and GROUPS.search(run) and not any(one.isalpha() for one in run):
            for piece in PIECES.findall(run):
                (_write_number if GROUPS.search(piece) else PDFTextObject.textOut)(text, piece)
        else:
            text.textOut(run)
    canvas.drawText(text)


def _write_number(text: PDFTextObject, number: str) -> None:
    """Write a number in groups as one piece: who copies a telephone number gets its groups in order.

    A program that turns lines itself (PDFium) turns words at their spaces, and takes a space that holds together for
    none.
    """
    said = f"\ufeff{number}".replace(" ", "\xa0").encode("utf-16-be").hex()
    text._code.append(f"/Span <</ActualText <{said}>>> BDC")  # type: ignore[attr-defined]  # noqa: SLF001  ReportLab has no other way
    text.textOut(number)
    text._code.append("EMC")  # type: ignore[attr-defined]  # noqa: SLF001


@lru_cache(maxsize=4096)
def lines_of(said: str, face: Face, room: float) -> tuple[str, ...]:
    """Return a text in lines that fit, in the order of reading; kept, because pages are tried in many ways."""
    lines: list[str] = []
    space, used = face.width(" "), 0.0
    if not said.strip(SPACES):
        return ()
    for word in WHITE.split(said.strip(SPACES)):
        wide = face.width(word)
        if lines and used + space + wide <= room:
            lines[-1] += f" {word}"
            used += space + wide
        elif wide <= room:
            lines.append(word)
            used = wide
        else:
            pieces = _pieces(word, face, room)
            lines += pieces
            used = face.width(pieces[-1])
    return tuple(lines)


def _pieces(word: str, face: Face, room: float) -> list[str]:
    """Return a word that is longer than a line in pieces that fit, of one letter at least."""
    if right_to_left.has_letters(word):  # a letter is wider or narrower beside another one
        return _joined_pieces(word, face, room)
    pieces, used = [""], 0.0
    for letter in word:
        wide = face.width(letter)
        if pieces[-1] and used + wide > room:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return pieces


def _joined_pieces(word: str, face: Face, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
