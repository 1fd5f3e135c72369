"""The home-care sheet as pages: one page where it fits at 12 pt or more, else two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table, TableStyle

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, LINE, ExercisePicture, NumberMark, StopSign
from clinic_app.documents.page import MARGIN, PAPERS, PageFrame, Type, page_count, short
from clinic_app.documents.small_map import SmallMap, small_map
from clinic_app.documents.week_ticks import WeekTicks
from clinic_app.drawing.figure import Figure, figure
from clinic_app.knowledge.picture import Picture
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedExercise

Size = Literal["normal", "large"]
#: Body sizes tried in turn until everything fits one page; large print is re-flowed, never zoomed, and may take two.
BODIES: dict[Size, tuple[float, ...]] = {"normal": (14.0, 13.0, 12.0), "large": (18.0,)}
#: From this body size down lines stand closer and the stop box runs its signs together.
TIGHT = 12.0
PICTURE_SHARE = 0.33
#: From this body size on the steps run below picture and dose, over the whole width.
WIDE = 16.0
#: Height of the small map in lines of text.
MAP_LINES = 5.6
#: What a picture and the words below it keep free beside the steps.
GUTTER = ("RIGHTPADDING", (0, 0), (0, 0), 12)
SOFT = HexColor("#E6F0F1")
ACCENT = HexColor("#0B6470")


@dataclass(frozen=True, slots=True)
class Made:
    """A finished sheet: its bytes, how many pages, and the body size it was set in."""

    pdf: bytes
    pages: int
    body: float


def home_care_pdf(sheet: HomeCareSheet, size: Size = "normal") -> Made:
    """Return the sheet as PDF: on one page in the largest size that fits, else on the fewest pages in the largest size.

    Large print, and every sheet of more than one page, has the stop box on each page.
    """
    if size == "normal":
        for body in BODIES[size]:
            one = _made(_Story(sheet, Type(body, is_tight=body <= TIGHT), stops_everywhere=False))
            if one.pages == 1:
                return one
    tried = [_made(_Story(sheet, Type(body, is_tight=True), stops_everywhere=True)) for body in BODIES[size]]
    return min(tried, key=lambda one: one.pages)


def _made(story: _Story) -> Made:
    pdf = story.frame.made(story.flowables)
    return Made(pdf, page_count(pdf), story.type.body)


@dataclass(frozen=True)
class _Story:
    sheet: HomeCareSheet
    type: Type
    stops_everywhere: bool

    @property
    def frame(self) -> PageFrame:
        """The pages: in large print with the stop box at the foot of each."""
        sheet, head = self.sheet, self.sheet.letterhead
        known = (head.paper, sheet.title, head.clinic, sheet.language, sheet.patient, sheet.footer, sheet.page)
        return PageFrame(*known, self._stop_box if self.stops_everywhere else list)

    def flowables(self) -> list[Flowable]:
        """Return the sheet's blocks in the template's order; a block with nothing to say is left out."""
        blocks: dict[str, Callable[[], list[Flowable]]] = {
            "header": self._header,
            "message": self._message,
            "exercises": self._exercises,
            "own_line": self._own_line,
            "aftercare": self._aftercare,
            "stop": list if self.stops_everywhere else self._stop,
            "next_visit": self._next_visit,
        }
        return [flowable for block in self.sheet.blocks for flowable in blocks[block]()]

    @property
    def _width(self) -> float:
        return float(PAPERS[self.sheet.letterhead.paper][0] - 2 * MARGIN)

    def _header(self) -> list[Flowable]:
        say, head = self.type.say, self.sheet.letterhead
        left = [say(short(self.sheet.title), 1.7, bold=True), say(short(self.sheet.for_patient), 0.92)]
        right = [say(short(head.clinic), bold=True, right=True), say(short(self.sheet.call_us), right=True)]
        table = Table([[left, right]], colWidths=[self._width * 0.62, self._width * 0.38])
        table.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "BOTTOM")))
        return [table, HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=8)]

    def _message(self) -> list[Flowable]:
        """Return the main message, where it hurts and the one thing to do today, with the small map at the right."""
        lines = [one for one in (self.sheet.message, self.sheet.where, self.sheet.today) if one]
        if not lines:
            return []
        say = self.type.say
        said: list[Flowable] = [say(self.sheet.message, 1.08, after=3)] if self.sheet.message else []
        said += [say(self.sheet.where, after=3)] if self.sheet.where else []
        said += [say(self.sheet.today, bold=True)] if self.sheet.today else []
        shown = small_map(self.sheet.marks, self.sheet.view_words, self.type.body * MAP_LINES)
        table = self._beside_map(said, shown)
        return [KeepTogether([table]), Spacer(1, 6)]

    def _beside_map(self, said: list[Flowable], shown: SmallMap | None) -> Table:
        bar = ("LINEBEFORE", (0, 0), (0, -1), 4, ACCENT)
        ground = ("BACKGROUND", (0, 0), (-1, -1), SOFT)
        middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
        if shown is None:
            table = Table([[said]], colWidths=[self._width], splitInRow=1)
        else:
            wide = shown.width + 20
            table = Table([[said, shown]], colWidths=[self._width - wide, wide], splitInRow=1)
        table.setStyle(_padded(5, 10, ground, bar, middle))
        return table

    def _exercises(self) -> list[Flowable]:
        found: list[Flowable] = []
        for number, exercise in enumerate(self.sheet.exercises, start=1):
            found.append(
                KeepTogether(
                    [self._exercise(number, exercise), _rule(2 if self.stops_everywhere or self.type.is_tight else 4)]
                )
            )
        return found

    def _exercise(self, number: int, exercise: PrintedExercise) -> Table:
        wide = self._width * PICTURE_SHARE
        text = self._width - wide - 10
        beside = [*self._title(number, exercise, text), *self._steps(exercise, text), *self._dose(exercise)]
        below: list[Flowable] = []
        if self.type.body >= WIDE:
            beside = [*self._title(number, exercise, text), *self._dose(exercise)]
            below = self._steps(exercise, self._width)
        rows: list[list[Any]] = [[self._picture(exercise, wide), beside]]
        if below:
            rows.append([below, ""])
        table = Table(rows, colWidths=[wide + 10, text], splitInRow=1)
        across: list[Any] = [("SPAN", (0, 1), (1, 1))] if below else []
        table.setStyle(
            _padded(1 if self.stops_everywhere else 3, 0, ("VALIGN", (0, 0), (0, 0), "MIDDLE"), GUTTER, *across)
        )
        return table

    def _picture(self, exercise: PrintedExercise, wide: float) -> list[Flowable]:
        """Return start and end, and below them the week to tick."""
        found: list[Flowable] = []
        if exercise.picture:
            lines = self._picture_lines(exercise)
            drawn = _figure(exercise.picture, exercise.side)
            found.append(ExercisePicture(drawn, (self.sheet.start, self.sheet.end), wide, self.type.body * lines))
        if self._feels_below_picture and exercise.feel:
            found.append(self.type.say(exercise.feel))
        if self.sheet.days:
            found += [Spacer(1, 4), WeekTicks(self.sheet.days, wide)]
        return found

    @property
    def _feels_below_picture(self) -> bool:
        """Whether what an exercise feels like stands below its picture, which saves lines beside it."""
        return self.type.body <= TIGHT

    def _picture_lines(self, exercise: PrintedExercise) -> float:
        """Return the height of a picture in lines: as much as the steps beside it leave."""
        if self.type.body >= WIDE:
            return 4.4
        taken = 2.6 if self._feels_below_picture and exercise.feel else 0.0
        return max(4.4, min(7.0, 2.4 + 1.3 * len(exercise.steps) - taken))

    def _title(self, number: int, exercise: PrintedExercise, width: float) -> list[Flowable]:
        body = self.type.body
        mark = NumberMark(number, body * 1.45)
        said = self.type.say(exercise.title, 1.15, bold=True)
        title = Table([[mark, said]], colWidths=[body * 2.1, width - body * 2.1], splitInRow=1)
        title.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "MIDDLE")))
        return [title, Spacer(1, 2)]

    def _steps(self, exercise: PrintedExercise, width: float) -> list[Flowable]:
        say, body = self.type.say, self.type.body
        steps = [[say(f"{place}."), say(step)] for place, step in enumerate(exercise.steps, start=1)]
        if exercise.feel and not self._feels_below_picture:
            steps.append([say(""), say(exercise.feel)])
        listed = Table(steps, colWidths=[body * 1.5, width - body * 1.5], splitInRow=1)
        listed.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "TOP")))
        return [listed, Spacer(1, 2)]

    def _dose(self, exercise: PrintedExercise) -> list[Flowable]:
        return [self.type.say(exercise.dose, bold=True)]

    def _own_line(self) -> list[Flowable]:
        return [self.type.say(self.sheet.own_line, bold=True, after=6)] if self.sheet.own_line else []

    def _aftercare(self) -> list[Flowable]:
        if not self.sheet.aftercare:
            return []
        said: list[Flowable] = [self.type.say(self.sheet.aftercare_title, 1.08, bold=True)]
        lines = [" ".join(self.sheet.aftercare)] if self.type.body <= TIGHT else self.sheet.aftercare
        said += [self.type.say(one) for one in lines]
        return [KeepTogether([*said, Spacer(1, 6)])]

    def _stop(self) -> list[Flowable]:
        return [KeepTogether([Spacer(1, 4), *self._stop_box(), Spacer(1, 6)])]

    def _stop_box(self) -> list[Flowable]:
        say, sign = self.type.say, self.type.body * (1.5 if self.stops_everywhere else 2.7)
        title = say(self.sheet.stop_title, 1.12, bold=True)
        said: list[Flowable] = [say(one) for one in self._stop_lines()]
        said.append(say(self.sheet.emergency, bold=True))
        rows: list[list[Any]] = [[StopSign(sign), [title, *said]]]
        across: list[Any] = []
        if self.stops_everywhere:  # the sign beside the title only: every line counts where the box stands on each page
            rows = [[StopSign(sign), title], [said, ""]]
            across = [("SPAN", (0, 1), (1, 1)), ("TOPPADDING", (0, 1), (1, 1), 0)]
        table = Table(rows, colWidths=[sign + 16, self._width - sign - 16], splitInRow=1)
        box = ("BOX", (0, 0), (-1, -1), 1.8, DARK)
        middle = ("VALIGN", (0, 0), (-1, 0), "MIDDLE")
        table.setStyle(_padded(5, 9, box, middle, ("ROUNDEDCORNERS", [6, 6, 6, 6]), *across))
        return [table]

    def _stop_lines(self) -> list[str]:
        """Return the signs one below the other, or run together where room is short."""
        if self.type.is_tight:
            return [" · ".join(self.sheet.stop) + "."]
        return [f"• {one}" for one in self.sheet.stop]

    def _next_visit(self) -> list[Flowable]:
        bold = " ".join(one for one in (self.sheet.until, self.sheet.next_visit) if one)
        found: list[Flowable] = [self.type.say(bold, bold=True)] if bold else []
        return [*found, *([self.type.say(self.sheet.showed_me)] if self.sheet.showed_me else [])]


@lru_cache(maxsize=64)
def _figure(picture: Picture, side: Literal["right", "left"]) -> Figure:
    """Return the drawing of a pose, made once: each body size is tried with the same ones, and each preview too."""
    return figure(picture, side)


def _rule(after: float) -> HRFlowable:
    return HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=after / 2, spaceAfter=after)


def _plain(*commands: Any) -> TableStyle:  # noqa: ANN401  ReportLab's table commands
    return _padded(0, 0, *commands)


def _padded(above: float, beside: float, *commands: Any) -> TableStyle:  # noqa: ANN401
    padding: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
        ("LEFTPADDING", (0, 0), (-1, -1), beside),
        ("RIGHTPADDING", (0, 0), (-1, -1), beside),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), above),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return TableStyle([*padding, *commands])
