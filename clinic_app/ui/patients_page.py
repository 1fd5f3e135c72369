"""All patients by name, and the visits of the one chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import ContactRow, about_patient
from clinic_app.ui.contacts import of_patient, of_visit
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

MOST_SHOWN = 60


class PatientsPage(QWidget):
    """Two panes: patients at the left, visits at the right, newest first.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        new_asked: Somebody wants to register a patient.
        patients, visits: The two lists.
    """

    visit_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        words = clinic.words
        self._search = SearchField(
            name=words("today.search"), clear=words("today.clear"), placeholder=words("today.search"), parent=self
        )
        self._left = Card(words("shell.patients"), fill=True, parent=self)
        self._right = Card(words("patients.visits"), hint=" ", fill=True, parent=self)
        self.patients, self.visits = ContactList(parent=self._left), ContactList(parent=self._right)
        self._search.searched.connect(self._show_patients)
        self._search.entered.connect(self._choose_first)
        self._search.went_down.connect(self.patients.enter)
        self._lay_out()

    def refresh(self) -> None:
        """Read patients and visits anew."""
        self._show_patients(self._search.text())
        self._show_visits()

    def _lay_out(self) -> None:
        words = self._clinic.words
        new = Button(words("today.new_patient"), role="quiet", icon="account-plus-outline", parent=self._left)
        new.clicked.connect(self.new_asked)
        self._left.add_action(new)
        self._left.body.addWidget(self._search)
        self._left.body.addWidget(self.patients)
        self._begin = Button(words("patients.begin"), role="main", icon="plus", parent=self._right)
        self._begin.clicked.connect(self._begin_visit)
        self._right.add_action(self._begin)
        self._right.body.addWidget(self.visits)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)

    def _show_patients(self, typed: str) -> None:
        words, found = self._clinic.words, self._clinic.find(typed)
        rows: list[QWidget] = [self._row(patient) for patient in found[:MOST_SHOWN]]
        if len(found) > MOST_SHOWN:
            rows.append(Label(words("patients.more", count=len(found) - MOST_SHOWN), tone="text_2"))
        self.patients.fill(rows or [EmptyState("magnify", words("today.nobody"), words("today.nobody_hint"))])
        chosen = next((place for place, one in enumerate(found) if self._patient and one.id == self._patient.id), None)
        if chosen is not None and chosen < len(self.patients.rows):
            self.patients.choose(self.patients.rows[chosen])

    def _row(self, patient: PatientRow) -> ContactRow:
        row = ContactRow(of_patient(self._clinic, patient), self.patients)
        row.pointed.connect(partial(self._choose, patient))
        row.opened.connect(row.pointed)
        return row

    def _choose(self, patient: PatientRow) -> None:
        if self._patient is None or self._patient.id != patient.id:
            self._patient = patient
            self._show_visits()

    def _choose_first(self) -> None:
        if self.patients.rows:
            self.patients.rows[0].pointed.emit()

    def _show_visits(self) -> None:
        words, patient = self._clinic.words, self._patient
        self._begin.setVisible(patient is not None)
        if patient is None:
            self.visits.fill([EmptyState("account-outline", words("patients.nobody"))])
            return
        self._right.set_title(patient.name)
        self._right.set_hint(about_patient(self._clinic, patient))
        visits = self._clinic.visits_of(patient)
        rows: list[QWidget] = []
        for place, visit in enumerate(visits):
            row = ContactRow(of_visit(self._clinic, visit, len(visits) - place), self.visits)
            row.opened.connect(partial(self.visit_asked.emit, visit.id))
            rows.append(row)
        self.visits.fill(rows or [EmptyState("calendar-today", words("today.no_visits"))])

    def _begin_visit(self) -> None:
        if self._patient is not None:
            self.visit_asked.emit(self._clinic.begin_visit(self._patient).id)
