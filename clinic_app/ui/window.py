"""The one main window: unlock first; what is behind it is built, and imported, only when somebody is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from clinic_app.ui import theme as themes
from clinic_app.ui.giving_back import keep_little
from clinic_app.ui.theme import Scheme, Theme
from clinic_app.ui.unlock_page import UnlockPage
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.ui.kiosk.urgent_everywhere import UrgentEverywhere
    from clinic_app.ui.needles_everywhere import NeedlesEverywhere
    from clinic_app.ui.new_record_page import NewRecordPage
    from clinic_app.ui.shell import Shell
    from clinic_app.visit.clinic import Clinic

#: A full HD screen that shows everything twice as large has 960 × 540 of these px, less the bars of the system.
SMALLEST = QSize(920, 460)
FIRST = QSize(1366, 728)


class Window(QMainWindow):
    """Unlock page, new-record page, and the shell of an open clinic.

    The title holds the clinic's name only: thumbnails and shared screens show no patient.

    Attributes:
        unlock_page: The first page.
        shell: What stands behind it, once somebody is in.
        needles: Needles that are in at any visit; above every page, once somebody is in.
        urgent: Patients' own answers that cannot wait; above every page too.
        closing: The window is going away.
    """

    closing = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        keep_little()
        self._words = words
        self.shell: Shell | None = None
        self.new_record: NewRecordPage | None = None
        self._is_warned = False
        self._turned: QWidget | None = None
        self._parked: dict[str, Shell] = {}  # by person: visits that wait for who was called away from them
        self._before: QWidget | None = None
        self._stack = QStackedWidget(self)
        middle = QWidget(self)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.needles: NeedlesEverywhere | None = None
        self.urgent: UrgentEverywhere | None = None
        self.setCentralWidget(middle)
        self.unlock_page = UnlockPage(words, self)
        self._stack.addWidget(self.unlock_page)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST)
        self.setWindowTitle(words("app.name"))

    def fit(self, room: QSize) -> None:
        """Be no larger than the screen has room for, whatever it shows everything at."""
        self.resize(self.size().boundedTo(room))

    def show_unlock(self) -> None:
        """Show the first page."""
        self._stack.setCurrentWidget(self.unlock_page)

    def show_new_record(self, countries: dict[str, Any]) -> NewRecordPage:
        """Show the page that makes a record, and return it."""
        from clinic_app.ui.new_record_page import NewRecordPage  # noqa: PLC0415  not needed for the first paint

        self.new_record = NewRecordPage(self._words, countries, self)
        self.new_record.left.connect(self.show_unlock)
        self._stack.addWidget(self.new_record)
        self._stack.setCurrentWidget(self.new_record)
        return self.new_record

    def show_clinic(self, clinic: Clinic) -> Shell:
        """Show an open clinic."""
        from clinic_app.ui.clipboard_guard import ClipboardGuard  # noqa: PLC0415  not needed for the first paint
        from clinic_app.ui.shell import Shell  # noqa: PLC0415  pulls in every page

        self._take_shell_down()
        self._look(clinic)
        self.shell = Shell(clinic, self)
        self.shell.look_changed.connect(self._look_again)
        self._clinic = clinic
        self._stack.addWidget(self.shell)
        self._stack.setCurrentWidget(self.shell)
        ClipboardGuard(clinic, self.shell)
        self._show_needles(clinic, self.shell)
        self._show_urgent(clinic, self.shell)
        return self.shell

    def switch_to(self, clinic: Clinic) -> Shell:
        """Show the clinic to somebody else; a visit on the desk of whoever was here stays there until they return."""
        waiting = self._parked.pop(clinic.person.id, None)
        self._park()
        if waiting is None:
            return self.show_clinic(clinic)
        if waiting.clinic.person != clinic.person:  # another role, another name: the pages were made for the one before
            self._let_go(waiting)
            return self.show_clinic(clinic)
        self.shell, self._clinic = waiting, waiting.clinic
        waiting.clinic.settings.update(clinic.settings)
        self._look(waiting.clinic)
        waiting.watch.go_on()
        self._stack.setCurrentWidget(waiting)
        self._show_needles(waiting.clinic, waiting)
        self._show_urgent(waiting.clinic, waiting)
        if waiting.visit_page is not None:
            waiting.visit_page.desk.visit.refresh()
        return waiting

    def show_page(self, page: QWidget) -> None:
        """Show a page that stands before the clinic."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def close_page(self, page: QWidget) -> None:
        """Take such a page away."""
        self._stack.removeWidget(page)
        page.deleteLater()

    @property
    def is_turned(self) -> bool:
        """Whether the screen is turned to a patient."""
        return self._turned is not None

    def leave(self) -> None:
        """Take the clinic away and show the first page."""
        self._take_shell_down()
        self.let_parked_go()
        self.setWindowTitle(self._words("app.name"))
        self.show_unlock()

    def turn_to(self, page: QWidget | None) -> None:
        """Turn the screen to a patient, over all of it and with no way to close it; None turns it back."""
        if self._turned is not None:
            self._stack.removeWidget(self._turned)
        self._turned = page
        if page is None:
            self.showNormal()
            self.show_unlock()
            return
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.showFullScreen()

    def let_parked_go(self) -> None:
        """Take down what waits for those who were called away; what they answered is in the record."""
        for shell in self._parked.values():
            self._let_go(shell)
        self._parked = {}

    def cover(self, time: str) -> None:
        """Save what is typed and cover the clinic with the unlock page; needles that are in stay in sight."""
        self._before = self.focusWidget()
        self.setFocus()  # a box that loses the keyboard tells its words, before anything is hidden
        self._close_others()
        self.unlock_page.show_locked(time)
        self.unlock_page.show_ready()
        self.show_unlock()
        for one in (self.needles, self.urgent):
            if one is not None:
                one.set_locked(locked=True)

    def uncover(self) -> None:
        """Return to where one was."""
        if self.shell is not None:
            self._stack.setCurrentWidget(self.shell)
            if self.shell.visit_page is not None:
                self.shell.visit_page.desk.visit.refresh()
        for one in (self.needles, self.urgent):
            if one is not None:
                one.set_locked(locked=False)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let boxes tell what is typed, then go; where that cannot be saved, only when asked once more.

        A screen that is turned to a patient stays: only somebody of the clinic leads away from there.
        """
        if self._turned is not None:
            event.ignore()
            return
        if self.shell is not None and self.shell.visit_page is not None:
            self.setFocus()  # a box that loses the keyboard tells its words
            if self.shell.holds_unsaved() and not self._is_warned:
                self._is_warned = True
                self.unlock_page.show_told(self._words("bad_news.close_once_more"))
                self.shell.visit_page.desk.not_saved.emit(self._words("bad_news.close_once_more"))
                event.ignore()
                return
        self.closing.emit()
        super().closeEvent(event)

    def _close_others(self) -> None:
        """Close whatever else of this program is open: menus, lists, questions, windows with a form."""
        for one in QApplication.topLevelWidgets():
            if one is not self and one.isVisible():
                one.close()

    def _park(self) -> None:
        """Set aside the clinic of whoever is here, where a visit or a print waits for them; else take it down."""
        if self.shell is None or not (self.shell.visit_page is not None or self.shell.prints.jobs.waits):
            self._take_shell_down()
            return
        self._hide_needles()
        self._hide_urgent()
        self.shell.watch.pause()
        self._parked[self.shell.clinic.person.id] = self.shell
        self.shell = None

    def _let_go(self, shell: Shell) -> None:
        shell.stop_keeping()
        shell.close_visit()
        self._stack.removeWidget(shell)
        shell.deleteLater()

    def _show_needles(self, clinic: Clinic, shell: Shell) -> None:
        from clinic_app.ui.needles_everywhere import NeedlesEverywhere  # noqa: PLC0415  not needed for the first paint

        self.needles = NeedlesEverywhere(clinic, shell, self)
        self.needles.asked_for.connect(self._go_to_needles)
        self._column.insertWidget(0, self.needles)

    def _show_urgent(self, clinic: Clinic, shell: Shell) -> None:
        from clinic_app.ui.kiosk.urgent_everywhere import UrgentEverywhere  # noqa: PLC0415  as above

        self.urgent = UrgentEverywhere(clinic, self)
        self.urgent.asked_for.connect(shell.open_visit)
        shell.whose.attached.connect(self.urgent.look)  # it is known by now whose answers they are
        shell.several_rooms.heard.connect(self.urgent.look)
        self._column.insertWidget(0, self.urgent)

    def _hide_urgent(self) -> None:
        if self.urgent is not None:
            self.urgent.hide()
            self.urgent.deleteLater()
            self.urgent = None

    def _go_to_needles(self, visit_id: str) -> None:
        if self.shell is not None:
            self.shell.open_visit(visit_id)
            if self.shell.visit_page is not None:
                self.shell.visit_page.go("treatment")

    def _hide_needles(self) -> None:
        if self.needles is not None:
            self.needles.hide()
            self.needles.deleteLater()
            self.needles = None

    def _take_shell_down(self) -> None:
        self._hide_needles()
        self._hide_urgent()
        if self.shell is not None:
            self._let_go(self.shell)
            self.shell = None

    def _look_again(self) -> None:
        self._look(self._clinic)

    def _look(self, clinic: Clinic) -> None:
        self.setWindowTitle(str(clinic.settings.get("clinic_name") or self._words("app.name")))
        app = QApplication.instance()
        scheme: Scheme = "dark" if clinic.settings.get("scheme") == "dark" else "light"
        scale = int(str(clinic.settings.get("text_size", "100"))) / 100
        theme = Theme(scheme, scale, themes.current().still)
        if isinstance(app, QApplication) and theme != themes.current():
            theme.apply(app)
            self.unlock_page.dress()
