"""The window of a second computer for patients: the questions, over the whole screen, and no way anywhere else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from clinic_app.ui.kiosk.kiosk_page import KioskPage
from clinic_app.ui.kiosk.sending import Sending
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.asked import asked_in
from clinic_app.visit.kiosk import sittings
from clinic_app.visit.patients_screen import PatientsScreen, sender, waiting

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

REFUSED = "record.server_refuses"


class PatientsWindow(QMainWindow):
    """Nothing of the clinic is behind it: no record, no password of anybody's, no door.

    Attributes:
        page: The questions.
        sending: What takes the answers to the clinic's server.
    """

    def __init__(self, screen: PatientsScreen, folder: Path, reference: Reference, words: Words, clock: Clock) -> None:
        super().__init__()
        self._words, self._may_close = words, False
        self.setWindowTitle(screen.clinic or words("app.name"))
        begin = sittings(reference, clock, folder, screen.public)
        middle = QWidget(self)
        self.page = KioskPage(begin, asked_in(reference, words, screen.languages), middle, door=False)
        self._kept = Label("", "small", tone="text_2", parent=middle)
        self._kept.hide()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.page, 1)
        column.addWidget(self._kept)
        self._kept.setContentsMargins(24, 0, 24, 0)
        self.setCentralWidget(middle)
        self.sending = Sending(sender(screen, folder), partial(waiting, folder), self)
        self.sending.told.connect(self._tell)
        self.page.answered.connect(self.sending.begin)
        self.sending.begin()  # what a pulled plug has left here

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whatever keys somebody presses: only the system ends this program."""
        if not self._may_close:
            event.ignore()
            return
        super().closeEvent(event)

    def end(self) -> None:
        """Let go of everything, when the program itself ends."""
        self.page.stop()
        self.sending.stop()
        self._may_close = True
        self.close()

    def _tell(self, count: int, why: str) -> None:
        """Say to whoever of the clinic comes by that answers wait here; nothing of what they are."""
        words = self._words
        said = words("screens.refused") if why == REFUSED else words("screens.waiting", count=count)
        self._kept.setText(said)
        self._kept.setVisible(bool(why) and count > 0)


def run_patients_screen(screen: PatientsScreen, folder: Path, reference: Reference, words: Words, clock: Clock) -> int:
    """Show a patients' screen over all of this computer's, and return the program's exit status."""
    app = QApplication(list(ARGUMENTS))
    Theme().apply(app)
    window = PatientsWindow(screen, folder, reference, words, clock)
    window.showFullScreen()
    status = app.exec()
    window.end()
    return int(status)
