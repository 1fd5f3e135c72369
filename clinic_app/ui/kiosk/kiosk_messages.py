"""Screens without a question: welcome, thanks, tell somebody now, and the door for the clinic's own people."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clinic_app.ui.kiosk.large import large_button
from clinic_app.ui.widgets.centred import Centred
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

WIDTH = 720


class Telling(QWidget):
    """Large words in the middle of the screen, and where it wants one, a button.

    Attributes:
        done: The button was pressed.
        button: The button, or None.
    """

    done = Signal()

    def __init__(self, said: str, more: str, *, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held = QWidget(self)
        held.setFixedWidth(WIDTH)
        column = QVBoxLayout(held)
        column.setSpacing(16)
        column.addWidget(Label(said, "kiosk_title", parent=held))
        if more:
            column.addWidget(Label(more, "kiosk_body", tone="text_2", parent=held))
        self.button = large_button(button, role="main", parent=held) if button else None
        if self.button is not None:
            self.button.clicked.connect(self.done)
            column.addWidget(self.button)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(Centred(held, self))
        outer.addStretch(3)


class StaffDoor(QWidget):
    """A password leads back to the clinic; everybody else goes back to the questions.

    Attributes:
        asked: Somebody typed a password; carries it.
        left: Back to the questions.
        field: Where it is typed.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held = QWidget(self)
        held.setFixedWidth(WIDTH)
        self.field = Field(words("kiosk.password"), parent=held)
        self.field.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.entered.connect(self._ask)
        back = large_button(words("kiosk.back"), icon="chevron-left", parent=held)
        back.clicked.connect(self.left)
        enter = large_button(words("kiosk.open_clinic"), role="main", parent=held)
        enter.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch()
        buttons.addWidget(enter)
        column = QVBoxLayout(held)
        column.setSpacing(16)
        column.addWidget(Label(words("kiosk.staff_only"), "kiosk_title", parent=held))
        column.addWidget(self.field)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(Centred(held, self))
        outer.addStretch(3)
        self.setFocusProxy(self.field)

    def refuse(self, sentence: str) -> None:
        """Say that it was not right, and take another."""
        self.field.set_words("")
        self.field.set_amiss(sentence)
        self.field.setFocus()

    def _ask(self) -> None:
        self.asked.emit(self.field.line.text())
