"""What waits for somebody, one line a kind, each with the button that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.waiting import Kind, Waits, waits

ICONS: dict[Kind, str] = {
    "flag": "alert-octagon",
    "kiosk": "clipboard-check-outline",
    "call": "phone-outline",
    "unsigned": "pencil-outline",
    "reassess": "calendar-today",
}
#: Kinds that have a room of their own beside the day.
ROOMS: dict[Kind, str] = {"call": "unwanted", "unsigned": "unsigned"}


class WaitingCard(Card):
    """Lines found out visit by visit, one an event turn, after the page is painted; hidden while nothing waits.

    Attributes:
        visit_asked: Somebody wants the visit a line is about; carries its id.
        room_asked: Somebody wants the room a line is about; carries its name.
        shown: What the lines say.
    """

    visit_asked = Signal(str)
    room_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("waiting.title"), parent=parent)
        self._clinic = clinic
        self.shown: list[Waits] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)
        self._rest: Iterator[Waits | None] = iter(())
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next)
        self.hide()

    def refresh(self) -> None:
        """Find out anew what waits."""
        clear(self._lines)
        self.shown = []
        self._rest = waits(self._clinic)
        self._turn.start(0)  # it stops by itself when there is nothing more

    def _next(self) -> None:
        page = self.parentWidget()
        if page is not None and not page.isVisible():  # nobody looks any more; it begins anew with the page
            self._turn.stop()
            return
        try:
            one = next(self._rest)
        except (StopIteration, ClinicError):  # where the record is away, the list itself says so
            self._turn.stop()
            self.setVisible(bool(self.shown))
            return
        if one is not None:
            self.shown.append(one)
            self._lines.addWidget(self._line(one))
            self.show()

    def _line(self, one: Waits) -> QWidget:
        words = self._clinic.words
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(
            IconMark(ICONS[one.kind], colour="danger" if one.kind == "flag" else "text_2", px=20, parent=held)
        )
        rest = words("waiting.oldest", count=one.days) if one.days else ""
        row.addWidget(Sentence(words(f"waiting.{one.kind}", count=one.count), rest, parent=held), 1)
        button = Button(words(f"waiting.{one.kind}_do"), role="quiet", parent=held)
        button.setAccessibleName(f"{button.text()}: {words(f'waiting.{one.kind}', count=one.count)}")
        room = ROOMS.get(one.kind)
        if room is not None:
            button.clicked.connect(partial(self.room_asked.emit, room))
        elif one.visit is not None:
            button.clicked.connect(partial(self.visit_asked.emit, one.visit.id))
        row.addWidget(button)
        return held
