"""A patient who is not open to whoever is signed on: in an emergency they say why, and read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import about_patient
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import fill_with_cards
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.emergency import open_in_emergency

WIDTH = 560


class EmergencyPage(QWidget):
    """Says what will be noted, and asks for the reason.

    Attributes:
        opened: The patient is open to read; carries the visit that was wanted.
        left: Somebody went back.
        reason: The field for it.
        open: Opens the patient.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, words = clinic, clinic.words
        self._visit, self._patient = "", ""
        self._card = Card(words("people.closed_title"), icon="lock-outline", parent=self)
        self._card.setFixedWidth(WIDTH)
        self._who = Label("", "strong", parent=self._card)
        role = words(f"people.role.{clinic.person.role}") if clinic.person.role else ""
        about = Label(words("people.closed_about", role=role), parent=self._card)
        warning = Label(words("people.emergency_about"), tone="text_2", parent=self._card)
        self.reason = Field(words("people.reason"), hint=words("people.reason_hint"), parent=self._card)
        self.reason.entered.connect(self._open)
        self._said = Label("", "small_strong", tone="danger", parent=self._card)
        for part in (self._who, about, warning, self.reason, self._said):
            self._card.body.addWidget(part)
        back = Button(words("people.back"), role="quiet", icon="chevron-left", parent=self._card)
        back.clicked.connect(self.left)
        self.open = Button(words("people.open_in_emergency"), role="main", parent=self._card)
        self.open.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.open)
        self._card.body.addLayout(row)
        fill_with_cards(self, self._card, around=(24, 24, 24, 24))

    def ask(self, visit_id: str) -> None:
        """Ask about the patient of a visit."""
        row = self._clinic.record.visits.get(visit_id)
        patient = self._clinic.record.patients.get(row.patient) if row.patient else None
        self._visit, self._patient = visit_id, row.patient or ""
        about = f"{self._clinic.name_of(patient)}, {about_patient(self._clinic, patient)}" if patient else ""
        self._who.setText(about)
        self._said.hide()
        self.reason.set_words("")
        for one in (self.reason, self.open):
            one.setVisible(bool(self._patient) and self._clinic.may("open_in_emergency"))
        self.reason.setFocus()

    def _open(self) -> None:
        try:
            open_in_emergency(self._clinic, self._patient, self.reason.words)
        except ClinicError as error:
            self._said.setText(self._clinic.words.of_error(error))
            self._said.show()
            return
        self.opened.emit(self._visit)
