"""A choice out of very many: part of the words is typed, what holds it is offered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.typed_field import TypedField
from clinic_app.words import Words


class Suggested(QWidget):
    """A line that offers the options holding what is typed; words that are no option count only where any may stand.

    Attributes:
        answered: A person chose or typed; carries the option's code or the words, None for an emptied line.
        amiss: What does not fit, in words, or empty.
    """

    answered = Signal(object)
    amiss = Signal(str)

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._words = item, words
        self._codes = {one.text.casefold(): one.code for one in reversed(item.options)}
        placeholder_item = item
        self.field = TypedField(placeholder_item, words, self)
        if not item.placeholder:
            self.field.line.setPlaceholderText(words("questionnaire.type_part"))
        self.field.offer([one.text for one in item.options])
        self.field.line.settled.disconnect()
        self.field.line.settled.connect(self._settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def show_value(self, value: Value) -> None:
        """Show an answer, or none; tells nobody."""
        option = self._item.option(str(value)) if value is not None else None
        self.field.line.keep_up(option.text if option else str(value or ""))

    def _settled(self, typed: str) -> None:
        said = typed.strip()
        code = self._codes.get(said.casefold())
        if said and code is None and self._item.type != "open-choice":
            self.amiss.emit(self._words("questionnaire.amiss.not_offered"))
            return
        self.amiss.emit("")
        self.answered.emit((code or said) if said else None)
