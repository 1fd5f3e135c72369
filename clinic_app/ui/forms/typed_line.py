"""One line that takes words, a number, a date or a time, and says beside it what does not fit."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.words import Words

EXAMPLES = {"date": "2026-11-27", "time": "14:10"}


class TypedLine(QWidget):
    """A line for one typed answer; what does not fit stays in the line and is not told.

    Attributes:
        answered: The words rest and fit; carries the answer, or None for an emptied line.
    """

    answered = Signal(object)

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._words = item, words
        self.line = Line(name=item.text, placeholder=item.placeholder or EXAMPLES.get(item.type, ""), parent=self)
        self._amiss = Label("", "small_strong", tone="danger", parent=self)
        self._amiss.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self._amiss)
        self.setFocusProxy(self.line)
        if item.type in ("string", "url", "open-choice"):
            self.setSizePolicy(QSizePolicy.Policy.Expanding, self.sizePolicy().verticalPolicy())
        else:
            self.line.setMaximumWidth(150)
        self.line.settled.connect(self._settled)

    def show_value(self, value: Value) -> None:
        """Show an answer, or none; tells nobody."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not self._amiss.isVisible():
            self.line.keep_up("" if value is None else str(value))

    def _settled(self, typed: str) -> None:
        said = typed.strip()
        try:
            value = _read(self._item, said) if said else None
        except ValueError:
            self._amiss.setText(self._words(f"form.not_a_{self._item.type}", example=EXAMPLES.get(self._item.type, "")))
            self._amiss.show()
            return
        self._amiss.hide()
        self.answered.emit(value)


def _read(item: Item, said: str) -> Value:
    """Return what was typed as the kind of value the question wants.

    Raises:
        ValueError: It is none.
    """
    if item.type == "date":
        return date.fromisoformat(said).isoformat()
    if item.type == "time":
        return time.fromisoformat(said).isoformat(timespec="minutes")
    if item.type in ("integer", "decimal"):
        number = float(said.replace(",", "."))
        low, high = item.minimum, item.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            raise ValueError(said)
        return int(number) if item.type == "integer" or number.is_integer() else number
    return said
