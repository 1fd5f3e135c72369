"""A group shown as a table: its questions across, its rows down."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.entries import FIRST_ROW
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.label import Label


class Table(QWidget):
    """The rows of a repeating group, or one row of a group that does not repeat, under the names of its questions."""

    def __init__(self, answering: Answering, item: Item, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering, self._item, self._within = answering, item, path[:-1]
        self.fields: list[ItemField] = []
        self._shown: list[str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if item.text:
            column.addWidget(Label(item.text, "label", parent=self))
        if item.hint:
            column.addWidget(Label(item.hint, "small", tone="text_2", parent=self))
        self._holder = QVBoxLayout()
        column.addLayout(self._holder)
        self._grid = QWidget(self)
        self._holder.addWidget(self._grid)
        self._more = Button(answering.words("questionnaire.one_more_row"), role="quiet", icon="plus", parent=self)
        self._more.setAccessibleDescription(item.text)
        self._more.clicked.connect(self._add)
        column.addWidget(self._more)

    def refresh(self) -> None:
        """Show the rows there are."""
        there = self._answering.answers.rows(self._item.link_id, self._within) if self._item.repeats else [""]
        rows = there or [FIRST_ROW]
        if rows != self._shown:
            self._shown = rows
            self._build(rows)
        for field in self.fields:
            field.refresh()
        most = self._item.details.max_occurs
        may_add = (
            self._item.repeats and bool(there) and self._answering.is_writable and (most is None or len(rows) < most)
        )
        self._more.setVisible(may_add)

    def _build(self, rows: list[str]) -> None:
        old = self._grid
        self._holder.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._grid = QWidget(self)
        self._holder.addWidget(self._grid)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        asked = [one for one in self._item.items if not one.details.is_hidden]
        for place, one in enumerate(asked):
            grid.addWidget(Label(one.text, "small_strong", tone="text_2", parent=self._grid), 0, place)
            grid.setColumnStretch(place, 1)
        self.fields = [
            self._cell(grid, row, one, number, place)
            for number, row in enumerate(rows, start=1)
            for place, one in enumerate(asked)
        ]
        for number, row in enumerate(rows, start=1):
            if row:
                self._remover(grid, row, number, len(asked))
        if self.isVisible():  # else it is shown with the table, once that has its width
            self._grid.show()

    def _cell(self, grid: QGridLayout, row: str, item: Item, number: int, place: int) -> ItemField:
        inside: Path = (*self._within, (self._item.link_id, row)) if row else self._within
        path: Path = (*inside, (item.link_id, ""))
        field = ItemField(self._answering, item, path, self._grid, is_bare=True)
        grid.addWidget(field, number, place)
        return field

    def _remover(self, grid: QGridLayout, row: str, number: int, place: int) -> None:
        name = self._answering.words("questionnaire.remove_row", number=number)
        button = IconButton("close", name, quiet=True, parent=self._grid)
        button.clicked.connect(partial(self._remove, row))
        button.setVisible(self._answering.is_writable)
        grid.addWidget(button, number, place)

    def _add(self) -> None:
        self._answering.answer((*self._within, (self._item.link_id, uuid4().hex[:8])), True)

    def _remove(self, row: str) -> None:
        self._answering.answer((*self._within, (self._item.link_id, row)), None)
