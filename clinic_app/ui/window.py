"""The one main window: unlock first; what is behind it is built, and imported, only when somebody is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Scheme, Theme
from clinic_app.ui.unlock_page import UnlockPage
from clinic_app.words import Words

if TYPE_CHECKING:
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
        closing: The window is going away.
    """

    closing = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.shell: Shell | None = None
        self.new_record: NewRecordPage | None = None
        self._is_warned = False
        self._stack = QStackedWidget(self)
        middle = QWidget(self)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.needles: NeedlesEverywhere | None = None
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
        from clinic_app.ui.shell import Shell  # noqa: PLC0415  pulls in every page

        self._take_shell_down()
        self._look(clinic)
        self.shell = Shell(clinic, self)
        self.shell.look_changed.connect(self._look_again)
        self._clinic = clinic
        self._stack.addWidget(self.shell)
        self._stack.setCurrentWidget(self.shell)
        self._show_needles(clinic, self.shell)
        return self.shell

    def cover(self, time: str) -> None:
        """Cover the clinic with the unlock page; everything stays where it is, needles that are in stay in sight."""
        self.unlock_page.show_locked(time)
        self.unlock_page.show_ready()
        self.show_unlock()
        if self.needles is not None:
            self.needles.set_locked(locked=True)

    def uncover(self) -> None:
        """Return to where one was."""
        if self.shell is not None:
            self._stack.setCurrentWidget(self.shell)
        if self.needles is not None:
            self.needles.set_locked(locked=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let boxes tell what is typed, then go; where that cannot be saved, only when asked once more."""
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

    def _show_needles(self, clinic: Clinic, shell: Shell) -> None:
        from clinic_app.ui.needles_everywhere import NeedlesEverywhere  # noqa: PLC0415  not needed for the first paint

        self.needles = NeedlesEverywhere(clinic, shell, self)
        self.needles.asked_for.connect(self._go_to_needles)
        self._column.insertWidget(0, self.needles)

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
        if self.shell is not None:
            self.shell.close_visit()
            self._stack.removeWidget(self.shell)
            self.shell.deleteLater()
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
