"""The marked areas as a list, in the order of their letters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.chart.map_answers import marks_of, row_id
from clinic_app.ui.chart.marked_area import WORDED_FROM, MarkedArea
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping


class MarkedAreas(QWidget):
    """A row for each marked area, of which one may be open; rows that stay are not built again.

    Attributes:
        spot_asked: A person wants to click the exact spot of an area on the figure; carries its row.
    """

    spot_asked = Signal(str)

    def __init__(self, desk: Desk, names: ZoneNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._names = desk, names
        self._worded = False
        self._areas: dict[str, MarkedArea] = {}
        self._rules: dict[str, Rule] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = Label(desk.words("chart.areas"), "label", parent=self)
        head.setContentsMargins(0, 0, 0, 4)
        self._column.addWidget(head)
        self._none = Label(desk.words("chart.no_areas"), "small", tone="text_2", parent=self)
        self._column.addWidget(self._none)
        self.setSizePolicy(wrapping())
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        marks = {row_id(mark.zone, mark.side): mark for mark in marks_of(self._desk.visit, self._desk.words)}
        for row in [row for row in self._areas if row not in marks]:
            for gone in (self._areas.pop(row), self._rules.pop(row)):
                gone.hide()
                gone.deleteLater()
        self._worded = self._is_worded()
        for place, (row, mark) in enumerate(marks.items()):
            if row not in self._areas:
                self._areas[row] = area = MarkedArea(self._desk, self._names, row, mark, self)
                area.turned.connect(self._turn)
                area.spot_asked.connect(self.spot_asked)
                self._rules[row] = Rule(self)
            if self._column.indexOf(self._areas[row]) != 2 + 2 * place:
                self._column.insertWidget(2 + 2 * place, self._areas[row])
                self._column.insertWidget(3 + 2 * place, self._rules[row])
            self._areas[row].show_mark(mark, worded=self._worded)
        self._none.setVisible(not marks)

    def area(self, row: str) -> MarkedArea | None:
        """Return the row of an area, or None where it is not marked."""
        return self._areas.get(row)

    def open_row(self, row: str) -> bool:
        """Open an area's row, close the others, bring it into view; say whether it is marked."""
        if row not in self._areas:
            return False
        for other, area in self._areas.items():
            area.set_open(is_open=other == row)
        bring_into_view(self._areas[row])
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the kinds' words where there is room for them."""
        super().resizeEvent(event)
        if self._is_worded() != self._worded:
            self.refresh()

    def _turn(self, row: str) -> None:
        if self._areas[row].is_open:
            self._areas[row].set_open(is_open=False)
        else:
            self.open_row(row)

    def _is_worded(self) -> bool:
        return self.width() >= WORDED_FROM * themes.current().scale
