"""The first page: which record, which password. It shows nothing about patients and imports nothing slow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import SecretField
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.words import Words

WIDTH = 480


@dataclass(frozen=True, slots=True)
class Door:
    """A record that can be opened here.

    Attributes:
        key: What tells it from the others: its folder.
        name: How it is shown.
        password: Prefilled and shown for the demo record only; a real record's never is.
    """

    key: str
    name: str
    password: str = ""


class UnlockPage(QWidget):
    """Asks for the password of a record.

    Attributes:
        painted: It has been seen for the first time.
        unlock_asked: Somebody wants in; carries the door's key and the password.
        new_asked: Somebody wants to make a new record.
    """

    painted = Signal()
    unlock_asked = Signal(str, str)
    new_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._door: Door | None = None
        self._doors: tuple[Door, ...] = ()
        self._seen = False
        self._card = Card(parent=self)
        self._card.setFixedWidth(WIDTH)
        self._fill()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._card)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addWidget(self._foot(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_doors(self, doors: tuple[Door, ...]) -> None:
        """Offer records; the first one is chosen."""
        self._doors = doors
        self._choose(doors[0] if doors else None)

    def show_locked(self, time: str) -> None:
        """Say that the record on the desk is locked, and that everything is kept."""
        self._title.setText(self._words("unlock.locked_at", time=time))
        self._subtitle.setText(self._words("unlock.same_place"))
        self._new.hide()
        self._password.set_words("")
        self._password.setFocus()

    def show_waiting(self, sentence: str) -> None:
        """Say what is being done, and take no second press meanwhile."""
        self._button.setEnabled(False)
        self._said.set_tone("text_2")
        self._said.setText(self._words(sentence))
        self._said.show()

    def show_ready(self) -> None:
        """Take a password again."""
        self._button.setEnabled(True)
        self._said.hide()

    def show_refused(self, sentence: str) -> None:
        """Say in words why it did not open."""
        self.show_ready()
        self._said.set_tone("danger")
        self._said.setText(sentence)
        self._said.show()
        self._password.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the page is on the screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def _fill(self) -> None:
        words, body = self._words, self._card.body
        body.setContentsMargins(32, 28, 32, 28)
        body.setSpacing(14)
        self._title = Label(words("unlock.title"), "title", parent=self._card)
        self._subtitle = Label(words("unlock.encrypted"), tone="text_2", parent=self._card)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(
            IconMark("lock-outline", px=32, colour="accent", parent=self._card), 0, Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout()
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        head.addLayout(column, 1)
        body.addLayout(head)
        self._demo = Strip("info", "", "", inside=True, parent=self._card)
        self._demo.hide()
        body.addWidget(self._demo)
        self._password = SecretField(words("unlock.password"), show=words("unlock.show"), hide=words("unlock.hide"))
        self._password.entered.connect(self._ask)
        body.addWidget(self._password)
        self._said = Label("", "small_strong", tone="text_2", parent=self._card)
        self._said.hide()
        body.addWidget(self._said)
        self._button = Button(words("unlock.unlock"), role="main", parent=self._card)
        self._button.clicked.connect(self._ask)
        body.addWidget(self._button)
        self._other = Button(words("unlock.another"), role="quiet", parent=self._card)
        self._other.clicked.connect(self._next_door)
        self._other.hide()
        body.addWidget(self._other)
        self._new = Button(words("unlock.new"), icon="plus", parent=self._card)
        self._new.clicked.connect(self.new_asked)
        body.addWidget(self._new)

    def _foot(self) -> QWidget:
        return Strip("warn", self._words("app.trial"), inside=True, parent=self)

    def _choose(self, door: Door | None) -> None:
        self._door = door
        self._title.setText(door.name if door else self._words("unlock.title"))
        self._password.set_words(door.password if door else "")
        self._demo.set_words(self._words("unlock.demo"), self._words("unlock.demo_password"))
        self._demo.setVisible(bool(door and door.password))
        self._other.setVisible(len(self._doors) > 1)
        self._password.setFocus()

    def _next_door(self) -> None:
        place = self._doors.index(self._door) if self._door in self._doors else -1
        self._choose(self._doors[(place + 1) % len(self._doors)])
        self._said.hide()

    def _ask(self) -> None:
        if self._button.isEnabled():
            self.unlock_asked.emit(self._door.key if self._door else "", self._password.words)
