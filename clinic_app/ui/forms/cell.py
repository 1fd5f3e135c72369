"""A question of a row: its words small above its control, violet as long as its answer was only carried."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.controls import Control
from clinic_app.ui.forms.question import Question
from clinic_app.ui.looks import LEVELS
from clinic_app.ui.widgets.box import Corners, paint_box
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.carried import is_carried

CHOICES = ("choice", "open-choice")
#: More options than these are folded into a list: a row has no room for them side by side.
SIDE_BY_SIDE = 4
ICON_PX = 16


class Cell(Question):
    """A question as narrow as its control; pressing a carried answer once more makes it today's.

    Attributes:
        around: Margins in px: left, top, right, bottom.
        is_carried: Whether what it shows was carried and nobody has touched it.
    """

    around = (0, 3, 0, 5)

    def __init__(self, desk: Desk, form_id: str, item: Item, within: Path = (), parent: QWidget | None = None) -> None:
        self.is_carried = False
        self._name: Label | None = None
        super().__init__(desk, form_id, item, within, parent)
        if item.type != "text" and not (item.type == "string" and not item.options):
            self.setSizePolicy(QSizePolicy.Policy.Maximum, self.sizePolicy().verticalPolicy())

    def refresh(self) -> None:
        """Show what the record holds, and whether anybody has touched it."""
        super().refresh()
        self.is_carried = is_carried(self._desk.visit, self._form_id, self.path)
        if self._name is not None:
            self._mark.setVisible(self.is_carried)
            self._name.set_tone("on_carried_soft" if self.is_carried else "text_2")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the violet box of what was carried."""
        if self.is_carried:
            theme = themes.current()
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                corners = Corners.all(theme.radius("control"))
                paint_box(painter, QRectF(self.rect()), corners, LEVELS["carried"], theme)

    def _control(self) -> Control:
        folded = self.item.type == "choice" and len(self.item.options) > SIDE_BY_SIDE
        if not folded:
            return super()._control()
        options = [Option(one.code, one.text) for one in self.item.options]
        box = ChoiceBox(options, name=self.item.text, placeholder=self._desk.words("form.choose"), parent=self)
        return Control(box, box.set_value, box.chosen)

    def _lay_out(self, control: QWidget, *, wide: bool) -> None:  # noqa: ARG002  here all words stand above
        self._column.setContentsMargins(*self.around)
        self._column.setSpacing(2)
        if self.item.type == "boolean":
            self._column.addSpacing(themes.current().px(ICON_PX))
            self._column.addWidget(control)
            return
        head = QHBoxLayout()
        head.setSpacing(4)
        self._mark = IconMark("history", colour="on_carried_soft", px=ICON_PX, parent=self)
        self._mark.hide()
        self._name = Label(self.item.text, "small", tone="text_2", parent=self)
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        self._column.addLayout(head)
        self._column.addWidget(control)

    def _answered(self, value: object) -> None:
        if value is None and self.is_carried and self.item.type in CHOICES:
            value = self._desk.visit.of(self._form_id).value(self.path)
        super()._answered(value)


class SiteCell(Cell):
    """A cell of a row, with room around it for the violet box."""

    around = (6, 3, 6, 5)


class BareCell(Cell):
    """A choice whose answers say enough without the question above them; a screen reader still reads it."""

    def _lay_out(self, control: QWidget, *, wide: bool) -> None:  # noqa: ARG002  no words to stand beside
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(control)


class ApartCell(Cell):
    """A choice whose answers stand apart, like chips."""

    def _control(self) -> Control:
        options = [Option(one.code, one.text) for one in self.item.options]
        segments = Segments(options, name=self.item.text, shape="apart", parent=self)
        return Control(segments, segments.set_value, segments.chosen)


def plan_first(items: Iterable[Item]) -> list[Item]:
    """Return the questions of a row as they are asked: what is planned, then what is seen."""
    return sorted(items, key=lambda one: one.carried != "plan")
