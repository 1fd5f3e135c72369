"""What stands before the signature, each with the way there; and the way to the note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.open_point_words import point_words, show_point
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.visit.gates import OpenPoint, open_points

MOST = 3


class StillOpen(Card):
    """Open points as buttons that go to their answer, on this page where it is here.

    Attributes:
        shows: The buttons, in order.
        to_note: Goes to the note.
        said: How much is open, in words.
    """

    def __init__(self, desk: Desk, here: Callable[[str, Path], bool], parent: QWidget | None = None) -> None:
        super().__init__(desk.words("follow_up_page.before_signing"), parent=parent)
        self._desk, self._here = desk, here
        self._points: list[OpenPoint] | None = None
        self.shows: list[Pressable] = []
        self.said = Label("", "label", parent=self)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.to_note = Button(desk.words("follow_up_page.to_note"), role="main", icon="signature-freehand", parent=self)
        self.to_note.clicked.connect(partial(desk.show, "note", "", ()))
        self.body.addWidget(self.said)
        self.body.addLayout(self._list)
        self.body.addWidget(self.to_note)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List what is open now."""
        visit = self._desk.visit
        points = [point for point in open_points(visit) if point.blocks] if visit.visit.is_open else []
        if points != self._points:
            self._points = points
            self._show(points)
        if not visit.visit.is_open:
            self.said.setText(self._desk.words("today.state_signed"))
        if not visit.is_writable:
            self.to_note.set_words(self._desk.words("follow_up_page.read_note"))
            self.to_note.set_icon("file-document-outline")

    def _show(self, points: list[OpenPoint]) -> None:
        words = self._desk.words
        counted = words("visit_page.open", count=len(points))
        self.said.setText(counted if points else words("follow_up_page.nothing_open"))
        self.said.set_tone("warn" if points else "ok")
        clear(self._list)
        self.shows = [self._button(point) for point in points[:MOST]]
        for button in self.shows:
            self._list.addWidget(button)

    def _button(self, point: OpenPoint) -> Pressable:
        button = Pressable(point_words(self._desk, point), role="listed", icon="chevron-right", parent=self)
        button.clicked.connect(partial(self._go, point))
        return button

    def _go(self, point: OpenPoint) -> None:
        if not self._here(point.form, point.path):
            show_point(self._desk, point)
