"""A group shown as a table: its questions across, its rows down."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.cells import Cells
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.growing import Growing
from clinic_app.ui.questionnaire.naming import helps, named, said
from clinic_app.ui.widgets.buttons import Button, IconButton


class Table(QWidget):
    """The rows of a repeating group, or one row of a group that does not repeat, under the names of its questions."""

    def __init__(self, answering: Answering, item: Item, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering, self._item, self._within = answering, item, path[:-1]
        self.fields: list[ItemField] = []
        self._growing = Growing(self)
        self._growing.grown.connect(self._regrow)
        self._is_awake = False  # until it was painted once
        self._shown: list[str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        shown = [one for one in item.items if not one.details.is_hidden]
        self._questions = [one for one in shown if one.is_question]
        if said(item) or helps(item):
            column.addWidget(named(item, "label", self))
        for one in shown:
            if not one.is_question:
                column.addWidget(named(one, "body", self))
        self._holder = QVBoxLayout()
        column.addLayout(self._holder)
        self._grid = Cells(self)
        self._holder.addWidget(self._grid)
        self._more = Button(answering.words("questionnaire.one_more_row"), role="quiet", icon="plus", parent=self)
        self._more.setAccessibleDescription(item.text)
        self._more.clicked.connect(self._add)
        column.addWidget(self._more)

    def refresh(self) -> None:
        """Show the rows there are."""
        there = self._answering.answers.rows(self._item.link_id, self._within) if self._item.repeats else [""]
        rows = there or [self._answering.answers.unused_row(self._item.link_id, self._within)]
        if rows != self._shown:
            self._shown = rows
            self._build(rows)
        standing = self._answering.outcome.standing
        for field in self.fields:
            field.refresh()
            field.setVisible(standing.is_asked(field.item, field.path[:-1]))
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
        self._grid = Cells(self)
        self._holder.addWidget(self._grid)
        asked = self._questions
        cells: list[list[QWidget]] = [self._heads()]
        behind: list[QWidget | None] = [None]
        self.fields = []
        for number, row in enumerate(rows, start=1):
            fields = [self._cell(row, one) for one in asked]
            self.fields += fields
            cells.append([*fields])
            behind.append(self._remover(row, number) if row else None)
        if asked:
            self._grid.fill(cells, behind)
        if self._is_awake:
            self.wake()
        if self.isVisible():  # else it is shown with the table, once that has its width
            self._grid.show()

    def _heads(self) -> list[QWidget]:
        needed = f" · {self._answering.words('questionnaire.needed')}"
        return [
            named(one, "small_strong", self._grid, behind=needed if one.required else "", tone="text_2")
            for one in self._questions
        ]

    def wake(self) -> None:
        """Make what was only drawn until now, and hear of what grows."""
        self._is_awake = True
        for field in self.fields:
            field.wake()
            self._growing.watch(field)

    def _regrow(self, _field: QWidget) -> None:
        self._grid.regrow()

    def _cell(self, row: str, item: Item) -> ItemField:
        inside: Path = (*self._within, (self._item.link_id, row)) if row else self._within
        path: Path = (*inside, (item.link_id, ""))
        return ItemField(self._answering, item, path, self._grid, is_bare=True)

    def _remover(self, row: str, number: int) -> QWidget:
        name = self._answering.words("questionnaire.remove_row", number=number)
        button = IconButton("close", name, quiet=True, parent=self._grid)
        button.clicked.connect(partial(self._remove, row))
        button.setVisible(self._answering.is_writable)
        return button

    def _add(self) -> None:
        self._answering.answer((*self._within, (self._item.link_id, uuid4().hex[:8])), True)

    def _remove(self, row: str) -> None:
        self._answering.answer((*self._within, (self._item.link_id, row)), None)
