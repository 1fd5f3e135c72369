"""What every page has: paper, margins, type sizes, a footer with the patient and *page x of y*."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, LINE, numbered_canvas

#: Handout checklist: text 12 pt or more (14 as a rule), footer 10 or more, line height 1.3 to 1.6, margins 20 mm.
MARGIN = 20 * mm
LINE_HEIGHT = 1.36
TIGHT_LINE_HEIGHT = 1.3
FOOTER = 10.0
#: More lines than this of either kind do not stand at the foot of a page.
MOST_FOOT_LINES = 3
COLUMN_GAP = 14.0
#: Characters of a name in the head of a page.
MOST_IN_HEAD = 200
#: An area lower than this many points takes no line of text.
SMALLEST_AREA = 40.0
PAPERS = {"A4": A4, "Letter": LETTER}


@dataclass(frozen=True, slots=True)
class Type:
    """Type sizes of a page in points, all in proportion to its body; tight where a page would not hold it else."""

    body: float
    is_tight: bool = False

    def style(
        self, scale: float = 1.0, *, bold: bool = False, right: bool = False, after: float = 0.0
    ) -> ParagraphStyle:
        """Return a paragraph style at a multiple of the body size."""
        fonts.register()  # even an empty paragraph asks for its font
        size = self.body * scale
        return ParagraphStyle(
            f"{'bold' if bold else 'text'}-{size}-{right}-{after}",
            fontName=fonts.BOLD if bold else fonts.TEXT,
            fontSize=size,
            leading=size * (TIGHT_LINE_HEIGHT if self.is_tight else LINE_HEIGHT),
            textColor=DARK,
            alignment=TA_RIGHT if right else TA_LEFT,
            spaceAfter=after,
        )

    def say(
        self, text: str, scale: float = 1.0, *, bold: bool = False, right: bool = False, after: float = 0.0
    ) -> Paragraph:
        """Return a paragraph of plain text; whatever stands in it is escaped."""
        style = self.style(scale, bold=bold, right=right, after=after)
        return Paragraph(fonts.marked_up(text, bold=bold), style)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a first page has besides running text: something above it, and a column at its right."""

    above: Sequence[Flowable]
    column: Sequence[Flowable]
    width: float


@dataclass(frozen=True, slots=True)
class PageFrame:
    """One document's pages.

    Attributes:
        paper: A4 or Letter.
        identity: Whose page it is, on every page.
        footer: One line or more at the foot of every page.
        page_words: *Page {page} of {pages}*.
        on_every_page: What stands above the footer of every page; a call gives it anew for each.
    """

    paper: Literal["A4", "Letter"]
    title: str
    author: str
    language: str
    identity: str
    footer: str
    page_words: str
    on_every_page: Callable[[], Sequence[Flowable]] = list

    @property
    def width(self) -> float:
        """Width of the text block."""
        return float(PAPERS[self.paper][0] - 2 * MARGIN)

    @property
    def height(self) -> float:
        """Height of the text block."""
        return float(PAPERS[self.paper][1] - 2 * MARGIN - self._foot_height())

    def made(self, story: Callable[[], Sequence[Flowable]], beside: Beside | None = None) -> bytes:
        """Return the PDF of a story, on the first page with something standing beside it."""
        fonts.register()
        size = PAPERS[self.paper]
        file = io.BytesIO()
        document = BaseDocTemplate(
            file,
            pagesize=size,
            title=fonts.storable(self.title),
            author=fonts.storable(self.author),
            lang=self.language,
            initialFontName=fonts.TEXT,
            invariant=1,  # no date of its making: the same sheet is the same bytes
        )
        told = list(story())
        frames = [self._area(0, 0, self.width, self.height)]
        if beside is not None:
            told = [*beside.above, FrameBreak(), *beside.column, FrameBreak(), *told]
            document.addPageTemplates(PageTemplate("first", self._first(beside), autoNextPageTemplate="page"))
        document.addPageTemplates(PageTemplate("page", frames))
        document.build(told, canvasmaker=numbered_canvas(self._draw_foot))
        return file.getvalue()

    def _first(self, beside: Beside) -> list[Frame]:
        """Return the areas of a first page: what stands above, the column at the right, the text beside and below."""
        above = _height(beside.above, self.width, self.height)
        column = min(_height(beside.column, beside.width, self.height), self.height - above)
        below = self.height - above - column
        narrow = self.width - beside.width - COLUMN_GAP
        areas = [
            self._area(0, below + column, self.width, above),
            self._area(narrow + COLUMN_GAP, below, beside.width, column),
            self._area(0, below, narrow, column),
        ]
        return [*areas, self._area(0, 0, self.width, below)] if below > SMALLEST_AREA else areas

    def _area(self, x: float, y: float, width: float, height: float) -> Frame:
        return Frame(MARGIN + x, MARGIN + self._foot_height() + y, width, height, 0, 0, 0, 0)

    def _foot_lines(self) -> list[str]:
        room = self.width - fonts.width(self.page_words.format(page=99, pages=99), fonts.TEXT, FOOTER) - 12
        lines = [line for part in self.footer.splitlines() for line in _wrapped(part, self.width)]
        return _wrapped(self.identity, room)[:MOST_FOOT_LINES] + lines[:MOST_FOOT_LINES]

    def _foot_height(self) -> float:
        fonts.register()
        repeated = self.on_every_page()
        room = _height(repeated, self.width, PAPERS[self.paper][1]) if repeated else 0.0
        return self._line_height() + room + 8

    def _line_height(self) -> float:
        return len(self._foot_lines()) * FOOTER * 1.3

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        right = MARGIN + self.width
        lines = self._foot_lines()
        top = MARGIN + self._line_height()
        self._draw_repeated(canvas, top + 8)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        canvas.line(MARGIN, top, right, top)
        canvas.setFillColor(DARK)
        for number, line in enumerate(lines):
            _draw_line(canvas, line, MARGIN, top - (number + 1) * FOOTER * 1.3)
        words = self.page_words.format(page=page, pages=pages)
        _draw_line(canvas, words, right - fonts.width(words, fonts.TEXT, FOOTER), top - FOOTER * 1.3)

    def _draw_repeated(self, canvas: Canvas, bottom: float) -> None:
        for flowable in reversed(self.on_every_page()):
            height = flowable.wrapOn(canvas, self.width, PAPERS[self.paper][1])[1]
            flowable.drawOn(canvas, MARGIN, bottom)
            bottom += height


def short(text: str) -> str:
    """Return a text that must stand in the head of a page; a very long one ends in dots."""
    return text if len(text) <= MOST_IN_HEAD else f"{text[: MOST_IN_HEAD - 1]}…"


def _height(flowables: Sequence[Flowable], width: float, room: float) -> float:
    """Return how high flowables stand one below the other, with a point to spare for rounding."""
    total = 1.0
    for flowable in flowables:
        total += flowable.getSpaceBefore() + flowable.wrap(width, room)[1] + flowable.getSpaceAfter()
    return total


def page_count(pdf: bytes) -> int:
    """Return how many pages one of our PDFs has."""
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")


def _wrapped(text: str, room: float) -> list[str]:
    """Return a text in lines that fit; a word longer than a line goes on in the next."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, room):
            lines[-1] = longer
            continue
        lines.append("")
        for character in word:
            if lines[-1] and not _fits(lines[-1] + character, room):
                lines.append("")
            lines[-1] += character
    return lines


def _fits(line: str, room: float) -> bool:
    return fonts.width(line, fonts.TEXT, FOOTER) <= room


def _draw_line(canvas: Canvas, text: str, x: float, y: float) -> None:
    for font, run in fonts.runs(text, fonts.TEXT):
        canvas.setFont(font, FOOTER)
        canvas.drawString(x, y, run)
        x += fonts.width(run, font, FOOTER)
