"""A second computer for patients: made ready on the clinic's server, and written into one file to be carried there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip, StripLevel
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.patients_screen import may_set_up, new_password, set_up, write_file

NAME = "patients-screen.json"
ASK = "screens.ask_administrator"


class PatientsScreenCard(Card):
    """One button; where the server lets only its administrator make a role, the line to be typed there.

    Attributes:
        button: Sets a screen up.
        said: What came of it.
        line: The line for the server's administrator; seen only where it is needed.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("screens.title"), parent=parent)
        self._clinic = clinic
        self._password = ""
        self._place: Path | None = None
        may = may_set_up(clinic)
        about = words("screens.about" if may or not clinic.may("keep_settings") else "screens.no_server")
        self.body.addWidget(Label(about, "small", tone="text_2", parent=self))
        self.button = Button(words("screens.set_up"), parent=self)
        self.button.setEnabled(may)
        self.button.clicked.connect(self._set_up)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = Strip("info", "", inside=True, parent=self)
        self.said.hide()
        self.body.addWidget(self.said)
        self._for_administrator = QWidget(self)
        self.line = Label("", "small", parent=self._for_administrator)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Button(words("screens.copy"), role="quiet", parent=self._for_administrator)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.text()))
        column = QVBoxLayout(self._for_administrator)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(words("screens.line"), "label", parent=self._for_administrator))
        column.addWidget(self.line)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._for_administrator.hide()
        self.body.addWidget(self._for_administrator)

    def set_up_at(self, place: Path) -> None:
        """Make the server ready and write the file for the second computer."""
        self._password = self._password or new_password()  # the same until the administrator has typed the line
        try:
            write_file(set_up(self._clinic, self._password), place)
        except ClinicError as error:
            self._refused(error)
            return
        self._for_administrator.hide()
        self._say("ok", self._clinic.words("screens.written", file=str(place), name=place.name))
        self._password, self._place = "", None

    def _set_up(self) -> None:
        self._place = self._place or self._chosen()
        if self._place is not None:
            self.set_up_at(self._place)

    def _chosen(self) -> Path | None:
        words = self._clinic.words
        chosen, _ = QFileDialog.getSaveFileName(self, words("screens.choose"), NAME, words("screens.kinds"))
        return Path(chosen) if chosen else None

    def _refused(self, error: ClinicError) -> None:
        is_line = error.sentence == ASK
        self._for_administrator.setVisible(is_line)
        self.line.setText(str(error.values.get("line", "")))
        self._say("warn" if is_line else "danger", self._clinic.words.of_error(error))

    def _say(self, level: StripLevel, words: str) -> None:
        self.said.set_level(level)
        self.said.set_words(words)
        self.said.show()
