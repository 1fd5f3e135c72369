"""One thing that was tested or measured last time: asked anew, said to be the same, or not done today.

What was found then stands beside an empty control. Nothing of it becomes today's answer without a press.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import BareCell
from clinic_app.ui.visit.follow_up.was_before import WasBefore
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.open_visit import Said, path

FORM, NOT_MEASURED = "examination", "not_measured"
BETWEEN = "; "


class MeasuredAgain(QWidget):
    """A question of the examination with its two short ways.

    Attributes:
        same: Says that it was measured again and came out the same.
        not_today: Says that it was not measured today; pressed once more, that it may be.
    """

    def __init__(self, desk: Desk, item: Item, name: str, before: Value, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._item, self._before = desk, item, before
        self._path = path(item.link_id)
        words, side = desk.words, desk.wording.side(item.side)
        self._called = f"{name}, {side}" if side else name
        self.setAccessibleName(self._called)
        self._cell = BareCell(desk, FORM, item, parent=self)
        self.same = Chip(words("around.same"), parent=self)
        self.same.setAccessibleName(words("around.same_of", name=self._called))
        self.same.clicked.connect(self._measured_the_same)
        self.not_today = Chip(words("around.not_today"), parent=self)
        self.not_today.setAccessibleName(words("around.not_today_of", name=self._called))
        self.not_today.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WasBefore(desk, name, item.side, desk.wording.value_of(item, before), self))
        column.addWidget(self._cell)
        column.addWidget(self._ways())
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds today."""
        visit = self._desk.visit
        left_out, is_said = self._called in self._left_out(), bool(visit.of(FORM).said(self._path))
        show_where(self._cell, wanted=not left_out)
        show_where(self.same, wanted=not left_out and not is_said)
        self.same.setChecked(False)  # pressed, it gives way to the answer
        show_where(self.not_today, wanted=not is_said)
        self.not_today.setChecked(left_out)
        for button in (self.same, self.not_today):
            button.setEnabled(visit.is_writable)

    def _ways(self) -> QWidget:
        held = QWidget(self)
        flow = FlowLayout(held, across=4, down=4)
        flow.addWidget(self.same)
        flow.addWidget(self.not_today)
        held.setSizePolicy(wrapping())
        return held

    def _left_out(self) -> list[str]:
        kept = self._desk.visit.value(FORM, NOT_MEASURED)
        return str(kept).split(BETWEEN) if kept else []

    def _measured_the_same(self) -> None:
        if not self._desk.answer(FORM, self._path, self._before):
            self.refresh()

    def _turn(self) -> None:
        kept = self._left_out()
        names = [one for one in kept if one != self._called] if self._called in kept else [*kept, self._called]
        if not self._desk.answer_all([Said(FORM, path(NOT_MEASURED), BETWEEN.join(names) or None)]):
            self.refresh()
