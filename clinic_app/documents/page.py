"""What every page has: paper, margins, type sizes, a footer with the patient and *page x of y*."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, KeepTogether, PageTemplate

from clinic_app.documents import fonts, tags
from clinic_app.documents.archive import About, with_line_ends
from clinic_app.documents.canvas import canvas_of
from clinic_app.documents.flowables import DARK
from clinic_app.documents.foot import SMALL, Foot
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import Meaning, decoration
from clinic_app.documents.text import Align, Face, Text
from clinic_app.documents.watermark import draw_watermark

#: Handout checklist: text 12 pt or more (14 as a rule), footer 10 or more, line height 1.3 to 1.6, margins 20 mm.
MARGIN = 20 * mm
LINE_HEIGHT = 1.36
TIGHT_LINE_HEIGHT = 1.3
#: Room between the page and the line above its foot.
ABOVE_FOOT = 8
COLUMN_GAP = 14.0
#: Characters of a name in the head of a page.
MOST_IN_HEAD = 200
#: An area lower than this many points takes no line of text.
SMALLEST_AREA = 40.0
#: More room than any story needs.
UNLIMITED = 1e6
PAPERS = {"A4": A4, "Letter": LETTER}
#: A bold line this much larger than the text is a title of the page, or of a part.
TITLE, HEADING = 1.5, 1.08


@dataclass(frozen=True, slots=True)
class Type:
    """Type sizes of a page in points, all in proportion to its body; tight where a page would not hold it else."""

    body: float
    is_tight: bool = False
    direction: Direction = "ltr"

    def face(self, scale: float = 1.0, *, bold: bool = False, align: Align = "start") -> Face:
        """Return how text looks at a multiple of the body size."""
        size = self.body * scale
        leading = size * (TIGHT_LINE_HEIGHT if self.is_tight else LINE_HEIGHT)
        return Face(fonts.BOLD if bold else fonts.TEXT, size, leading, DARK, align, self.direction)

    def say(
        self,
        text: str,
        scale: float = 1.0,
        *,
        bold: bool = False,
        right: bool = False,
        after: float = 0.0,
        tag: Meaning | None = None,
    ) -> Text:
        """Return a paragraph of plain text; ``right`` is at the end of its line, which is left in Arabic.

        What no tag is given for is a paragraph, or a heading where it is bold and large.
        """
        kind = (
            (tags.TITLE if scale >= TITLE else tags.HEADING if scale >= HEADING else tags.PARAGRAPH)
            if bold
            else tags.PARAGRAPH
        )
        face = self.face(scale, bold=bold, align="end" if right else "start")
        if tag and not tag.says:
            tag = replace(tag, says=text)
        return Text(text, face, tag or Meaning((kind,), text), after)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a first page has besides running text: something above it, and a column at its right."""

    above: Sequence[Flowable]
    column: Sequence[Flowable]
    width: float


@dataclass(frozen=True)
class PageFrame:
    """One document's pages.

    Attributes:
        paper: A4 or Letter.
        identity: Whose page it is, on every page.
        footer: One line or more at the foot of every page.
        page_words: *Page {page} of {pages}*.
        on_every_page: What stands above the footer of every page; a call gives it anew for each.
        direction: How its lines run; pages of the other direction are mirrored.
        foot_size: Size of identity and page number at the foot.
        watermark: Words across every page; empty for none.
        is_kept: Tagged and fit for an archive; a page that is only looked at is made without, and sooner.
    """

    paper: Literal["A4", "Letter"]
    title: str
    author: str
    language: str
    identity: str
    footer: str
    page_words: str
    on_every_page: Callable[[], Sequence[Flowable]] = list
    direction: Direction = "ltr"
    is_kept: bool = True
    foot_size: float = SMALL
    watermark: str = ""

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
        about = self._about()
        document = BaseDocTemplate(
            file,
            pagesize=size,
            title=about.title,
            author=about.author,
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
        document.build(told, canvasmaker=canvas_of(about, self._draw_foot))
        return with_line_ends(file.getvalue()) if self.is_kept else file.getvalue()

    def _about(self) -> About:
        title, author = fonts.storable(self.title), fonts.storable(self.author)
        return About(title, author, self.language, self.direction, self.is_kept)

    def _first(self, beside: Beside) -> list[Frame]:
        """Return the areas of a first page: what stands above, the column at the right, the text beside and below."""
        above = _height(beside.above, self.width, self.height)
        column = min(_height(beside.column, beside.width, self.height), self.height - above)
        below = self.height - above - column
        narrow = self.width - beside.width - COLUMN_GAP
        mirrored = self.direction == "rtl"
        areas = [
            self._area(0, below + column, self.width, above),
            self._area(0 if mirrored else narrow + COLUMN_GAP, below, beside.width, column),
            self._area(beside.width + COLUMN_GAP if mirrored else 0, below, narrow, column),
        ]
        return [*areas, self._area(0, 0, self.width, below)] if below > SMALLEST_AREA else areas

    def _area(self, x: float, y: float, width: float, height: float) -> Frame:
        return Frame(MARGIN + x, MARGIN + self._foot_height() + y, width, height, 0, 0, 0, 0)

    @cached_property
    def _foot(self) -> Foot:
        fonts.register()
        return Foot(self.identity, self.footer, self.page_words, self.width, self.direction, self.foot_size)

    def _foot_height(self) -> float:
        repeated = self.on_every_page()
        room = _height(repeated, self.width, PAPERS[self.paper][1]) if repeated else 0.0
        return self._foot.height + room + ABOVE_FOOT

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        top = MARGIN + self._foot.height + ABOVE_FOOT
        if page == 1:
            self._draw_repeated(canvas, top)
        else:
            with decoration(canvas):
                self._draw_repeated(canvas, top)
        self._foot.draw(canvas, MARGIN, MARGIN, page, pages)
        if self.watermark:
            draw_watermark(canvas, self.watermark, PAPERS[self.paper], self.direction)

    def _draw_repeated(self, canvas: Canvas, bottom: float) -> None:
        for flowable in reversed(self.on_every_page()):
            height = flowable.wrapOn(canvas, self.width, PAPERS[self.paper][1])[1]
            flowable.drawOn(canvas, MARGIN, bottom)
            bottom += height


def with_a_page_less(makes: Sequence[Callable[[], bytes]]) -> bytes:
    """Return the PDF in its usual size, or in the first smaller one whose last lines do not need a page of their own.

    Args:
        makes: What makes it, the usual size first, the smallest last.
    """
    usual, *smaller = makes
    pdf = usual()
    pages = page_count(pdf)
    if pages > 1 and page_count(smallest := smaller[-1]()) < pages:
        return next((tried for make in smaller[:-1] if page_count(tried := make()) < pages), smallest)
    return pdf


def short(text: str) -> str:
    """Return a text that must stand in the head of a page; a very long one ends in dots."""
    return text if len(text) <= MOST_IN_HEAD else f"{text[: MOST_IN_HEAD - 1]}…"


def _height(flowables: Sequence[Flowable], width: float, room: float) -> float:
    """Return how high flowables stand one below the other, with a point to spare for rounding."""
    total = 1.0
    for flowable in flowables:
        total += flowable.getSpaceBefore() + flowable.wrap(width, room)[1] + flowable.getSpaceAfter()
    return total


@dataclass(frozen=True, slots=True)
class Expected:
    """How flowables will come to stand.

    Attributes:
        pages: On how many pages.
        free: Points that stay free on the first of several.
        height: How high all of it is, in points.
    """

    pages: int
    free: float
    height: float


def expected(flowables: Sequence[Flowable], width: float, height: float) -> Expected:
    """Return how flowables will come to stand, by their heights; breaks inside one may make it less.

    What is higher than a page counts as many pages as it has parts of that height.
    """
    pages, left, free, total = 1, height, 0.0, 0.0
    for one in flowables:
        high = _height_needed(one, width)
        total += high
        if high > left + 1e-6:
            free = left if pages == 1 else free
            pages, left = pages + ceil(high / height), height
        left = max(0.0, left - high)
    return Expected(pages, free, total)


def _height_needed(flowable: Flowable, width: float) -> float:
    """Return how high a flowable stands; what is kept together says no height of its own, its parts do."""
    kept = isinstance(flowable, KeepTogether)
    parts = flowable._content if kept else [flowable]  # type: ignore[attr-defined]  # noqa: SLF001
    return sum(_height_with_space(part, width) for part in parts)


def _height_with_space(flowable: Flowable, width: float) -> float:
    high = float(flowable.wrapOn(None, width, UNLIMITED)[1])  # type: ignore[arg-type]  # there is no canvas yet
    return high + flowable.getSpaceBefore() + flowable.getSpaceAfter()


def page_count(pdf: bytes) -> int:
    """Return how many pages one of our PDFs has."""
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
