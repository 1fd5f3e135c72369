"""One exercise of the sheet: its number and title, picture, steps, dose, and the week to tick."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from clinic_app.documents import fonts
from clinic_app.documents.flowables import CAPTION, DARK, LINE, ExercisePicture, NumberMark
from clinic_app.documents.page import Type
from clinic_app.documents.rows import Cell, padded, plain, row
from clinic_app.documents.tags import FIGURE, HEADING, LABEL, LIST, PARAGRAPH, SAID, Meaning, item, section
from clinic_app.documents.text import Face, Text
from clinic_app.documents.week_ticks import WeekTicks
from clinic_app.drawing.figure import Figure, figure
from clinic_app.knowledge.picture import Picture
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedExercise

PICTURE_SHARE = 0.33
#: From this body size on the steps run below picture and dose, over the whole width.
WIDE = 16.0
#: From this body size down what an exercise feels like stands below its picture, which saves lines beside it.
TIGHT = 12.0
BETWEEN = 10.0
#: What a picture and the words below it keep free beside the steps.
GUTTER = ("RIGHTPADDING", (0, 0), (0, 0), BETWEEN)
#: In the order of reading: the title first, then picture and steps, the week last.
FIRST, LAST = -1, 1


Where = Literal["below", "beside"]
WHERE: tuple[Where, Where] = ("below", "beside")
#: Where every line counts: how wide the picture's column may be, as shares, and how high a picture is, in lines.
COMPACT_SHARES = (0.33, 0.28, 0.24)
COMPACT_LINES = 5.0
#: Width of a week to tick at the end of a title's line.
WEEK = 138.0
ANY_HEIGHT = 1e6


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of an exercise stand.

    Attributes:
        share: How much of the width the picture's column has.
        week: The week to tick is below the picture, or beside the title.
        feel: What it feels like is below the picture in tight type, or beside it after the steps.
    """

    share: float = PICTURE_SHARE
    week: Where = "below"
    feel: Where = "below"


@dataclass(frozen=True)
class ExerciseBlock:
    """One exercise in one size.

    Attributes:
        is_close: Between rules that stand close, where every line counts.
        is_compact: As low as can be: picture, week and what it feels like stand where they take the least height.
    """

    sheet: HomeCareSheet
    exercise: PrintedExercise
    number: int
    type: Type
    width: float
    is_close: bool
    is_compact: bool = False

    def flowables(self) -> list[Flowable]:
        """Return the block and the rule below it; in large print its steps may go on on the next page."""
        after = 2.0 if self.is_close or self.type.is_tight else 4.0
        rule = HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=after / 2, spaceAfter=after)
        if self.is_compact:
            return [KeepTogether([self._lowest(), rule])]
        if self.type.body < WIDE:
            return [KeepTogether([self._table(Places()), rule])]
        first, *steps = self._steps(self.width, Places())
        ending = KeepTogether([*steps[-2:], rule])
        return [KeepTogether([self._table(Places()), Spacer(1, 3), first]), *steps[:-2], ending]

    def _tag(self, *path: str, says: str = "", turn: int = 0) -> Meaning:
        return Meaning((section(self.number), *path), says, turn)

    def _lowest(self) -> Table:
        """Return the arrangement that takes the least height; of two equal ones the one with the larger picture."""
        ways = [Places(share, beside, feel) for share in COMPACT_SHARES for beside in WHERE for feel in WHERE]
        tables = [self._table(places) for places in ways]
        return min(tables, key=lambda one: float(one.wrap(self.width, ANY_HEIGHT)[1]))

    def _table(self, places: Places) -> Table:
        """Return the picture with what stands beside it: all of it, or in large print title and dose."""
        wide = self.width * places.share
        text = self.width - wide - BETWEEN
        steps = [] if self.type.body >= WIDE else [*self._steps(text, places), Spacer(1, 2)]
        beside = [*self._title(text, places), *steps, self._dose()]
        style = padded(1 if self.is_close else 3, 0, ("VALIGN", (0, 0), (0, 0), "MIDDLE"), GUTTER)
        return row([self._picture(wide, places), beside], [wide + BETWEEN, text], self.type.direction, style)

    def _picture(self, wide: float, places: Places) -> list[Flowable]:
        """Return start and end, and below them the week to tick."""
        found: list[Flowable] = []
        exercise, sheet = self.exercise, self.sheet
        if exercise.picture:
            face = Face(fonts.TEXT, CAPTION, CAPTION, DARK, "centre", self.type.direction)
            size = (wide, self.type.body * self._picture_lines())
            tag = self._tag(FIGURE, says=f"{exercise.title}: {sheet.start}, {sheet.end}")
            captions = (Text(sheet.start, face), Text(sheet.end, face))
            drawn = _figure(exercise.picture, exercise.side)
            found.append(ExercisePicture(drawn, captions, size, tag, self.type.direction))
        if self._feels_below_picture(places) and exercise.feel:
            found.append(self.type.say(exercise.feel, tag=self._tag(PARAGRAPH, turn=LAST)))
        if sheet.days and places.week == "below":
            tag = self._tag(PARAGRAPH, turn=LAST)
            found += [Spacer(1, 4), WeekTicks(sheet.days, wide, tag, self.type.direction)]
        return found

    def _feels_below_picture(self, places: Places) -> bool:
        return self.type.body <= TIGHT and places.feel == "below"

    def _picture_lines(self) -> float:
        """Return the height of a picture in lines: as much as the steps beside it leave."""
        if self.type.body >= WIDE:
            return 4.4
        if self.is_compact:
            return COMPACT_LINES
        taken = 2.6 if self.type.body <= TIGHT and self.exercise.feel else 0.0
        return max(4.4, min(7.0, 2.4 + 1.3 * len(self.exercise.steps) - taken))

    def _title(self, width: float, places: Places) -> list[Flowable]:
        """Return number and title, and at the end of their line the week where it stands there."""
        body, title = self.type.body, self.exercise.title
        mark = NumberMark(self.number, body * 1.45)
        told = self.type.say(title, 1.15, bold=True, tag=self._tag(HEADING, says=f"{self.number}. {title}", turn=FIRST))
        style = plain(("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
        cells: list[Cell] = [mark, told]
        widths = [body * 2.1, width - body * 2.1]
        if places.week == "beside" and self.sheet.days:
            ticks = WeekTicks(self.sheet.days, WEEK, self._tag(PARAGRAPH, turn=LAST), self.type.direction)
            cells, widths = [mark, told, ticks], [body * 2.1, width - body * 2.1 - WEEK - 4, WEEK + 4]
        return [row(cells, widths, self.type.direction, style), Spacer(1, 2)]

    def _steps(self, width: float, places: Places) -> list[Flowable]:
        """Return a row for each step, and one for what it should feel like."""
        say, body = self.type.say, self.type.body
        cells = [self._step(place, step) for place, step in enumerate(self.exercise.steps, start=1)]
        if self.exercise.feel and not self._feels_below_picture(places):
            cells.append([say(""), say(self.exercise.feel, tag=self._tag(PARAGRAPH))])
        widths = [body * 1.5, width - body * 1.5]
        return [row(one, widths, self.type.direction, plain()) for one in cells]

    def _step(self, place: int, step: str) -> list[Cell]:
        say, one = self.type.say, (LIST, item(place))
        return [say(f"{place}.", tag=self._tag(*one, LABEL)), say(step, tag=self._tag(*one, SAID))]

    def _dose(self) -> Text:
        return self.type.say(self.exercise.dose, bold=True, tag=self._tag(PARAGRAPH))


@lru_cache(maxsize=64)
def _figure(picture: Picture, side: Literal["right", "left"]) -> Figure:
    """Return the drawing of a pose, made once: each body size is tried with the same ones, and each preview too."""
    return figure(picture, side)
