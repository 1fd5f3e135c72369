"""The foot of every page: whose page it is, which one of how many, and a line or more in small print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, LINE
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.text import Face, draw_line, lines_of

SMALL = 10.0
LEADING = 1.3
#: More lines than this of either kind do not stand at the foot of a page.
MOST_LINES = 3
#: The last line stands so much higher that what hangs below its letters stays out of the margin.
RISE = 2.5


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of a document's pages.

    Attributes:
        identity: Whose page it is.
        small_print: One line or more.
        page_words: *Page {page} of {pages}*.
        size: Size of identity and page number; the small print is always small.
    """

    identity: str
    small_print: str
    page_words: str
    width: float
    direction: Direction
    size: float = SMALL

    @cached_property
    def height(self) -> float:
        """Its height in points, below the line that parts it from the page."""
        return sum(face.leading for _, face in self._lines)

    def draw(self, canvas: Canvas, left: float, bottom: float, page: int, pages: int) -> None:
        """Draw it for one page, from its lower left corner."""
        y = bottom + self.height
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        canvas.line(left, y, left + self.width, y)
        canvas.setFillColor(DARK)
        words = self.page_words.format(page=page, pages=pages)
        self._draw(canvas, words, self._face, (left, y - self._face.leading + RISE), at_end=True)
        for line, face in self._lines:
            y -= face.leading
            self._draw(canvas, line, face, (left, y + RISE), at_end=False)

    @cached_property
    def _lines(self) -> list[tuple[str, Face]]:
        room = self.width - self._face.width(self.page_words.format(page=99, pages=99)) - 12
        small = Face(fonts.TEXT, SMALL, SMALL * LEADING, DARK, direction=self.direction)
        identity = [(line, self._face) for line in lines_of(self.identity, self._face, room)]
        print_ = [line for part in self.small_print.splitlines() for line in lines_of(part, small, self.width)]
        return [*(identity[:MOST_LINES] or [("", self._face)]), *((line, small) for line in print_[:MOST_LINES])]

    @cached_property
    def _face(self) -> Face:
        return Face(fonts.TEXT, self.size, self.size * LEADING, DARK, direction=self.direction)

    def _draw(self, canvas: Canvas, line: str, face: Face, at: tuple[float, float], *, at_end: bool) -> None:
        """Draw a line at the beginning or at the end of the width; which is right, the direction says."""
        is_right = at_end != (self.direction == "rtl")
        x = at[0] + (self.width - face.width(line) if is_right else 0.0)
        draw_line(canvas, line, face, (x, at[1]))
