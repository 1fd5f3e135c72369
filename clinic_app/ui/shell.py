"""The window once somebody is in: the rail at the edge, the places, the visit on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.ui.away.away_strips import AwayStrips
from clinic_app.ui.backup.watch import BackupWatch
from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.giving_back import GivingBack
from clinic_app.ui.kiosk.whose_page import WhosePage
from clinic_app.ui.library_page import LibraryPage
from clinic_app.ui.palette.actions import Actions
from clinic_app.ui.palette.offers import ActionSource, ButtonSource, MuscleSource, PatientSource
from clinic_app.ui.palette.palette import Palette
from clinic_app.ui.patient_form import PatientForm
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.people.emergency_page import EmergencyPage
from clinic_app.ui.people.emergency_strip import EmergencyStrip
from clinic_app.ui.printing.strips import PrintStrips
from clinic_app.ui.rail_column import RailColumn
from clinic_app.ui.reading_ahead import ReadingAhead
from clinic_app.ui.settings_page import SettingsPage
from clinic_app.ui.several_rooms import SeveralRooms
from clinic_app.ui.shell_actions import shell_actions
from clinic_app.ui.shell_library import ShellLibrary
from clinic_app.ui.shell_rail import rail_of, show_names_hidden
from clinic_app.ui.shell_settings import ShellSettings
from clinic_app.ui.tab_stops import step
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.visit.page_preview import HIDDEN
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.kiosk import is_nobodys
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import WALK_IN

#: A page is never lower than this many px: on a screen with less room it scrolls as a whole.
LEAST_HIGH = 580


class Shell(QWidget):
    """Rail and places.

    Attributes:
        lock_asked: Somebody pressed Lock.
        turn_asked: Somebody hands the screen to a patient.
        restore_asked, key_asked: A backup is to be the record; the record is to get another key.
        look_changed: Light or dark, the text size or the clinic's name was changed in Settings.
        visit_page: The visit on the desk, or None.
        several_rooms, away: What hears that another room has written; what says that the server is away.
        watch, prints: What makes the backups, and what prints; each says what is wrong with them.
        actions_here: What can be done from anywhere.
        palette_here: All of it in one list to search.
    """

    lock_asked = Signal()
    turn_asked = Signal()
    restore_asked = Signal(object)
    key_asked = Signal()
    look_changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clinic = clinic
        self.visit_page: VisitPage | None = None
        self._stack = QStackedWidget(self)
        self._library = ShellLibrary(clinic, self._stack)
        self.today, self.patients = TodayPage(clinic, self), PatientsPage(clinic, self)
        self.watch, self.prints = BackupWatch(clinic, self), PrintStrips(clinic, self)
        self.away, self._settings = AwayStrips(clinic, self), ShellSettings(self)
        self.new_patient = PatientForm(clinic, self)
        self.emergency, self.whose = EmergencyPage(clinic, self), WhosePage(clinic, self)
        for page in (self.today, self.patients, self.new_patient, self.emergency, self.whose):
            self._stack.addWidget(page)
        self.actions_here: Actions = shell_actions(self)
        self._lay_out()
        self._connect()
        sources = (
            ActionSource(self._actions_shown),
            PatientSource(clinic, self.show_patient),
            MuscleSource(clinic, self.show_muscle),
            ButtonSource(self._stack.currentWidget),
        )
        self.palette_here = Palette(clinic.words, sources, self)
        self._stack.currentChanged.connect(self.palette_here.hide)  # what it offers belongs to the page that was seen
        ReadingAhead(clinic, self)
        GivingBack(self._stack)
        self.several_rooms = SeveralRooms(self)
        self.go("today")

    @property
    def library(self) -> LibraryPage:
        """The muscles; built when somebody wants to read about one."""
        page, is_new = self._library.page()
        if is_new:
            page.left.connect(self.back_to_visit)
        return page

    @property
    def settings(self) -> SettingsPage:
        """What the clinic has decided; built when somebody first looks."""
        page = self._settings.page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        return page

    def go(self, place: str) -> None:
        """Show a place, its lists read anew; or do what the rail offers beside places."""
        asked = {"lock": self.lock_asked.emit, "find": self.palette_here.call, "names": self.hide_names}
        if place in asked:
            asked[place]()
            return
        page = self._page(place)
        page.refresh()
        self._stack.setCurrentWidget(page)
        self._room.verticalScrollBar().setValue(0)
        self._rail.set_place(place)

    def tell(self, sentence: str) -> None:
        """Say above every page what did not work; an empty sentence takes it away."""
        self._told.set_words(sentence)
        self._told.setVisible(bool(sentence))

    def show_muscle(self, muscle: str) -> None:
        """Show the page of a muscle of the library."""
        self.go("library")
        self.library.show_muscle(muscle)

    def show_reviews(self) -> None:
        """Show what of the knowledge was reviewed, and what waits."""
        self.go("library")
        self.library.show_pane("reviews")

    def show_patient(self, patient_id: str) -> None:
        """Show a patient's visits."""
        self.go("patients")
        self.patients.show_patient(patient_id)

    def open_visit(self, visit_id: str) -> None:
        """Put a visit on the desk and show it, unless the one there holds answers that are not saved."""
        if not self.close_visit():
            return
        if not self.clinic.may_read(self.clinic.record.visits.get(visit_id).patient):
            self.emergency.ask(visit_id)
            self._stack.setCurrentWidget(self.emergency)
            return
        if is_nobodys(self.clinic, visit_id):
            self.whose.ask(visit_id)
            self._stack.setCurrentWidget(self.whose)
            return
        self.visit_page = VisitPage(self.clinic, visit_id, self._stack)
        self.visit_page.left.connect(partial(self.go, "today"))
        self.prints.serve(self.visit_page.desk)
        self._stack.addWidget(self.visit_page)
        self._show_visit()

    def back_to_visit(self) -> None:
        """Show the visit on the desk again, or the day where there is none."""
        if self.visit_page is None:
            self.go("today")
        else:
            self._show_visit()

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

    def stop_keeping(self) -> None:
        """Wait for a backup, a check and prints that are under way, and make no more; hear of other rooms no more."""
        self.prints.jobs.stop()
        self.watch.stop()
        self._settings.stop()
        self.several_rooms.stop()

    def hide_names(self) -> None:
        """Hide who the patients are from whoever stands beside the screen, or show it again."""
        self.clinic.names_hidden = hidden = not self.clinic.names_hidden
        self.window().setProperty(HIDDEN, hidden)
        show_names_hidden(self._rail, self.clinic.words, hidden=hidden)
        self._read_anew()
        if self.visit_page is not None:
            self.visit_page.show_names()

    def find_patient(self) -> None:
        """Put the keyboard into the search of the page, or of Today where the page has none."""
        if self._stack.currentWidget() is not self.patients:
            self.go("today")
            self.today.focus_search()
        else:
            self.patients.focus_search()

    def show_new_patient(self) -> None:
        """Show the form that registers a patient."""
        self.new_patient.start()
        self._stack.setCurrentWidget(self.new_patient)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's signature
        """Let Tab go through the window as it is read, and stay in the palette while that lies over it."""
        if not self.palette_here.isHidden():
            self.palette_here.line.setFocus()
            return True
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def _page(self, place: str) -> TodayPage | PatientsPage | SettingsPage | LibraryPage:
        if place == "library":
            self.library.set_has_visit(has_visit=self.visit_page is not None)
            return self.library
        return self.settings if place == "settings" else self.today if place == "today" else self.patients

    def _lay_out(self) -> None:
        self._rail = rail_of(self.clinic.words, self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self.emergency_strip = EmergencyStrip(self.clinic, self)
        self._told = Strip("danger", "", icon="alert", parent=self)
        self._told.hide()
        for strip in (self.watch, self.prints, self.away, self.emergency_strip, self._told):
            right.addWidget(strip)
        self._room = room = FillScroll(parent=self)
        room.body.setContentsMargins(0, 0, 0, 0)
        room.body.addWidget(self._stack)
        self._stack.setMinimumHeight(LEAST_HIGH)
        right.addWidget(room, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(RailColumn(self._rail, self))
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.go)
        self.emergency.opened.connect(self.emergency_strip.begin)
        self.emergency_strip.ended.connect(self.close_visit)
        self.emergency_strip.ended.connect(partial(self.go, "today"))
        visits = (self.emergency.opened, self.whose.attached, self.today.visit_asked, self.patients.visit_asked)
        for visit_asked in visits:
            visit_asked.connect(self.open_visit)
        for page in (self.today, self.patients, self.whose):
            page.new_asked.connect(self.show_new_patient)
        self.new_patient.added.connect(self._begin_visit)
        self.new_patient.walked_in.connect(self._begin_walk_in)
        self.new_patient.known.connect(self._begin_visit)
        for asking in (self.emergency, self.whose, self.new_patient):
            asking.left.connect(partial(self.go, "today"))
        self.look_changed.connect(self._read_anew, Qt.ConnectionType.QueuedConnection)

    def _read_anew(self) -> None:
        """Make the rows of the lists anew once the theme is another: their columns were measured in the old one."""
        for page in (self.today, self.patients, self.prints):
            page.refresh()
        self.palette_here.settle()

    def _actions_shown(self) -> Iterator[Actions]:
        if self.visit_page is not None and self._stack.currentWidget() is self.visit_page:
            yield self.visit_page.actions_here
        self.actions_here.action("back_to_visit").setEnabled(
            self.visit_page is not None and self._stack.currentWidget() is not self.visit_page
        )
        yield self.actions_here

    def _show_visit(self) -> None:
        if self.visit_page is not None:
            self._stack.setCurrentWidget(self.visit_page)
            self._room.verticalScrollBar().setValue(0)
            self._rail.set_place("today")
            self.visit_page.setFocus()  # on the page, not on its first button: nobody has come by the keyboard yet

    def _begin_visit(self, patient_id: str) -> None:
        patient = self.clinic.record.patients.get(patient_id)
        visit = self.clinic.begin_visit(patient)
        if self.clinic.may_read(patient_id):
            self.open_visit(visit.id)
        else:
            self.go("today")  # the patient is on the list; what is asked is not for whoever stands at the desk

    def _begin_walk_in(self, patient_id: str) -> None:
        self._begin_visit(patient_id)
        if self.visit_page is not None:
            self.visit_page.desk.answer("intake", path(WALK_IN), value=True)
