"""A list that also takes what is not on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.segment import Option


class OpenChoice(QWidget):
    """A list whose last entry opens a line to type in; an answer that is not on the list stands in the line.

    Attributes:
        chosen: A person chose or typed; carries the option's value or the words, None for emptied words.
    """

    chosen = Signal(object)
    _OTHER = object()

    def __init__(
        self, options: Sequence[Option], *, name: str, placeholder: str, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = {option.value for option in options}
        self.box = ChoiceBox([*options, Option(self._OTHER, other)], name=name, placeholder=placeholder, parent=self)
        self.line = Line(name=name, parent=self)
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.line)
        self.setFocusProxy(self.box)
        self.box.chosen.connect(self._picked)
        self.line.settled.connect(self._typed)

    def set_value(self, value: object) -> None:
        """Show an answer, or none; tells nobody."""
        is_other = value is not None and value not in self._values
        if value is None and self.line.isVisibleTo(self) and self.line.hasFocus():
            return
        self.box.set_value(self._OTHER if is_other else value)
        self.line.setVisible(is_other)
        self.line.keep_up(str(value) if is_other else "")

    def _picked(self, value: object) -> None:
        if value is not self._OTHER:
            self.line.hide()
            self.chosen.emit(value)
            return
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, words: str) -> None:
        self.chosen.emit(words.strip() or None)
