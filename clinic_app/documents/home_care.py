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
from clinic_app.documents.page import PageFrame, Type, page_count, short
from clinic_app.drawing.figure import Figure, figure
from clinic_app.knowledge.picture import Picture
from clinic_app.visit.sheet_values import HomeCareSheet, PrintedExercise

Size = Literal["normal", "large"]
#: Body sizes tried in turn until everything fits one page; large print is re-flowed, never zoomed, and may take two.
BODIES: dict[Size, tuple[float, ...]] = {"normal": (14.0, 13.0, 12.0), "large": (18.0,)}
#: From this body size down lines stand closer and the stop box runs its signs together.
TIGHT = 12.0
PICTURE_SHARE = 0.33
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
    """Return the sheet as PDF, in the largest size that fits one page, else in the smallest."""
    made = None
    for body in BODIES[size]:
        pdf = _frame(sheet).made(_Story(sheet, Type(body, is_tight=body <= TIGHT)).flowables)
        made = Made(pdf, page_count(pdf), body)
        if made.pages == 1:
            return made
    if made is None:
        raise ValueError(f"there is no body size for {size}")
    return made


def _frame(sheet: HomeCareSheet) -> PageFrame:
    head = sheet.letterhead
    return PageFrame(head.paper, sheet.title, head.clinic, sheet.language, sheet.patient, sheet.footer, sheet.page)


@dataclass(frozen=True)
class _Story:
    sheet: HomeCareSheet
    type: Type

    def flowables(self) -> list[Flowable]:
        """Return the sheet's blocks in the template's order; a block with nothing to say is left out."""
        blocks: dict[str, Callable[[], list[Flowable]]] = {
            "header": self._header,
            "message": self._message,
            "exercises": self._exercises,
            "own_line": self._own_line,
            "aftercare": self._aftercare,
            "stop": self._stop,
            "next_visit": self._next_visit,
        }
        return [flowable for block in self.sheet.blocks for flowable in blocks[block]()]

    @property
    def _width(self) -> float:
        return _frame(self.sheet).width

    def _header(self) -> list[Flowable]:
        say, head = self.type.say, self.sheet.letterhead
        left = [say(short(self.sheet.title), 1.7, bold=True), say(short(self.sheet.for_patient), 0.92)]
        right = [say(short(head.clinic), bold=True, right=True), say(short(self.sheet.call_us), right=True)]
        table = Table([[left, right]], colWidths=[self._width * 0.62, self._width * 0.38])
        table.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "BOTTOM")))
        return [table, HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=8)]

    def _message(self) -> list[Flowable]:
        if not self.sheet.message:
            return []
        table = Table([[self.type.say(self.sheet.message, 1.08)]], colWidths=[self._width], splitInRow=1)
        bar = ("LINEBEFORE", (0, 0), (0, -1), 4, ACCENT)
        table.setStyle(_padded(7, 10, ("BACKGROUND", (0, 0), (-1, -1), SOFT), bar))
        return [KeepTogether([table]), Spacer(1, 6)]

    def _exercises(self) -> list[Flowable]:
        found: list[Flowable] = []
        for number, exercise in enumerate(self.sheet.exercises, start=1):
            found.append(KeepTogether([self._exercise(number, exercise), _rule(2 if self.type.is_tight else 4)]))
        return found

    def _exercise(self, number: int, exercise: PrintedExercise) -> Table:
        wide = self._width * PICTURE_SHARE if exercise.picture else 0.0
        text = self._exercise_text(number, exercise, self._width - wide - (10 if wide else 0))
        if not exercise.picture:
            table = Table([[text]], colWidths=[self._width], splitInRow=1)
            table.setStyle(_padded(4, 0))
            return table
        room = 3.4 + 1.4 * len(exercise.steps) - (3.0 if self.type.is_tight and exercise.feel else 0.0)
        height = self.type.body * min(8.2, room)
        drawn = _figure(exercise.picture, exercise.side)
        picture: list[Flowable] = [ExercisePicture(drawn, (self.sheet.start, self.sheet.end), wide, height)]
        if self.type.is_tight and exercise.feel:
            picture.append(self.type.say(exercise.feel))
        table = Table([[picture, text]], colWidths=[wide + 10, self._width - wide - 10])
        table.setStyle(_padded(2 if self.type.is_tight else 4, 0, ("VALIGN", (0, 0), (0, 0), "MIDDLE"), GUTTER))
        return table

    def _exercise_text(self, number: int, exercise: PrintedExercise, width: float) -> list[Flowable]:
        say, body = self.type.say, self.type.body
        mark = NumberMark(number, body * 1.45)
        title = Table([[mark, say(exercise.title, 1.15, bold=True)]], colWidths=[body * 2.1, width - body * 2.1])
        title.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "MIDDLE")))
        steps = [[say(f"{place}."), say(step)] for place, step in enumerate(exercise.steps, start=1)]
        if exercise.feel and not (self.type.is_tight and exercise.picture):
            steps.append([say(""), say(exercise.feel)])
        listed = Table(steps, colWidths=[body * 1.5, width - body * 1.5])
        listed.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "TOP")))
        return [title, Spacer(1, 2), listed, Spacer(1, 2), say(exercise.dose, bold=True)]

    def _own_line(self) -> list[Flowable]:
        return [self.type.say(self.sheet.own_line, bold=True, after=6)] if self.sheet.own_line else []

    def _aftercare(self) -> list[Flowable]:
        if not self.sheet.aftercare:
            return []
        said: list[Flowable] = [self.type.say(self.sheet.aftercare_title, 1.08, bold=True)]
        lines = [" ".join(self.sheet.aftercare)] if self.type.is_tight else self.sheet.aftercare
        said += [self.type.say(one) for one in lines]
        return [KeepTogether([*said, Spacer(1, 6)])]

    def _stop(self) -> list[Flowable]:
        say, body = self.type.say, self.type.body
        said: list[Flowable] = [say(self.sheet.stop_title, 1.12, bold=True)]
        said += [say(one) for one in (self._stop_lines())]
        said.append(say(self.sheet.emergency, bold=True))
        sign = body * 2.7
        table = Table([[StopSign(sign), said]], colWidths=[sign + 16, self._width - sign - 16], splitInRow=1)
        box = ("BOX", (0, 0), (-1, -1), 1.8, DARK)
        table.setStyle(_padded(7, 9, box, ("VALIGN", (0, 0), (0, 0), "MIDDLE"), ("ROUNDEDCORNERS", [6, 6, 6, 6])))
        return [KeepTogether([Spacer(1, 4), table, Spacer(1, 6)])]

    def _stop_lines(self) -> list[str]:
        """Return the signs one below the other, or run together where room is short."""
        if self.type.is_tight:
            return [" · ".join(self.sheet.stop) + "."]
        return [f"• {one}" for one in self.sheet.stop]

    def _next_visit(self) -> list[Flowable]:
        return [self.type.say(self.sheet.next_visit, bold=True)] if self.sheet.next_visit else []


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
