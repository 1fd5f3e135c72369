"""One exercise of the sheet: its number and title, picture, steps, dose, and the week to tick."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer

from clinic_app.documents import fonts
from clinic_app.documents.exercise_picture import CAPTION, ExercisePicture
from clinic_app.documents.flowables import DARK, LINE, NumberMark
from clinic_app.documents.page import Type
from clinic_app.documents.rows import SideBySide, height_of, padded, row
from clinic_app.documents.tags import FIGURE, HEADING, LABEL, LIST, PARAGRAPH, SAID, Meaning, item, section
from clinic_app.documents.text import Face, Text
from clinic_app.documents.week_ticks import WeekTicks
from clinic_app.drawing.figure import Figure, figure
from clinic_app.knowledge.picture import Picture
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedExercise

#: From this body size on the steps run below picture and dose, over the whole width.
WIDE = 16.0
#: From this body size down what an exercise feels like stands below its picture, which saves lines beside it.
TIGHT = 12.0
BETWEEN = 10.0
#: What a picture and the words below it keep free beside the steps.
GUTTER = ("RIGHTPADDING", (0, 0), (0, 0), BETWEEN)
#: In the order of reading: the title first, then picture and steps, the week last.
FIRST, LAST = -1, 1
#: How high a picture is, in lines: at least, and at most.
LOWEST, HIGHEST = 4.4, 8.0
#: Width of a week to tick at the end of a title's line.
WEEK = 138.0


@dataclass(frozen=True, slots=True)
class Grid:
    """What is alike for all exercises of a sheet, so that the eye finds its way.

    Attributes:
        share: How much of the width the picture's column has.
        title: Beside the picture, which has the week to tick below it; or over both, with the week at its end.
        steps: Beside the picture, or below it over the whole width.
        feel: What it feels like may stand below the picture, which makes that smaller.
    """

    share: float = 0.33
    title: Literal["beside", "over"] = "beside"
    steps: Literal["beside", "below"] = "beside"
    feel: bool = False


#: What is tried where every line counts, the largest pictures first; and the same for large print.
CLOSE = (
    *(Grid(share, "over") for share in (0.27, 0.22)),
    *(Grid(share, "over", feel=True) for share in (0.27, 0.25, 0.22, 0.2)),
)
CLOSE_LARGE = (Grid(0.3, "over", "below"), Grid(0.3, "over", feel=True), Grid(0.25, "over", feel=True))


@dataclass(frozen=True, slots=True)
class Places:
    """Where two parts of one exercise stand.

    Attributes:
        feel: What it feels like: below the picture, after the steps, or after the dose.
        dose: Below the steps, or beside them below the week.
    """

    feel: Literal["picture", "steps", "dose"] = "steps"
    dose: Literal["below", "beside"] = "below"


#: Of these the lowest is taken where every line counts; of equal ones the first.
BELOW = (Places("steps"), Places("picture"))
BESIDE = (Places("dose", "beside"), Places("steps", "beside"), Places("picture", "beside"))


@dataclass(frozen=True)
class ExerciseBlock:
    """One exercise in one size.

    Attributes:
        is_close: Between rules that stand close, where every line counts.
        grid: Where its parts stand where the page is as close as it may be; what it feels like then stands where it
            takes the least height.
    """

    sheet: HomeCareSheet
    exercise: PrintedExercise
    number: int
    type: Type
    width: float
    is_close: bool
    grid: Grid | None = None

    def flowables(self) -> list[Flowable]:
        """Return the block and the rule below it; steps that run below the picture may go on on the next page."""
        after = 1.0 if self.grid else 2.0 if self.is_close or self.type.is_tight else 4.0
        rule = HRFlowable(width="100%", thickness=0.7, color=LINE, spaceBefore=max(1.0, after / 2), spaceAfter=after)
        places = self._places()
        if self._grid.steps == "beside":
            return [KeepTogether([*self._block(places), rule])]
        first, *steps = self._steps(self.width, places)
        ending = KeepTogether([*steps[-2:], rule])
        return [KeepTogether([*self._block(places), Spacer(1, 3), first]), *steps[:-2], ending]

    @property
    def _grid(self) -> Grid:
        return self.grid or Grid(steps="below" if self.type.body >= WIDE else "beside")

    def _places(self) -> Places:
        """Return where feeling and dose stand."""
        if self._grid.steps == "below":
            return Places()
        if not self.grid:
            return Places("picture" if self.type.body <= TIGHT else "steps")
        tried = (*BESIDE, *BELOW) if self.type.body < WIDE else BELOW
        return min((one for one in tried if self.grid.feel or one.feel != "picture"), key=self._height)

    def _height(self, places: Places) -> float:
        return height_of(self._block(places), self.width)

    def _tag(self, *path: str, says: str = "", turn: int = 0) -> Meaning:
        return Meaning((section(self.number), *path), says, turn)

    def _block(self, places: Places) -> list[Flowable]:
        """Return title, picture, and what stands beside it."""
        wide = self.width * self._grid.share
        text = self.width - wide - BETWEEN
        direction = self.type.direction
        if self._grid.title == "over":
            said = self._said(text, places)
            picture = self._picture_column(wide, said, text, places)
            return [*self._title(self.width), SideBySide([picture, [], said], [wide, BETWEEN, text], direction)]
        beside = [*self._title(text), *self._said(text, places)]
        style = padded(1 if self.is_close else 3, 0, ("VALIGN", (0, 0), (0, 0), "MIDDLE"), GUTTER)
        picture = self._picture_column(wide, beside, text, places)
        return [row([picture, beside], [wide + BETWEEN, text], direction, style)]

    def _said(self, width: float, places: Places) -> list[Flowable]:
        """Return steps and dose one below the other or side by side; or the dose alone where steps run below."""
        dose = self.type.say(self.exercise.dose, bold=True, tag=self._tag(PARAGRAPH))
        if self._grid.steps == "below":
            return [dose]
        if places.dose == "below":
            return [*self._steps(width, places), Spacer(1, 2), dose]
        steps = width - WEEK - BETWEEN
        after = self._feel() if places.feel == "dose" else []
        cells: list[list[Flowable]] = [self._steps(steps, places), [], [dose, *after]]
        return [SideBySide(cells, [steps, BETWEEN, WEEK], self.type.direction)]

    def _picture_column(self, wide: float, said: list[Flowable], text: float, places: Places) -> list[Flowable]:
        """Return start and end, as high as what stands beside them, and what stands below them."""
        below: list[Flowable] = self._feel(LAST) if places.feel == "picture" else []
        if self.sheet.days and self._grid.title == "beside":
            below += [Spacer(1, 4), self._week(wide)]
        return [*self._picture(wide, height_of(said, text) - height_of(below, wide)), *below]

    def _picture(self, wide: float, free: float) -> list[Flowable]:
        """Return start and end, as high as the words beside them leave free."""
        exercise, sheet, body = self.exercise, self.sheet, self.type.body
        if not exercise.picture:
            return []
        face = Face(fonts.TEXT, CAPTION, CAPTION, DARK, "centre", self.type.direction)
        size = (wide, max(LOWEST * body, min(HIGHEST * body, free)))
        tag = self._tag(FIGURE, says=f"{exercise.title}: {sheet.start}, {sheet.end}")
        captions = (Text(sheet.start, face), Text(sheet.end, face))
        drawn = _figure(exercise.picture, exercise.side)
        return [ExercisePicture(drawn, captions, size, tag, self.type.direction)]

    def _feel(self, turn: int = 0) -> list[Flowable]:
        feel = self.exercise.feel
        return [self.type.say(feel, tag=self._tag(PARAGRAPH, turn=turn))] if feel else []

    def _week(self, wide: float) -> WeekTicks:
        return WeekTicks(self.sheet.days, wide, self._tag(PARAGRAPH, turn=LAST), self.type.direction)

    def _title(self, width: float) -> list[Flowable]:
        """Return number and title, and at the end of their line the week where it stands there."""
        body, title = self.type.body, self.exercise.title
        mark = NumberMark(self.number, body * 1.45)
        told = self.type.say(title, 1.15, bold=True, tag=self._tag(HEADING, says=f"{self.number}. {title}", turn=FIRST))
        has_week = bool(self.sheet.days) and self._grid.title == "over"
        end: list[list[Flowable]] = [[], [self._week(WEEK)]] if has_week else []
        ends = [BETWEEN, WEEK] if has_week else []
        widths = [body * 2.1, width - body * 2.1 - sum(ends), *ends]
        line = SideBySide([[mark], [told], *end], widths, self.type.direction, is_centred=True)
        return [line, Spacer(1, 1 if self.grid else 2)]

    def _steps(self, width: float, places: Places) -> list[Flowable]:
        """Return a row for each step, and one for what it should feel like."""
        cells = [self._step(place, step) for place, step in enumerate(self.exercise.steps, start=1)]
        if places.feel == "steps" and self.exercise.feel:
            cells.append([[], self._feel()])
        widths = [self.type.body * 1.5, width - self.type.body * 1.5]
        return [SideBySide(one, widths, self.type.direction) for one in cells]

    def _step(self, place: int, step: str) -> list[list[Flowable]]:
        say, one = self.type.say, (LIST, item(place))
        return [[say(f"{place}.", tag=self._tag(*one, LABEL))], [say(step, tag=self._tag(*one, SAID))]]


@lru_cache(maxsize=64)
def _figure(picture: Picture, side: Literal["right", "left"]) -> Figure:
    """Return the drawing of a pose, made once: each body size is tried with the same ones, and each preview too."""
    return figure(picture, side)
