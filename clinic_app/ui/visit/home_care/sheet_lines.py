"""What else stands on the sheet: the main message, a line of one's own, until when, the next visit."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.last_home_care import FORM
from clinic_app.visit.open_visit import path

LINES = ("message", "own_line")
DATES = ("until", "next_visit", "next_time")
NEXT = "next_visit"
WEEKS = (1, 2, 4)


class SheetLines(Card):
    """Lines to type in, dates, and buttons for the usual ones.

    Attributes:
        cells: The questions by linkId.
        weeks: The buttons that set the next visit so many weeks ahead.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("home_care_page.on_the_sheet"), parent=parent)
        self._desk = desk
        form = desk.visit.form(FORM)
        dates = QWidget(self)
        dates.setSizePolicy(wrapping())
        flow = FlowLayout(dates, across=12, down=2)
        self.cells = {link: Cell(desk, FORM, form.item(link), parent=self) for link in LINES}
        for cell in self.cells.values():
            self.body.addWidget(cell)
        for link in DATES:
            self.cells[link] = Cell(desk, FORM, form.item(link), parent=dates)
            flow.addWidget(self.cells[link])
        self.body.addWidget(dates)
        self.weeks: dict[int, Button] = {}
        self._weeks_line = self._quick(form.item(NEXT).text)
        self.body.addWidget(self._weeks_line)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer the weeks while the visit takes answers; once it takes none, show what was told."""
        self._weeks_line.setVisible(self._desk.visit.is_writable)
        self.setVisible(any(cell.is_told for cell in self.cells.values()))

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id not in self.cells:
            return False
        self.cells[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _quick(self, asked: str) -> QWidget:
        """Return the buttons that set the next visit, made with the question they answer."""
        quick = QWidget(self)
        quick.setSizePolicy(wrapping())
        flow = FlowLayout(quick, across=6, down=4)
        flow.addWidget(Label(asked, "small", tone="text_2", parent=quick))
        for count in WEEKS:
            button = Button(self._desk.words("home_care_page.weeks", count=count), role="more", parent=quick)
            button.setAccessibleDescription(asked)
            button.clicked.connect(partial(self._ahead, count))
            self.weeks[count] = button
            flow.addWidget(button)
        return quick

    def _ahead(self, count: int) -> None:
        day = self._desk.visit.visit.care.local.date() + timedelta(weeks=count)
        self._desk.answer(FORM, path(NEXT), day.isoformat())
