"""The muscles to consider, row below row; it does not move while somebody presses in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide
from clinic_app.ui.visit.differential.held_pointer import HeldPointer
from clinic_app.ui.visit.differential.muscle_row import MuscleRow
from clinic_app.ui.visit.differential.shown import Shown
from clinic_app.ui.widgets.empty_state import EmptyState


class MuscleList(QWidget):
    """Rows in the order given; each muscle keeps its row, open or closed, when it moves; a free row takes a new one.

    Attributes:
        muscle_pointed: The pointer or the keyboard is on a row; carries muscle and side.
        muscle_left: It is on none any more.
        arranged: The rows stand in another order, or hold something new.
        page_asked: The page of a muscle is asked for; carries it.
        rows: What stands there now, from top to bottom.
    """

    muscle_pointed = Signal(str, str)
    muscle_left = Signal()
    arranged = Signal()
    page_asked = Signal(str)

    def __init__(self, desk: Desk, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._wide = desk, wide
        self.rows: list[MuscleRow] = []
        self._waiting: Sequence[Shown] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        words = desk.words
        nobody, meaning = words("differential.nobody"), words("differential.nobody_means")
        self._nobody = EmptyState("arm-flex-outline", nobody, meaning, parent=self)
        self._column.addWidget(self._nobody)
        self._pointer = HeldPointer(self)
        self._pointer.released.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)

    def show_rows(self, shown: Sequence[Shown]) -> None:
        """Show these rows in this order, at once or when what is pressed in the list is released."""
        if self._pointer.is_down:
            self._waiting = shown
            return
        self._waiting = None
        self._nobody.setVisible(not shown)
        before = {row.row.one: row for row in self.rows}
        kept = {one.one: before.pop(one.one) for one in shown if one.one in before}
        self.rows = [self._row(one, kept.get(one.one), before) for one in shown]
        for row in before.values():
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for place, row in enumerate(self.rows, start=1):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        self._rearranged()

    def _rearranged(self) -> None:
        self._pointer.watch()
        self.arranged.emit()

    def _row(self, shown: Shown, row: MuscleRow | None, free: dict[MuscleSide, MuscleRow]) -> MuscleRow:
        if row is not None:
            row.show_row(shown)
            return row
        other = next((one for one, left in free.items() if left.may_become_another), None)
        if other is not None:
            row = free.pop(other)
            row.become(shown)
            return row
        row = MuscleRow(self._desk, shown, wide=self._wide, parent=self)
        row.pointed.connect(partial(self._point, row))
        row.left.connect(self._leave)
        row.built.connect(self._rearranged)
        row.page_asked.connect(self.page_asked)
        return row

    def _point(self, row: MuscleRow) -> None:
        self.muscle_pointed.emit(row.row.one.muscle, row.row.one.side)

    def _leave(self) -> None:
        """Go back to the row the keyboard is in when the pointer leaves one, and the other way round."""
        here = [row for row in self.rows if row.is_under_pointer] or [row for row in self.rows if row.has_keyboard]
        if here:
            self._point(here[0])
        else:
            self.muscle_left.emit()

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_rows(self._waiting)
