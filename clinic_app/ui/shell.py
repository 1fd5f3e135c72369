"""The window once somebody is in: the rail at the edge, the places, the visit on the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.ui.patient_form import PatientForm
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.settings_page import SettingsPage
from clinic_app.ui.tab_stops import step
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.rail import Rail
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic

PLACES = {"today": "calendar-today", "patients": "account-group"}


class Shell(QWidget):
    """Rail and places.

    Attributes:
        lock_asked: Somebody pressed Lock.
        look_changed: Light or dark, the text size or the clinic's name was changed in Settings.
        visit_page: The visit on the desk, or None.
    """

    lock_asked = Signal()
    look_changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.visit_page: VisitPage | None = None
        self._stack = QStackedWidget(self)
        self.today = TodayPage(clinic, self)
        self.patients = PatientsPage(clinic, self)
        self.settings = SettingsPage(clinic, self)
        self.new_patient = PatientForm(clinic, self)
        for page in (self.today, self.patients, self.settings, self.new_patient):
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()
        self.go("today")

    def go(self, place: str) -> None:
        """Show a place; its lists are read anew."""
        if place == "lock":
            self.lock_asked.emit()
            return
        pages: dict[str, TodayPage | PatientsPage | SettingsPage] = {
            "today": self.today,
            "patients": self.patients,
            "settings": self.settings,
        }
        page = pages[place]
        page.refresh()
        self._stack.setCurrentWidget(page)
        self._rail.set_place(place)

    def open_visit(self, visit_id: str) -> None:
        """Put a visit on the desk and show it, unless the one there holds answers that are not saved."""
        if not self.close_visit():
            return
        self.visit_page = VisitPage(self._clinic, visit_id, self)
        self.visit_page.left.connect(self._leave_visit)
        self._stack.addWidget(self.visit_page)
        self._stack.setCurrentWidget(self.visit_page)
        self._rail.set_place("today")
        self.visit_page.setFocus()  # on the page, not on its first button: nobody has come by the keyboard yet

    def close_visit(self) -> bool:
        """Take the visit off the desk; one with answers the record does not take stays and is shown. Say if it went."""
        if self.visit_page is not None:
            if self.holds_unsaved():
                self._stack.setCurrentWidget(self.visit_page)
                return False
            self._stack.removeWidget(self.visit_page)
            self.visit_page.deleteLater()
            self.visit_page = None
        return True

    def holds_unsaved(self) -> bool:
        """Say whether the visit on the desk holds answers the record does not take, now either."""
        if self.visit_page is None or not self.visit_page.desk.visit.unsaved:
            return False
        self.visit_page.desk.try_again()
        return bool(self.visit_page.desk.visit.unsaved)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's signature
        """Let Tab go through the window as it is read."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def _lay_out(self) -> None:
        words = self._clinic.words
        self._rail = Rail(name=words("shell.rail"), parent=self)
        for key, icon in PLACES.items():
            self._rail.add_place(key, icon, words(f"shell.{key}"))
        self._rail.add_action("settings", "cog-outline", words("shell.settings"))
        self._rail.add_action("lock", "lock-outline", words("shell.lock"))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(Strip("warn", words("app.trial"), parent=self))
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.go)
        for page in (self.today, self.patients):
            page.visit_asked.connect(self.open_visit)
            page.new_asked.connect(self._show_new_patient)
        self.new_patient.added.connect(self._begin_visit)
        self.new_patient.known.connect(self._begin_visit)
        self.new_patient.left.connect(self._leave_visit)
        self.settings.look_changed.connect(self.look_changed)
        for keys, do in (("Ctrl+L", self.lock_asked.emit), ("Ctrl+N", self._show_new_patient), ("Ctrl+F", self._find)):
            QShortcut(QKeySequence(keys), self, do)

    def _show_new_patient(self) -> None:
        self.new_patient.start()
        self._stack.setCurrentWidget(self.new_patient)

    def _begin_visit(self, patient_id: str) -> None:
        patient = self._clinic.record.patients.get(patient_id)
        self.open_visit(self._clinic.begin_visit(patient).id)

    def _leave_visit(self) -> None:
        self.go("today")

    def _find(self) -> None:
        self.go("today")
        self.today.focus_search()
