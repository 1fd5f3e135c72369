"""Ask or test next: the few questions that separate the leaders best, found out while nobody is waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.reasoning.next_step import MOST
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.ask_line import AskLine
from clinic_app.ui.visit.differential.held_pointer import HeldPointer
from clinic_app.ui.visit.differential.shown import in_reference_mode
from clinic_app.ui.visit.differential.stage import stage_of
from clinic_app.ui.widgets.focus_group import bring_into_view
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.asking import FORMS, Asking, NextQuestion

#: Longer than a double click: its second press must not meet another question.
PAUSE = 600


class AskNext(QWidget):
    """Lines of questions, most telling first; none in reference mode, and none while there is no list.

    They are found out one an event turn after the last answer, so that no click waits for them, and they stay where
    they are while something in them is pressed.

    Attributes:
        found: Other questions stand there, or none.
        lines: What stands there, from top to bottom.
    """

    found = Signal()

    def __init__(
        self, desk: Desk, forms: Sequence[str] = FORMS, most: int = MOST, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._most, self._shown = desk, most, most
        self._asking = Asking(desk.visit, forms)
        self._coming: Iterator[NextQuestion] = iter(())
        self._come: list[NextQuestion] = []
        self.lines: list[AskLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(wrapping())
        self._pause, self._turn = QTimer(self), QTimer(self)
        self._pause.timeout.connect(self._begin)
        self._turn.timeout.connect(self._go_on)
        for timer in (self._pause, self._turn):
            timer.setSingleShot(True)
        self._pointer = HeldPointer(self)
        QShortcut(QKeySequence("Ctrl+T"), self, self.take_keyboard)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Find out anew what is worth asking; nothing is kept where no list may show."""
        self._turn.stop()
        if self._may_ask():
            self._pause.start(PAUSE if self.lines else 0)
        else:
            self._pause.stop()
            self._show([])

    def show_first(self, count: int) -> None:
        """Show no more than the first few lines."""
        self._shown = count
        for place, line in enumerate(self.lines):
            line.setVisible(place < count)

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first question; say whether there is one."""
        stop = self.lines[0].first_stop if self.lines else None
        if stop is not None:
            stop.setFocus()
            bring_into_view(stop)
        return stop is not None

    def _may_ask(self) -> bool:
        desk = self._desk
        return desk.visit.is_writable and not in_reference_mode(desk) and stage_of(desk) == "list"

    def _begin(self) -> None:
        if self._pointer.is_down:
            self._pause.start(PAUSE)
            return
        self._coming, self._come = self._asking.each(self._most), []
        self._turn.start(0)

    def _go_on(self) -> None:
        one = next(self._coming, None)
        if one is None:
            self._show(self._come)
        else:
            self._come.append(one)
            self._turn.start(0)

    def _show(self, questions: Sequence[NextQuestion]) -> None:
        if not questions and not self.lines:
            return
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self)
        before = {_place(line.question): line for line in self.lines}
        self.lines = [self._line(one, before.pop(_place(one), None)) for one in questions]
        for line in before.values():
            self._column.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
        self.show_first(self._shown)
        self._pointer.watch()
        self.found.emit()
        if had_keyboard and not self.isAncestorOf(self.window().focusWidget() or self):
            self.take_keyboard()

    def _line(self, question: NextQuestion, line: AskLine | None) -> AskLine:
        if line is None:
            return AskLine(self._desk, question, self)
        line.show_question(question)
        return line


def _place(question: NextQuestion) -> tuple[str, Path]:
    return question.form, question.path
