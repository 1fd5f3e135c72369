"""The rooms of one patient: visits, details, papers, copies, and putting a wrong entry right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clinic_app.ui.exchange.copy_card import CopyCard
from clinic_app.ui.exchange.export_card import ExportCard
from clinic_app.ui.exchange.history_card import HistoryCard
from clinic_app.ui.patient.details_pane import DetailsPane
from clinic_app.ui.patient.merging_card import MergingCard
from clinic_app.ui.patient.moving_card import MovingCard
from clinic_app.ui.patient.papers_pane import PapersPane
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.clinic import Clinic

VISITS, DETAILS, PAPERS, COPY, PUT_RIGHT = "visits", "details", "papers", "copy", "put_right"
ROOMS = (VISITS, DETAILS, PAPERS, COPY, PUT_RIGHT)


class PatientRooms(QStackedWidget):
    """One room at a time; the visits are the first. A room reads its patient when it is shown.

    Attributes:
        changed: Somebody's entries or visits are others now.
        choice: The buttons that lead to the rooms.
        visit_asked: Something was put into the note of a visit; carries it.
        details, papers, history, copy, export, merging, moving: What stands in them.
    """

    changed = Signal()
    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, visits: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientRow | None = None
        self._clinic = clinic
        words = clinic.words
        options = [Option(one, words(f"patient_rooms.{one}")) for one in ROOMS]
        self.choice = Segments(options, name=words("patient_rooms.name"), parent=parent)
        self.choice.chosen.connect(self._chosen)
        self.details = DetailsPane(clinic, self)
        self.merging, self.moving = MergingCard(clinic, self), MovingCard(clinic, self)
        put_right = Scroll(parent=self)
        put_right.fill([self.merging, self.moving])
        self.history, self.copy = HistoryCard(clinic, self), CopyCard(clinic, self)
        self.export = ExportCard(clinic, self, of_one=True)
        copies = Scroll(parent=self)
        copies.fill([self.history, self.copy, self.export])
        for card in (self.merging, self.moving):
            card.changed.connect(self.changed)
        self.papers = PapersPane(clinic, self)
        self.papers.visit_asked.connect(self.visit_asked)
        self._rooms: dict[str, QWidget] = {
            VISITS: visits,
            DETAILS: self.details,
            PAPERS: self.papers,
            COPY: copies,
            PUT_RIGHT: put_right,
        }
        for room in self._rooms.values():
            self.addWidget(room)
        self.go(VISITS)

    def show_patient(self, patient: PatientRow) -> None:
        """Be about another patient, or read this one anew."""
        if self._patient is None or self._patient.id != patient.id:
            self.go(VISITS)
        self._patient = patient
        self._read()

    def go(self, room: str) -> None:
        """Show a room."""
        self.choice.set_value(room)
        self.setCurrentWidget(self._rooms[room])
        self._read()

    def _chosen(self, room: object) -> None:
        self.go(str(room) if room else VISITS)

    def _read(self) -> None:
        if self._patient is None:
            return
        patient = self._clinic.record.patients.get(self._patient.id)
        if self.currentWidget() is self.details:
            self.details.show_patient(patient)
        elif self.currentWidget() is self._rooms[COPY]:
            for card in (self.history, self.copy, self.export):
                card.show_patient(patient)
        elif self.currentWidget() is self.papers:
            self.papers.show_patient(patient)
        elif self.currentWidget() is self._rooms[PUT_RIGHT]:
            self.merging.show_patient(patient)
            self.moving.show_patient(patient)
