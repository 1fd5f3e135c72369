"""A short box for a whole number that may also be empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.lean import lean
from clinic_app.ui.polish import dress, wear
from clinic_app.ui.widgets.idle import Idle
from clinic_app.ui.widgets.own_undo import is_left_to_page

EMPTY = "–"


class NumberBox(QLineEdit):
    """Takes digits; the number is told when Enter is pressed, the box is left, or 1 s after the last key.

    Attributes:
        entered: A person gave another number; carries it, or None for an emptied box.
        refused: A number outside the limits was typed; it stays in the box, marked, and counts for nothing.
    """

    entered = Signal(object)
    refused = Signal(int)

    def __init__(
        self,
        *,
        lowest: int,
        highest: int,
        name: str,
        step: int = 1,
        first: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lean(self)
        self._lowest, self._highest, self._step = lowest, highest, step
        self._first = lowest if first is None else first
        self._value: int | None = None
        self._is_refused = False
        wear(self, "line")
        self.setPlaceholderText(EMPTY)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(len(str(highest)) + 1)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(themes.current().font("number"))
        self.setAccessibleName(name)
        self._idle = Idle(self)
        self._idle.timeout.connect(self.settle)
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self.settle)

    @property
    def value(self) -> int | None:
        """The number last given, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a number, or none; tells nobody. Where it is no other, what is being typed or was refused stays."""
        if value == self._value and (self._idle.isActive() or self._is_refused):
            return
        self._show(value)

    def _show(self, value: int | None) -> None:
        self._idle.stop()
        self._is_refused = False
        self._value = value
        self.setText("" if value is None else str(value))
        dress(self, level="")

    def give(self, value: int | None) -> None:
        """Take a number as if a person had typed it; it is kept within the limits."""
        if value is not None:
            value = min(max(value, self._lowest), self._highest)
        changed = value != self._value
        self._show(value)
        if changed:
            self.entered.emit(value)

    def settle(self) -> None:
        """Let what is typed stand."""
        self._idle.stop()
        text = self.text()
        number = int(text) if text else None
        if number is not None and not self._lowest <= number <= self._highest:
            dress(self, level="danger")
            self._is_refused = True
            self.refused.emit(number)
        else:
            self.give(number)

    def _edited(self, text: str) -> None:
        digits = "".join(one for one in text if one.isdecimal())
        if digits != text:
            self.setText(digits)
        dress(self, level="")
        self._is_refused = False
        self._idle.start()

    def sizeHint(self) -> QSize:
        """Return the size for one digit more than the highest number has."""
        room = QFontMetricsF(self.font()).horizontalAdvance("0" * (len(str(self._highest)) + 1))
        aside = self.textMargins().left() + self.textMargins().right()
        tall = max(super().sizeHint().height(), themes.current().size("control_h"))
        return QSize(max(round(room) + 24, 40) + aside, tall)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step once on Up and Down, however long they are held; leave Ctrl+Z to the page where nothing is typed."""
        if is_left_to_page(event, self):
            return
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.go(1 if event.key() == Qt.Key.Key_Up else -1)

    def go(self, steps: int) -> None:
        """Go so many steps up or down; from empty, up gives the first number and down nothing."""
        self.settle()
        if self._value is not None:
            self.give(self._value + steps * self._step)
        elif steps > 0:
            self.give(self._first)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let what is typed stand."""
        super().focusOutEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the type of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            wear(self, "line")
            self.setFont(themes.current().font("number"))
            self.updateGeometry()
        super().changeEvent(event)
