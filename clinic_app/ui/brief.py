"""Half a minute's reading about a patient before the door opens: last map, last plan, what to mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.contact_row import about_patient
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import day_words, note_lines

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

MOST_LINES = 9


class Brief(QWidget):
    """A card about the patient the pointer or the keyboard is on."""

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._patient: str | None = None
        self._card = Card(clinic.words("today.brief"), fill=True, parent=self)
        self._scroll = Scroll(parent=self._card)
        self._card.body.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._scroll.fill([Label(clinic.words("today.brief_hint"), tone="text_2")])

    def show_patient(self, patient: PatientRow | None) -> None:
        """Show what the newest visits say about a patient."""
        if patient is None or patient.id == self._patient:
            return
        self._patient = patient.id
        self._card.set_title(patient.name)
        self._card.set_hint(about_patient(self._clinic, patient))
        said: list[QWidget] = []
        for visit in self._clinic.visits_of(patient)[:2]:
            said.append(Label(day_words(self._clinic.words, visit.care.local.date()), "label", tone="text_2"))
            said += [Label(line) for line in note_lines(self._clinic, visit)[:MOST_LINES]]
        self._scroll.fill(said or [Label(self._clinic.words("today.no_visits"), tone="text_2")])
