"""A first password for somebody who forgot theirs or comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.field import SecretField
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic


class FirstPasswordLine(QWidget):
    """Asks for one password; whoever signs in with it has to change it.

    Attributes:
        kept: One was typed; carries it.
        left: None is to be given.
        password: The field.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words = clinic.words
        self._whom = Label("", "strong", parent=self)
        show, hide, hint = words("unlock.show"), words("unlock.hide"), words("people.first_password_hint")
        self.password = SecretField(words("people.first_password"), hint=hint, show=show, hide=hide, parent=self)
        self.password.entered.connect(self._keep)
        self._said = Label("", "small_strong", tone="danger", parent=self)
        keep, leave = Button(words("people.keep"), role="main"), Button(words("people.leave"), role="quiet")
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch()
        row.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._whom, self.password, self._said):
            column.addWidget(part)
        column.addLayout(row)

    def ask(self, name: str) -> None:
        """Ask for somebody's first password."""
        self._whom.setText(name)
        self.password.set_words("")
        self._said.hide()
        self.show()
        self.password.setFocus()

    def show_refused(self, sentence: str) -> None:
        """Say in words why it was not taken."""
        self._said.setText(sentence)
        self._said.show()

    def _keep(self) -> None:
        self._said.hide()
        self.kept.emit(self.password.words)
