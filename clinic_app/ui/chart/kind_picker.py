"""The kinds of pain side by side, of which one may be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.chart.kind_button import KindButton
from clinic_app.ui.widgets.focus_group import FocusGroup, clicks_of
from clinic_app.ui.widgets.sizing import wrapping

GAP = 4


class KindPicker(QWidget):
    """One row of buttons, or as few as the width asks for; pressing the chosen one takes the choice back.

    Attributes:
        chosen: A person chose; carries the kind's code, or None when taken back.
    """

    chosen = Signal(object)

    def __init__(self, kinds: Mapping[str, str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: str | None = None
        self._buttons = [KindButton(kind, words, parent=self) for kind, words in kinds.items()]
        for button in self._buttons:
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button to a screen reader
            button.setAccessibleDescription(name)
        self._clicks = clicks_of(self._buttons, self)
        self._clicks.idClicked.connect(self._clicked)
        self._group = FocusGroup(self._buttons, self)
        self.setAccessibleName(name)
        self.setSizePolicy(wrapping())

    @property
    def value(self) -> str | None:
        """The chosen kind's code, or None."""
        return self._value

    def __contains__(self, kind: object) -> bool:
        return any(button.kind == kind for button in self._buttons)

    def set_value(self, kind: str | None) -> None:
        """Show a choice, or none; tells nobody."""
        self._value = kind
        for button in self._buttons:
            button.setChecked(button.kind == kind)
            if button.kind == kind:
                self._group.rest_on(button)

    def set_number(self, number: int | None) -> None:
        """Draw the swatches in the colour of a pain number; None is not said."""
        for button in self._buttons:
            button.show_mark(button.kind, number)

    def button(self, kind: str) -> KindButton:
        """Return the button of a kind; an absent one raises ``StopIteration``."""
        return next(button for button in self._buttons if button.kind == kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on arrows."""
        if not self._group.took(event):
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        width = sum(self._widths(self._buttons)) + GAP * (len(self._buttons) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest button."""
        return QSize(max(self._widths(self._buttons)), self._height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many rows as the width asks for."""
        return len(self._rows(width)) * (self._height() + GAP) - GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._arrange()

    def _clicked(self, place: int) -> None:
        kind = self._buttons[place].kind
        self.set_value(None if kind == self._value else kind)
        self.chosen.emit(self._value)

    def _arrange(self) -> None:
        height = self._height()
        for number, row in enumerate(self._rows(self.width())):
            widths = self._widths(row)
            spare = self.width() - sum(widths) - GAP * (len(row) - 1)
            left = 0
            for place, (button, width) in enumerate(zip(row, widths, strict=True)):
                wide = width + spare * (place + 1) // len(row) - spare * place // len(row)
                button.setGeometry(left, number * (height + GAP), wide, height)
                left += wide + GAP

    def _rows(self, width: int) -> list[list[KindButton]]:
        """Return the buttons in rows of equal count, as few as fit."""
        count = len(self._buttons)
        for rows in range(1, count + 1):
            each = -(-count // rows)
            split = [self._buttons[start : start + each] for start in range(0, count, each)]
            if all(sum(self._widths(row)) + GAP * (len(row) - 1) <= width for row in split):
                break
        return split

    def _widths(self, buttons: list[KindButton]) -> list[int]:
        return [button.sizeHint().width() for button in buttons]

    def _height(self) -> int:
        return max(button.sizeHint().height() for button in self._buttons)
