"""Finding another patient's entry: those that are alike first, others by typing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.contact_row import Contact, ContactRow, about_and_number
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

MOST = 4


class EntryFinder(QWidget):
    """A line to search with and the entries it finds, each with a button.

    Attributes:
        found: An entry's button was pressed; carries the patient's id.
        field: The line.
        rows: The entries shown.
    """

    found = Signal(str)

    def __init__(self, clinic: Clinic, label: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._verb = verb
        self._not: str = ""
        self._alike: Sequence[PatientRow] = ()
        self.rows: list[ContactRow] = []
        self.field = SearchField(name=label, clear=clinic.words("today.clear"), placeholder=label, parent=self)
        self.field.searched.connect(self._search)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addLayout(self._list)

    def start(self, not_this: str, alike: Sequence[PatientRow] = ()) -> None:
        """Begin anew: whose entry is never found, and who is shown before anybody types."""
        self._not, self._alike = not_this, alike
        self.field.clear()
        self._search("")

    def _search(self, typed: str) -> None:
        found = self._clinic.find(typed)[: MOST + 1] if typed.strip() else self._alike
        clear(self._list)
        self.rows = []
        for one in [one for one in found if one.id != self._not][:MOST]:
            row = ContactRow(
                Contact(self._clinic.name_of(one), about_and_number(self._clinic, one), self._verb), parent=self
            )
            row.opened.connect(partial(self.found.emit, one.id))
            self._list.addWidget(row)
            self.rows.append(row)
