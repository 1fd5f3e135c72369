"""A whole number typed digit by digit where there is no box to type in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

WAIT_MS = 600


class TypedNumber(QObject):
    """Puts digits together: a number stands once no further digit could follow, or 600 ms after the last one.

    Attributes:
        heard: A digit came; carries the number as it stands so far.
        typed: The number stands.
    """

    heard = Signal(int)
    typed = Signal(int)

    def __init__(self, highest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._highest = highest
        self._number: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.settle)

    def took(self, event: QKeyEvent) -> bool:
        """Take a digit and say whether it was one; a held digit counts once."""
        text = event.text()
        shortcut = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if shortcut or len(text) != 1 or not text.isdecimal():
            return False
        event.accept()
        if not event.isAutoRepeat():
            self._add(int(text))
        return True

    def settle(self) -> None:
        """Let the number stand as it is."""
        self._timer.stop()
        if self._number is not None:
            number, self._number = self._number, None
            self.typed.emit(number)

    def drop(self) -> None:
        """Forget the digits so far."""
        self._timer.stop()
        self._number = None

    def _add(self, digit: int) -> None:
        longer = digit if self._number is None else self._number * 10 + digit
        self._number = longer if longer <= self._highest else min(digit, self._highest)
        self.heard.emit(self._number)
        if self._number == 0 or self._number * 10 > self._highest:
            self.settle()
        else:
            self._timer.start()
