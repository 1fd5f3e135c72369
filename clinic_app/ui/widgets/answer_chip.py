"""A chip that knows three answers: not asked, yes, and no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.chip import Chip

YES, NO = "yes", "no"


class AnswerChip(Chip):
    """Pressed it says yes; pressed again the answer is taken back. A no, said for a whole group, shows a minus.

    Attributes:
        chosen: A person answered; carries ``yes``, or None when taken back.
    """

    chosen = Signal(object)

    def __init__(self, words: str, *, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self._words = words
        self._said = {YES: yes, NO: no}
        self._value: object = YES  # anything but what is shown first
        self.clicked.connect(self._pressed)
        self.set_value(None)

    @property
    def value(self) -> object:
        """``yes``, ``no``, or None while not asked."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show an answer, or none; tells nobody."""
        self.setChecked(value == YES)
        if value == self._value:
            return
        self._value = value
        said = self._said.get(str(value), "")
        self.setAccessibleName(f"{self._words}, {said}" if said else self._words)
        self.updateGeometry()
        self.update()

    def shown_icon(self) -> str:
        """Return a tick for yes and a minus for no."""
        return "minus" if self._value == NO else super().shown_icon()

    def _pressed(self) -> None:
        self.set_value(None if self._value == YES else YES)
        self.chosen.emit(self._value)
