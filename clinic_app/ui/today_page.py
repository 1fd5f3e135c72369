"""Today: who comes, who is not signed yet, who is looked for; and half a minute's reading about one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.brief import Brief
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.clinic import Appointment, Clinic
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

MOST_FOUND = 12


class TodayPage(QWidget):
    """The day's list with one button a row, and the search over all patients.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        new_asked: Somebody wants to register a patient.
    """

    visit_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        self._search = SearchField(
            name=words("today.search"), clear=words("today.clear"), placeholder=words("today.search"), parent=self
        )
        self._search.searched.connect(self._searched)
        self._search.entered.connect(self._open_first)
        self._list = Card(words("today.appointments"), fill=True, parent=self)
        self._rows = Scroll(parent=self._list)
        self._list.body.addWidget(self._rows)
        self._brief = Brief(clinic, self)
        self._lay_out()

    def refresh(self) -> None:
        """Read the day anew."""
        self._day.setText(day_words(self._clinic.words, self._clinic.clock().local.date()))
        self._searched(self._search.text())

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self._search.setFocus()
        self._search.selectAll()

    def _lay_out(self) -> None:
        words = self._clinic.words
        head = QHBoxLayout()
        head.addWidget(Label(words("today.title"), "title", parent=self))
        self._day = Label("", tone="text_2", parent=self)
        head.addWidget(self._day)
        head.addStretch()
        head.addWidget(Label(self._clinic.person.name, "label", parent=self))
        new = Button(words("today.new_patient"), icon="account-plus-outline", parent=self)
        new.clicked.connect(self.new_asked)
        finding = QHBoxLayout()
        finding.addWidget(self._search, 1)
        finding.addWidget(new)
        left = QVBoxLayout()
        left.addLayout(finding)
        left.addWidget(self._list, 1)
        middle = QHBoxLayout()
        middle.addLayout(left, 5)
        middle.addWidget(self._brief, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(head)
        column.addLayout(middle, 1)

    def _searched(self, typed: str) -> None:
        if typed.strip():
            self._show_found(self._clinic.find(typed)[:MOST_FOUND])
        else:
            self._show_day()

    def _show_day(self) -> None:
        words = self._clinic.words
        today, drafts = self._clinic.today(), self._clinic.drafts()
        self._list.set_title(words("today.appointments"))
        signed = sum(one.visit.state == "signed" for one in today)
        self._list.set_hint(words("today.counted", count=len(today), signed=signed))
        rows: list[QWidget] = [self._appointment(one) for one in today]
        if drafts:
            rows.append(Label(words("today.drafts"), "label", tone="text_2"))
            rows += [self._appointment(one) for one in drafts]
        if not rows:
            empty = EmptyState("calendar-today", words("today.empty"), words("today.empty_hint"))
            rows.append(empty)
        self._rows.fill(rows)

    def _show_found(self, patients: list[PatientRow]) -> None:
        words = self._clinic.words
        self._list.set_title(words("today.found"))
        self._list.set_hint("")
        rows: list[QWidget] = [self._patient(one) for one in patients]
        self._rows.fill(rows or [EmptyState("magnify", words("today.nobody"), words("today.nobody_hint"))])

    def _appointment(self, one: Appointment) -> ContactRow:
        row = ContactRow.of_visit(self._clinic, one, self._rows)
        row.opened.connect(partial(self.visit_asked.emit, one.visit.id))
        row.pointed.connect(partial(self._show_brief, one.patient))
        return row

    def _patient(self, patient: PatientRow) -> ContactRow:
        row = ContactRow.of_patient(self._clinic, patient, self._rows)
        row.opened.connect(partial(self._begin, patient))
        row.pointed.connect(partial(self._show_brief, patient))
        return row

    def _show_brief(self, patient: PatientRow | None) -> None:
        self._brief.show_patient(patient)

    def _begin(self, patient: PatientRow) -> None:
        self.visit_asked.emit(self._clinic.begin_visit(patient).id)

    def _open_first(self) -> None:
        found = self._clinic.find(self._search.text())
        if found:
            self._begin(found[0])
