"""Any form blank on paper: boxes to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, HRFlowable, Indenter, KeepTogether, Spacer

from clinic_app.documents import fonts
from clinic_app.documents.flowables import DARK, LINE
from clinic_app.documents.page import PageFrame, Type, short
from clinic_app.documents.tags import decoration
from clinic_app.documents.text import Text
from clinic_app.visit.sheet_values import Letterhead

if TYPE_CHECKING:
    from clinic_app.visit.blank_form import PrintedForm, PrintedItem

BODY = 11.0
SMALL = 0.91
INDENT = 12.0
DEEPEST = 5
BOX, AFTER_BOX, GAP = 9.0, 5.0, 14.0
LINE_HEIGHT = 22.0


def blank_form_pdf(form: PrintedForm, head: Letterhead) -> bytes:
    """Return a form as PDF with nothing filled in."""
    footer = short(form.footer)
    frame = PageFrame(head.paper, form.title, head.clinic, form.language, form.name, footer, form.page)
    return frame.made(lambda: _story(form, head))


def _story(form: PrintedForm, head: Letterhead) -> list[Flowable]:
    kind = Type(BODY)
    found: list[Flowable] = [kind.say(short(form.title), 1.7, bold=True, after=2)]
    if head.clinic:
        found.append(kind.say(short(head.clinic), after=2))
    found.append(HRFlowable(width="100%", thickness=1.4, color=DARK, spaceBefore=4, spaceAfter=6))
    for item in form.items:
        indent = min(item.depth, DEEPEST) * INDENT
        found += [Indenter(left=indent), *_printed(item, kind), Indenter(left=-indent)]
    return found


def _printed(item: PrintedItem, kind: Type) -> list[Flowable]:
    if item.kind == "heading":
        scale = 1.2 if item.depth == 0 else 1.05
        found: list[Flowable] = [Spacer(1, 8), kind.say(item.said, scale, bold=True, after=2)]
    else:
        found = [kind.say(item.said, after=2)] if item.said else []
    if item.small:
        found.append(kind.say(item.small, SMALL, after=2))
    if item.options:
        found.append(Boxes([kind.say(one) for one in item.options]))
    if item.lines:
        found.append(Ruled(item.lines, kind.say(item.unit) if item.unit else None))
    if item.kind == "question":
        found.append(Spacer(1, 5))
    return [KeepTogether(found)] if len(found) > 1 else found


class Boxes(Flowable):
    """Words with a box to tick before each, side by side as far as they fit."""

    def __init__(self, words: Sequence[Text]) -> None:
        super().__init__()
        self._words = words
        self._placed: list[tuple[float, float, Text, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of all rows."""
        self._placed = []
        x = top = tallest = 0.0
        for one in self._words:
            wide = min(fonts.width(one.said, fonts.TEXT, BODY) + 1, width - BOX - AFTER_BOX)
            _, tall = one.wrap(wide, height)
            if x and x + BOX + AFTER_BOX + wide > width:
                x, top, tallest = 0.0, top + tallest + 3, 0.0
            self._placed.append((x, top, one, wide))
            x += BOX + AFTER_BOX + wide + GAP
            tallest = max(tallest, tall, BOX)
        self.width, self.height = width, top + tallest + 3
        return self.width, self.height

    def draw(self) -> None:
        """Paint boxes and words."""
        for x, top, one, wide in self._placed:
            _, tall = one.wrap(wide, self.height)
            bottom = self.height - top - tall
            with decoration(self.canv):
                self.canv.setStrokeColor(DARK)
                self.canv.setLineWidth(0.9)
                self.canv.rect(x, self.height - top - BOX - 2.5, BOX, BOX, stroke=1, fill=0)
            one.drawOn(self.canv, x + BOX + AFTER_BOX, bottom)


class Ruled(Flowable):
    """Lines to write on, the last with a unit at its end."""

    def __init__(self, lines: int, unit: Text | None) -> None:
        super().__init__()
        self._lines, self._unit = lines, unit

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size of all lines."""
        self.width, self.height = width, self._lines * LINE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        room = self.width * 0.4 if self._unit is not None else self.width
        with decoration(self.canv):
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(0.8)
            for number in range(self._lines):
                y = 3 + number * LINE_HEIGHT
                self.canv.line(0, y, room, y)
        if self._unit is not None:
            self._unit.wrap(self.width - room - 8, LINE_HEIGHT)
            self._unit.drawOn(self.canv, room + 6, 3)
