"""The blocks of a home-care sheet, in the order its template gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer

from clinic_app.documents.flowables import DARK
from clinic_app.documents.foot import SMALL
from clinic_app.documents.home_care_exercise import ExerciseBlock, Grid
from clinic_app.documents.link_code import LinkCode
from clinic_app.documents.logo import LogoPicture
from clinic_app.documents.page import MARGIN, PAPERS, Expected, PageFrame, Type, expected, short
from clinic_app.documents.right_to_left import Direction, starts_right
from clinic_app.documents.rows import Cell, padded, plain, row
from clinic_app.documents.small_map import MapWords, small_map
from clinic_app.documents.stop_box import stop_box
from clinic_app.documents.text import Text
from clinic_app.visit.sheet_values import HomeCareSheet

Stops = Literal["in_place", "first", "every_page"]
#: Height of the small map in lines of text.
MAP_LINES, COMPACT_MAP_LINES = 5.6, 5.0
#: More of a page than this is not left free where a smaller size would fill it.
GAP = 0.2
ACCENT = "#0B6470"
#: How much of the clinic's colour the ground of the main message has.
TINT = 0.1
LINK = 10.0
#: The title's size in multiples of the text's.
TITLE, LARGE_TITLE = 1.7, 1.5
#: Large print is no smaller than this (handout checklist); its text is larger.
LEAST_LARGE = 16.0


@dataclass(frozen=True)
class Story:
    """One sheet in one size.

    Attributes:
        stops: Where the stop box stands: in its place on the only page, high up on the first page, or at the foot of
            each page.
        is_kept: With tags and all that an archive asks for.
        grid: With everything as close as the handout checklist lets it be, and the exercises in this grid.
    """

    sheet: HomeCareSheet
    type: Type
    stops: Stops
    is_kept: bool = True
    grid: Grid | None = None

    @property
    def frame(self) -> PageFrame:
        """The pages: those of a draft say so, those of large print have the stop box, each at its foot."""
        sheet, head = self.sheet, self.sheet.letterhead
        known = (head.paper, sheet.title, head.clinic, sheet.language, sheet.patient, sheet.footer, sheet.page)
        return PageFrame(*known, self._on_every_page, sheet.direction, self.is_kept, self._foot_size)

    @cached_property
    def expected(self) -> Expected:
        """How it will come to stand, told from heights in a tenth of the time that making it takes."""
        return expected(self.flowables(), self._width, self.frame.height)

    @property
    def has_gap(self) -> bool:
        """Whether much of the first page would stay free because the next exercise does not fit it."""
        return self.expected.free > GAP * self.frame.height

    def flowables(self) -> list[Flowable]:
        """Return the sheet's blocks in the template's order; a block with nothing to say is left out."""
        blocks: dict[str, Callable[[], list[Flowable]]] = {
            "header": self._header,
            "message": self._message,
            "exercises": self._exercises,
            "own_line": self._own_line,
            "aftercare": self._aftercare,
            "stop_first": self._stop_first,
            "stop": self._stop,
            "next_visit": self._next_visit,
        }
        return [flowable for block in self._order for flowable in blocks[block]()]

    @property
    def _order(self) -> list[str]:
        """The blocks as they follow each other: a stop box that must be on the first page comes before exercises."""
        order = list(self.sheet.blocks)
        if self.stops == "first":
            order.insert(order.index("exercises") if "exercises" in order else len(order), "stop_first")
        return order

    @property
    def _is_everywhere(self) -> bool:
        return self.stops == "every_page"

    @property
    def _width(self) -> float:
        return float(PAPERS[self.sheet.letterhead.paper][0] - 2 * MARGIN)

    @property
    def _accent(self) -> Color:
        return HexColor(self.sheet.letterhead.accent or ACCENT)

    def say(
        self, text: str, scale: float = 1.0, *, bold: bool = False, right: bool = False, after: float = 0.0
    ) -> Text:
        """Return a paragraph of this page."""
        return said(self.type, text, scale, bold=bold, right=right, after=after)

    def _on_every_page(self) -> list[Flowable]:
        draft = [Spacer(1, 4), self.say(self.sheet.draft, bold=True)] if self.sheet.draft else []
        return [*draft, *(stop_box(self.sheet.stop_box, self._small, self._width) if self._is_everywhere else [])]

    @property
    def _foot_size(self) -> float:
        return SMALL if self.type.body < LEAST_LARGE else LEAST_LARGE

    @property
    def _small(self) -> Type:
        """Type of a box that comes again on each page: in large print no larger than large print must be."""
        return replace(self.type, is_tight=True, body=min(self.type.body, LEAST_LARGE))

    def _header(self) -> list[Flowable]:
        say, head = self.say, self.sheet.letterhead
        own = [LogoPicture(head.logo, head.clinic)] if head.logo else []
        left = [
            *own,
            say(short(self.sheet.title), self._title_scale, bold=True),
            say(short(self.sheet.for_patient), 0.92),
        ]
        right = [say(short(head.clinic), bold=True, right=True), say(short(self.sheet.call_us), right=True)]
        style = plain(("VALIGN", (0, 0), (-1, -1), "BOTTOM"))
        table = row([left, right], [self._width * 0.62, self._width * 0.38], self.type.direction, style)
        rule = self._accent if head.accent else DARK
        above, below = (2, 3) if self.grid else (4, 8)
        return [table, HRFlowable(width="100%", thickness=1.4, color=rule, spaceBefore=above, spaceAfter=below)]

    @property
    def _title_scale(self) -> float:
        return LARGE_TITLE if self.type.body >= LEAST_LARGE or self.grid else TITLE

    def _message(self) -> list[Flowable]:
        """Return the main message, where it hurts and the one thing to do today, with the small map at its end."""
        sheet, lines = self.sheet, self._message_lines()
        if not lines:
            return []
        words = MapWords(sheet.view_words, sheet.where or sheet.message, sheet.direction)
        shown = small_map(sheet.marks, words, self.type.body * (COMPACT_MAP_LINES if self.grid else MAP_LINES))
        bar = ("LINEBEFORE", (0, 0), (0, -1), 4, self._accent)
        ground = ("BACKGROUND", (0, 0), (-1, -1), _tinted(self._accent))
        style = padded(2 if self.grid else 5, 10, ground, bar, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
        wide = shown.width + 20 if shown else 0.0
        cells: list[Cell] = [lines, shown] if shown else [lines]
        widths = [self._width - wide, wide] if shown else [self._width]
        return [KeepTogether([row(cells, widths, self.type.direction, style)]), Spacer(1, 2 if self.grid else 6)]

    def _message_lines(self) -> list[Flowable]:
        """Return what the message says; where every line counts its sentences run on, and who showed what is said."""
        sheet = self.sheet
        first, second = sheet.message, sheet.where
        if self.grid and first and second and starts_right(first) == starts_right(second):
            first, second = f"{first} {second}", ""
        scale, after = (1.0, 0.0) if self.grid else (1.08, 3.0)
        lines: list[Flowable] = [self.say(first, scale, after=after)] if first else []
        lines += [self.say(second, after=after)] if second else []
        lines += [self.say(sheet.today, bold=True)] if sheet.today else []
        return [*lines, self.say(sheet.showed_me)] if lines and self._shows_above else lines

    @property
    def _shows_above(self) -> bool:
        """Whether who showed what stands with the message, where there is room beside the map."""
        said = self.sheet.message or self.sheet.where or self.sheet.today
        return bool(self.grid and "message" in self.sheet.blocks and said and self.sheet.showed_me)

    def _exercises(self) -> list[Flowable]:
        found: list[Flowable] = []
        for number, exercise in enumerate(self.sheet.exercises, start=1):
            close = self._is_everywhere or self.grid is not None
            block = ExerciseBlock(self.sheet, exercise, number, self.type, self._width, close, self.grid)
            found += block.flowables()
        return found

    def _own_line(self) -> list[Flowable]:
        return [self.say(self.sheet.own_line, bold=True, after=6)] if self.sheet.own_line else []

    def _aftercare(self) -> list[Flowable]:
        if not self.sheet.aftercare:
            return []
        told: list[Flowable] = [self.say(self.sheet.aftercare_title, 1.08, bold=True)]
        lines = [" ".join(self.sheet.aftercare)] if self.type.is_tight else self.sheet.aftercare
        told += [self.say(one) for one in lines]
        return [KeepTogether([*told, Spacer(1, 2 if self.grid else 6)])]

    def _stop_first(self) -> list[Flowable]:
        return [KeepTogether([*stop_box(self.sheet.stop_box, self.type, self._width), Spacer(1, 6)])]

    def _stop(self) -> list[Flowable]:
        """Return the stop box where it stands nowhere else, and in English too where the translation is a draft."""
        boxes = [stop_box(self.sheet.stop_box, self.type, self._width)] if self.stops == "in_place" else []
        if self.sheet.stop_in_english:
            english = replace(self._small, direction="ltr")
            boxes.append(stop_box(self.sheet.stop_in_english, english, self._width, language="en"))
        above, below = (1, 2) if self.grid else (4, 6)
        return [KeepTogether([Spacer(1, above), *box, Spacer(1, below)]) for box in boxes]

    def _next_visit(self) -> list[Flowable]:
        bold = " ".join(one for one in (self.sheet.until, self.sheet.next_visit) if one)
        lines: list[Flowable] = [self.say(bold, bold=True)] if bold else []
        lines += [self.say(self.sheet.showed_me)] if self.sheet.showed_me and not self._shows_above else []
        if not self.sheet.letterhead.link:
            return [KeepTogether(lines)] if lines else []
        code = LinkCode(self.sheet.letterhead.link)
        lines.append(self.say(self.sheet.letterhead.link, LINK / self.type.body))
        widths = [self._width - code.width, code.width]
        return [KeepTogether([row([lines, code], widths, self.type.direction, plain())])]


def said(
    type_: Type, text: str, scale: float = 1.0, *, bold: bool = False, right: bool = False, after: float = 0.0
) -> Text:
    """Return a paragraph that runs as its first letter does: typed words, or what had to stay in English, may differ.

    It begins where the others of its page begin, at the left or in Arabic at the right.
    """
    own: Direction = "rtl" if starts_right(text) else "ltr"
    if own != type_.direction and any(one.isalpha() for one in text):
        type_, right = replace(type_, direction=own), not right
    return type_.say(text, scale, bold=bold, right=right, after=after)


def _tinted(colour: Color) -> Color:
    return Color(*(1 - TINT * (1 - one) for one in (colour.red, colour.green, colour.blue)))
