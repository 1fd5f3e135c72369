"""The rooms beside the day's list: who comes, notes to sign, unwanted effects, how one patient went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.day.plan_pane import PlanPane
from clinic_app.ui.progress.progress_pane import ProgressPane
from clinic_app.ui.signing.unsigned_pane import UnsignedPane
from clinic_app.ui.unwanted.unwanted_pane import UnwantedPane
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.calling import begin_call
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

DAY, PLAN, UNSIGNED, UNWANTED, PROGRESS = "day", "plan", "unsigned", "unwanted", "progress"


class TodayRooms(QStackedWidget):
    """One room at a time; the day's list is the first.

    Attributes:
        visit_asked: Somebody wants to open a visit; carries its id.
        day_asked: The day's list is shown again, or what stands in it may be another.
        new_asked: Somebody wants to register a patient.
        choice: The buttons that lead to the rooms.
        plan, unsigned, unwanted, progress: The rooms.
    """

    visit_asked = Signal(str)
    day_asked = Signal()
    new_asked = Signal()

    def __init__(self, clinic: Clinic, day: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        options = [
            Option(DAY, words("today_rooms.day")),
            Option(PLAN, words("bookings.room")),
            Option(UNSIGNED, words("today_rooms.unsigned")),
            Option(UNWANTED, words("today_rooms.unwanted")),
        ]
        closed = [] if clinic.may("keep_day") else [PLAN]
        closed += [] if clinic.may("read_care") else [UNSIGNED, UNWANTED]
        options = [one for one in options if one.value not in closed]
        self.choice = Segments(options, name=words("today_rooms.name"), parent=parent)
        self.choice.chosen.connect(self._chosen)
        self.unsigned, self.unwanted = UnsignedPane(clinic, self), UnwantedPane(clinic, self)
        self.plan, self.progress = PlanPane(clinic, self), ProgressPane(clinic, self)
        self._rooms: dict[str, QWidget] = {
            DAY: day,
            PLAN: self.plan,
            UNSIGNED: self.unsigned,
            UNWANTED: self.unwanted,
            PROGRESS: self.progress,
        }
        for room in self._rooms.values():
            self.addWidget(room)
        for asking in (self.unsigned.visit_asked, self.unwanted.visit_asked, self.progress.visit_asked):
            asking.connect(self.visit_asked)
        self.unwanted.call_asked.connect(self._call)
        self.progress.left.connect(self.day_asked)
        self.plan.written.connect(self.day_asked)
        self.plan.new_asked.connect(self.new_asked)
        self.go(DAY)

    @property
    def place(self) -> str:
        """The room that is shown."""
        return next(name for name, room in self._rooms.items() if room is self.currentWidget())

    def go(self, place: str) -> None:
        """Show a room, read anew."""
        if place == PLAN:
            self.plan.refresh()
        elif place == UNSIGNED:
            self.unsigned.refresh()
        elif place == UNWANTED:
            self.unwanted.refresh()
        self.setCurrentWidget(self._rooms[place])
        self.choice.set_value(place if place != PROGRESS else None)

    def show_progress(self, patient: PatientRow) -> None:
        """Show how a patient went."""
        self.progress.show_patient(patient)
        self.go(PROGRESS)

    def _chosen(self, place: object) -> None:
        self.go(str(place or self.place))
        if place == DAY:
            self.day_asked.emit()

    def _call(self, patient_id: str, about: str) -> None:
        try:
            patient = self._clinic.record.patients.get(patient_id)
            self.visit_asked.emit(begin_call(self._clinic, patient, about).id)
        except ClinicError as error:
            self.unwanted.tell(self._clinic.words.of_error(error))
