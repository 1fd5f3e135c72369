"""The password and the button that signs with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.field import SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.authentication import Authentication
from clinic_app.visit.clinic import Clinic


class SignBox(QWidget):
    """Asks for the password of whoever is signed on; where it was given a moment ago, the button is enough.

    Attributes:
        confirmed: The right password was given, or still holds.
        password, button: What is typed and pressed.
    """

    confirmed = Signal()

    def __init__(
        self, clinic: Clinic, verb: str, held: Authentication | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clinic, self._held = clinic, held
        words = clinic.words
        self.password = SecretField(
            words("note_page.password", name=clinic.person.name),
            show=words("note_page.show_password"),
            hide=words("note_page.hide_password"),
            parent=self,
        )
        self._until = Label("", "small", tone="text_2", parent=self)
        self.button = Button(verb, role="main", icon="signature-freehand", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.password, self._until, self.button):
            column.addWidget(part)
        self.button.clicked.connect(self.confirm)
        self.password.entered.connect(self.confirm)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the password, or say until when the one that was given holds."""
        until = self._held.until if self._held else ""
        self.password.setVisible(not until)
        self._until.setVisible(bool(until))
        self._until.setText(self._clinic.words("signing.holds", name=self._clinic.person.name, time=until))

    def set_locked(self, *, locked: bool, reason: str) -> None:
        """Lock the button, and say why to whoever hears it."""
        self.button.setEnabled(not locked)
        self.button.setAccessibleDescription(reason)

    def confirm(self) -> None:
        """Tell that the password is right; else say what is amiss with it."""
        if not self.button.isEnabled():
            return
        words, typed = self._clinic.words, self.password.words
        if self._held is not None and self._held.holds:
            self.confirmed.emit()
        elif not typed:
            self._refuse(words("note_page.no_password"))
        elif not self._clinic.knows_password(typed):
            self._refuse(words("note_page.wrong_password"))
        else:
            self.password.set_words("")
            if self._held is not None:
                self._held.give()
            self.confirmed.emit()

    def _refuse(self, sentence: str) -> None:
        self.refresh()
        self.password.set_amiss(sentence)
        self.password.setFocus()
