"""Setting a muscle aside, with the practitioner's own reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import NOT_THIS, MuscleSide, Verdict, name_of
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button, ButtonRole
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line

LEAST_FOR_REASON = 160


class NotThis(QWidget):
    """*Not this…* asks for the reason; nothing is recorded without one.

    Attributes:
        set_aside: A person gave a reason; carries it.
        taken_back: A person takes it back.
    """

    set_aside = Signal(str)
    taken_back = Signal()

    def __init__(self, desk: Desk, one: MuscleSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._muscle = desk, name_of(desk, one)
        self._set_aside = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        said, self._typing = QWidget(self), QWidget(self)
        column.addWidget(said)
        column.addWidget(self._typing)
        flow = FlowLayout(said, across=6, down=4)
        self.ask = self._button("not_this", self._ask, role="quiet")
        self._said = Label("", "small", tone="text_2", parent=self)
        self.back = self._button("take_back", self.taken_back.emit, role="quiet", icon="undo")
        for widget in (self.ask, self._said, self.back):
            flow.addWidget(widget)
        beside = BesideLayout(self._typing, least=LEAST_FOR_REASON)
        name = desk.words("differential.why_not", muscle=self._muscle)
        self.reason = Line(name=name, placeholder=desk.words("differential.reason"), parent=self)
        self.reason.textChanged.connect(self._typed)
        self.reason.returnPressed.connect(self._give)
        self.put = self._button("put_aside", self._give)
        beside.addWidget(self.reason)
        beside.addWidget(self.put)
        self._open(is_open=False)

    def _button(self, words: str, do: Callable[[], None], *, role: ButtonRole = "plain", icon: str = "") -> Button:
        said, name = f"differential.{words}", f"differential.{words}_name"
        name = self._desk.words(name, muscle=self._muscle)
        button = Button(self._desk.words(said), role=role, icon=icon, name=name, parent=self)
        button.clicked.connect(do)
        return button

    def show_verdict(self, verdict: Verdict) -> None:
        """Show whether and why it is set aside."""
        self._set_aside = verdict.verdict == NOT_THIS
        self._said.setText(self._desk.words("differential.set_aside", reason=verdict.reason))
        self._open(is_open=not self._typing.isHidden() and not self._set_aside)
        self.setEnabled(self._desk.visit.is_writable)

    def _ask(self) -> None:
        self._open(is_open=True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, is_open: bool) -> None:
        self.ask.setVisible(not is_open and not self._set_aside)
        self._typing.setVisible(is_open)
        self.put.setEnabled(bool(self.reason.text().strip()))
        self._said.setVisible(self._set_aside)
        self.back.setVisible(self._set_aside)

    def _typed(self, words: str) -> None:
        self.put.setEnabled(bool(words.strip()))

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.set_aside.emit(reason)
