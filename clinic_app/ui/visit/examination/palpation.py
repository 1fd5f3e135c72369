"""The muscles felt: a row each, the next ones on offer with one click, any other by its name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, considered, name_of
from clinic_app.ui.visit.differential.shown import in_reference_mode, rows_of
from clinic_app.ui.visit.differential.stage import stage_of
from clinic_app.ui.visit.examination.muscle_search import MuscleSearch
from clinic_app.ui.visit.examination.palpation_row import FORM, LINK, PalpationRow
from clinic_app.ui.visit.tab_order import follow, stops_of
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.open_visit import Said, path

MOST_OFFERED = 5
FIRST_ROW = 3  # below heading, search and the words for none


class Palpation(QWidget):
    """Rows of muscles felt, in the order they were begun.

    Attributes:
        rows: What stands there, by row id (``quadratus_lumborum.right``).
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self.rows: dict[str, PalpationRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(6)
        self._column.addWidget(Label(words("examination.palpation"), "label", tone="text_2", parent=self))
        self.search = MuscleSearch(desk, self)
        self.search.chosen.connect(self.begin)
        self.search.found.connect(self._order_tabs)
        self.search.hide()
        self._column.addWidget(self.search)
        self._none = Label(words("examination.none_felt"), "small", tone="text_2", parent=self)
        self._column.addWidget(self._none)
        self._offers = QWidget(self)
        self._offers.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._offers, across=6, down=4)
        self._flow.addWidget(Label(words("examination.offered"), "small", tone="text_2", parent=self._offers))
        self.offered: dict[MuscleSide, Button] = {}
        self._column.addWidget(self._offers)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows of the record and what could be felt next."""
        felt = self._desk.visit.of(FORM).rows(LINK)
        for row_id in [one for one in self.rows if one not in felt]:
            self._drop(self.rows.pop(row_id))
        for place, row_id in enumerate(felt):
            if row_id not in self.rows:
                self.rows[row_id] = PalpationRow(self._desk, MuscleSide.of_row(row_id), self)
            self._column.insertWidget(FIRST_ROW + place, self.rows[row_id])
            self.rows[row_id].refresh()
        self._none.setVisible(not felt)
        self._offer([one for one in self._next() if one.row not in felt][:MOST_OFFERED])
        self._order_tabs()

    def begin(self, one: MuscleSide) -> None:
        """Begin a row; what is found in it is for the hands to say."""
        row = path((LINK, one.row))
        said = {"palpated_muscle": one.muscle, "palpated_side": one.side}
        answers = [Said(FORM, (*row, (link, "")), value) for link, value in said.items()]
        if self._desk.answer_all([Said(FORM, row, True), *answers]):
            self.show_search(on=False)
            self.focus(one.row)

    def show_search(self, *, on: bool) -> None:
        """Show or put away the search for any other muscle."""
        self.search.setVisible(on)
        self.search.field.clear()
        if on:
            self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self, row_id: str, link_id: str = "") -> bool:
        """Put the keyboard on a row; say whether it is here."""
        row = self.rows.get(row_id)
        if row is not None:
            row.chips.get(link_id, next(iter(row.chips.values()))).setFocus()
        return row is not None

    def _next(self) -> list[MuscleSide]:
        """Return what to offer: my differential, then the list as far as it may show; a row is felt on one side."""
        found = considered(self._desk.visit)
        if stage_of(self._desk) == "list" and not in_reference_mode(self._desk):
            found += [row.one for row in rows_of(self._desk)]
        apart = [
            MuscleSide(one.muscle, side)
            for one in found
            for side in ((one.side,) if one.side in ("left", "right") else ("right", "left"))
        ]
        return list(dict.fromkeys(apart))

    def _offer(self, muscles: list[MuscleSide]) -> None:
        for one in [one for one in self.offered if one not in muscles]:
            self._drop(self.offered.pop(one))
        for one in muscles:
            if one not in self.offered:
                muscle = name_of(self._desk, one)
                name = self._desk.words("examination.feel", muscle=muscle)
                button = Button(muscle, icon="plus", name=name, parent=self._offers)
                button.clicked.connect(partial(self.begin, one))
                self.offered[one] = button
            self._flow.addWidget(self.offered[one])
        self._offers.setVisible(bool(muscles) and self._desk.visit.is_writable)

    def _order_tabs(self) -> None:
        field, *found = stops_of(self.search)
        follow(field, [*found, *self.rows.values(), *self.offered.values()])

    def _drop(self, widget: QWidget) -> None:
        layout = self._flow if widget.parentWidget() is self._offers else self._column
        layout.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
