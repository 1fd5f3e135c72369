"""What stands at the right of the day's list: half a minute's reading, where the patient is, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.brief import Brief
from clinic_app.ui.day.presence_bar import PresenceBar
from clinic_app.ui.day.waiting_card import WaitingCard
from clinic_app.ui.widgets.buttons import Button
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow


class Beside(QWidget):
    """About the patient chosen in the list; below, what waits for somebody.

    Attributes:
        progress_asked: Somebody wants to see how the patient went; carries the patient.
        brief, presence, waiting: Its parts.
        progress: The button that asks.
    """

    progress_asked = Signal(object)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientRow | None = None
        self.brief = Brief(clinic, self)
        self.presence = PresenceBar(clinic, self)
        self.progress = Button(clinic.words("progress.open"), role="quiet", icon="chart-line", parent=self)
        self.progress.clicked.connect(self._ask)
        self.brief.add_action(self.progress)
        self.waiting = WaitingCard(clinic, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.brief.add_above_button(self.presence)
        column.addWidget(self.brief, 1)
        column.addWidget(self.waiting)

    def read_about(self, patient: PatientRow | None, visit: VisitRow | None) -> None:
        """Show a patient of the list, and where they are; nobody where nobody is chosen."""
        self._patient = patient
        if patient is None:
            self.brief.show_nobody()
        else:
            self.brief.show_patient(patient, visit)
        self.progress.setVisible(patient is not None and self.brief.may_read)
        self.presence.show_visit(visit)

    def _ask(self) -> None:
        if self._patient is not None:
            self.progress_asked.emit(self._patient)
