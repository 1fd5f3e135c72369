"""What stands between the note and its signature, and the signature itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.signing.sign_box import SignBox
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.open_point_words import point_words, show_point
from clinic_app.ui.widgets.beside import beside
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.gates import OpenPoint, open_points

LEAST_FOR_WORDS = 120


class BeforeSigning(Card):
    """Open points, each with *Show*; the password; the button, locked with its reason in words.

    Attributes:
        points: What is open, as shown.
        shows: The buttons that go there, in the same order.
        password: The field for it.
        sign: The button.
        reason: Why the button is locked, and what signing does.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("note_page.before_signing"), parent=parent)
        self._desk = desk
        words = desk.words
        self.points: list[OpenPoint] | None = None
        self.shows: list[Button] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._box = SignBox(desk.clinic, words("note_page.sign"), parent=self)
        self.password, self.sign = self._box.password, self._box.button
        self.reason = Label("", "small", tone="text_2", parent=self)
        self.body.addLayout(self._list)
        for part in (self._box, self.reason):
            self.body.addWidget(part)
        self._box.confirmed.connect(self._sign)
        self.refresh()

    @property
    def blocking(self) -> int:
        """How many of the points block the signature."""
        return sum(point.blocks for point in self.points or ())

    def refresh(self) -> None:
        """List what is open now."""
        found = open_points(self._desk.visit)
        if found != self.points:
            self.points = found
            self._show_points(found)
        words, blocking = self._desk.words, self.blocking
        may_sign = self._desk.clinic.may("sign")
        locked = words("note_page.open_points", count=blocking) if blocking else ""
        locked = locked if may_sign else words("people.signs_nothing")
        self.reason.setText(f"{locked} {words('note_page.after_signing')}".strip())
        self._box.set_locked(locked=bool(blocking) or not may_sign, reason=self.reason.text())

    def _show_points(self, points: list[OpenPoint]) -> None:
        clear(self._list)
        self.shows = []
        for point in points:
            self._list.addWidget(self._point(point))
        if not points:
            words = self._desk.words("note_page.nothing_open")
            self._list.addWidget(self._line(Label(words, parent=self), "check-circle", "ok"))

    def _point(self, point: OpenPoint) -> QWidget:
        words, said = self._desk.words, point_words(self._desk, point)
        if point.blocks:
            about = self._line(Label(said, "strong", parent=self), "alert-circle-outline", "warn")
        else:
            note = f"{said} ({words('note_page.does_not_block')})"
            about = self._line(Label(note, tone="text_2", parent=self), "information-outline", "text_2")
        show = Button(words("note_page.show"), name=words("note_page.show_name", point=said), parent=self)
        show.clicked.connect(partial(show_point, self._desk, point))
        self.shows.append(show)
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(beside(about, show, least=LEAST_FOR_WORDS, parent=held))
        column.addWidget(Rule(held))
        return held

    def _line(self, label: Label, icon: str, colour: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(IconMark(icon, colour=colour, parent=line), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return line

    def _sign(self) -> None:
        self._desk.sign()
