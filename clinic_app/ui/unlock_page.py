"""The first page: which record, which password. It shows nothing about patients and imports nothing slow.

It is made of what Qt has and dressed by ``qss/gate.qss``, not of our own controls: those need Qt's key and alignment
enums, which alone take 25 ms to make, and this page has to be on the screen first (``python -m bench unlock``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icon_font import character, family
from clinic_app.ui.polish import dress, wear
from clinic_app.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDTH = 480
LOCK_PX, LOCK_ROOM, EYE_PX = 26, 50, 20


@dataclass(frozen=True, slots=True)
class Door:
    """A record that can be opened here.

    Attributes:
        key: What tells it from the others: its folder.
        name: How it is shown.
        password: Prefilled and shown for the demo record only; a real record's never is.
        can_recover: A printed recovery key opens it.
    """

    key: str
    name: str
    password: str = ""
    can_recover: bool = True


class UnlockPage(QWidget):
    """Asks for the password of a record.

    Attributes:
        painted: It has been seen for the first time.
        unlock_asked: Somebody wants in; carries the door's key and the password.
        new_asked: Somebody wants to make a new record.
        recovery_asked: Somebody has the recovery key; carries the door's key.
        code: The code typed beside the password, where one was asked for.
    """

    painted = Signal()
    unlock_asked = Signal(str, str)
    new_asked = Signal()
    recovery_asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._door: Door | None = None
        self._code: QLineEdit | None = None
        self._doors: dict[str, QPushButton] = {}
        self._seen = False
        self._fonts: list[tuple[QWidget, str]] = []  # of three kinds only: each takes 1 ms to shape for the first time
        self._card = QFrame(self)
        self._card.setProperty("gate", "card")
        self._card.setFixedWidth(WIDTH)
        self._fill()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._card)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.dress()

    def show_doors(self, doors: tuple[Door, ...]) -> None:
        """Offer records; the first one is chosen."""
        for button in self._doors.values():
            button.deleteLater()
        self._doors = {}
        for door in doors if len(doors) > 1 else ():
            button = self._button(door.name, "choice", "strong")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, door))
            self._choices.addWidget(button)
            self._doors[door.key] = button
        self._choose(doors[0] if doors else None)
        self.dress()

    def show_locked(self, time: str) -> None:
        """Say that the record on the desk is locked, and that everything is kept."""
        self._title.setText(self._words("unlock.locked_at", time=time))
        self._subtitle.setText(self._words("unlock.same_place"))
        for one in (self._new, self._recovery, self._demo, *self._doors.values()):
            one.hide()
        self._password.clear()
        self._put_code_away()
        self._password.setFocus()

    def ask_for(self, *, pin: bool, others: bool) -> None:
        """Say what uncovers a locked window: a PIN too, another person too."""
        self._asked_for.setText(self._words("people.pin_too" if pin else "unlock.password"))
        if others:
            self._subtitle.setText(self._words("people.locked_for_others"))

    @property
    def code(self) -> str:
        """What was typed beside the password; empty where nobody asked."""
        return self._code.text() if self._code is not None and not self._code.isHidden() else ""

    def ask_code(self) -> None:
        """Ask for the code from the telephone beside the password."""
        if self._code is None:
            self._code = QLineEdit(self._card)
            self._code.setProperty("gate", "secret")
            self._code.setAccessibleName(self._words("people.code"))
            self._code.setPlaceholderText(self._words("people.code"))
            self._code.returnPressed.connect(self._ask)
            self._beside_password.addWidget(self._code)
            dress(self._code)
        self._code.clear()
        self._code.show()

    def _put_code_away(self) -> None:
        if self._code is not None:
            self._code.hide()

    def show_waiting(self, sentence: str) -> None:
        """Say what is being done, and take no second press meanwhile."""
        self._unlock.setEnabled(False)
        self._say(self._words(sentence), "text_2")

    def show_ready(self) -> None:
        """Take a password again."""
        self._unlock.setEnabled(True)
        self._said.hide()

    def show_told(self, sentence: str) -> None:
        """Say something that keeps nobody out; it stays until something else is to be said."""
        self._say(sentence, "text_2")

    def show_refused(self, sentence: str) -> None:
        """Say in words why it did not open; what was typed stays, chosen, so that the next key replaces it."""
        self._unlock.setEnabled(True)
        self._say(sentence, "danger")
        line = self._password if self._code is None or self._code.isHidden() else self._code
        line.setFocus()
        line.selectAll()

    def dress(self) -> None:
        """Take the theme's colours and type."""
        theme = themes.current()
        wear(self, "gate")
        for widget, kind in self._fonts:
            widget.setFont(theme.font(kind))
        for widget, px in ((self._lock, LOCK_PX), (self._eye, EYE_PX)):
            font = QFont(family())
            font.setPixelSize(px)
            widget.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the page is on the screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    # -- the parts of the card

    def _fill(self) -> None:
        words = self._words
        body = QVBoxLayout(self._card)
        body.setContentsMargins(32, 28, 32, 28)
        body.setSpacing(12)
        body.addLayout(self._head())
        self._choices = QVBoxLayout()
        body.addLayout(self._choices)
        self._demo = self._label(f"{words('unlock.demo')} {words('unlock.demo_password')}", "body")
        self._demo.setProperty("gate", "info")
        self._demo.setProperty("tone", "on_info_soft")
        body.addWidget(self._demo)
        body.addLayout(self._asked())
        self._said = self._label("", "strong")
        self._said.hide()
        body.addWidget(self._said)
        self._unlock = self._button(words("unlock.unlock"), "main", "strong")
        self._unlock.clicked.connect(self._ask)
        body.addWidget(self._unlock)
        self._new = self._button(words("unlock.new"), "quiet", "strong")
        self._new.clicked.connect(self.new_asked)
        body.addWidget(self._new)
        self._recovery = self._button(words("people.use_recovery_key"), "quiet", "strong")
        self._recovery.clicked.connect(self._ask_recovery)
        body.addWidget(self._recovery)

    def _head(self) -> QHBoxLayout:
        words = self._words
        self._lock = QLabel(character("lock-outline"), self._card)
        self._lock.setFixedSize(LOCK_ROOM, LOCK_ROOM)
        self._lock.setProperty("gate", "round")
        self._title = self._label(words("unlock.title"), "title")
        self._subtitle = self._label(words("unlock.encrypted"), "body")
        self._subtitle.setProperty("tone", "text_2")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._lock)
        head.addLayout(names, 1)
        return head

    def _asked(self) -> QVBoxLayout:
        self._asked_for = label = self._label(self._words("unlock.password"), "strong")
        self._password = self._password_line()
        label.setBuddy(self._password)
        self._beside_password = column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self._password)
        return column

    def _password_line(self) -> QLineEdit:
        words = self._words
        line = QLineEdit(self._card)
        line.setProperty("gate", "secret")
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(words("unlock.password"))
        line.returnPressed.connect(self._ask)
        self._eye = QPushButton(line)
        self._eye.setText(character("eye-outline"))
        self._eye.setProperty("gate", "eye")
        self._eye.clicked.connect(self._turn_eye)
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch()
        inside.addWidget(self._eye)
        self._name_eye(words("unlock.show"))
        return line

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        self._fonts.append((label, kind))
        return label

    def _button(self, text: str, role: str, kind: str) -> QPushButton:
        button = QPushButton(self._card)  # with the text in this call, Python would make its picture of QIcon: 2 ms
        button.setText(text)
        button.setProperty("gate", role)
        self._fonts.append((button, kind))
        return button

    # -- what happens

    def _choose(self, door: Door | None) -> None:
        self._door = door
        for key, button in self._doors.items():
            button.setChecked(door is not None and key == door.key)
        self._title.setText(door.name if door and not self._doors else self._words("unlock.title"))
        self._password.setText(door.password if door else "")
        self._demo.setVisible(bool(door and door.password))
        self._recovery.setVisible(door is not None and door.can_recover and not door.password)
        self._put_code_away()
        self._said.hide()
        self._password.setFocus()

    def _ask_recovery(self) -> None:
        if self._door is not None:
            self.recovery_asked.emit(self._door.key)

    def _turn_eye(self) -> None:
        hidden = self._password.echoMode() == QLineEdit.EchoMode.Password
        self._password.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.setText(character("eye-off-outline" if hidden else "eye-outline"))
        self._name_eye(self._words("unlock.hide" if hidden else "unlock.show"))

    def _name_eye(self, name: str) -> None:
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)

    def _say(self, sentence: str, tone: str) -> None:
        self._said.setText(sentence)
        dress(self._said, tone=tone)
        self._said.setFont(themes.current().font("strong"))  # the style sheet has put back the one it first saw
        self._said.show()

    def _ask(self) -> None:
        if self._unlock.isEnabled():
            self.unlock_asked.emit(self._door.key if self._door else "", self._password.text())
