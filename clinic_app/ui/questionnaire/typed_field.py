"""A line for one typed answer; what does not fit stays in it and counts for nothing until it is mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHBoxLayout, QWidget

from clinic_app.forms.amiss import of_value
from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.polish import wear
from clinic_app.ui.questionnaire import typed_words
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.words import Words

NARROW = {"integer": 130, "decimal": 130, "date": 160, "time": 110, "dateTime": 200}
Tell = Callable[[str], None]


class TypedField(QWidget):
    """One line with what belongs to it.

    Attributes:
        answered: The words rest and fit; carries the answer, or None for an emptied line.
        amiss: The words rest and do not fit; carries the sentence, empty once they do.
        line: The line itself.
    """

    answered = Signal(object)
    amiss = Signal(str)

    def __init__(self, item: Item, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._words = item, words
        self._is_amiss = False
        placeholder = item.placeholder or typed_words.EXAMPLES.get(item.type, "")
        self.line = Line(name=item.text, placeholder=placeholder, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line)
        if item.type in NARROW:
            self.line.setFixedWidth(NARROW[item.type])
            if item.unit:
                row.addWidget(Label(item.unit, "strong", parent=self))
            row.addStretch(1)
        self.setFocusProxy(self.line)
        self.line.settled.connect(self._settled)

    def offer(self, said: list[str]) -> None:
        """Offer words while a part of them is typed."""
        completer = QCompleter(said, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        wear(cast("QAbstractItemView", completer.popup()), "list")  # Qt makes one for whoever asks
        completer.activated[str].connect(self._completed)  # type: ignore[index]  # two signals of one name
        self.line.setCompleter(completer)

    def show_value(self, value: Value) -> None:
        """Show an answer, or none; tells nobody. Words that wait to be mended stay."""
        if not self._is_amiss:
            self.line.keep_up(typed_words.shown(self._item, value))

    def _completed(self, _words: str) -> None:
        self.line.settle()

    def _settled(self, typed: str) -> None:
        value: Value = None
        told = ""
        if typed.strip():
            try:
                value = typed_words.read(self._item, typed)
            except ValueError:
                told = self._words(f"questionnaire.amiss.not_a_{_kind(self._item)}")
            else:
                found = next(of_value(self._item, value), None)
                told = said_of(found.sentence, found.values, self._words) if found else ""
        self._is_amiss = bool(told)
        self.amiss.emit(told)
        if not told:
            self.answered.emit(value)


def said_of(sentence: str, values: object, words: Words) -> str:
    """Return what is amiss in words; the form's own words stand as they are."""
    filled = dict(values) if isinstance(values, dict) else {}
    if sentence == "own":
        return str(filled["words"])
    return words(f"questionnaire.amiss.{sentence}", **filled)


def _kind(item: Item) -> str:
    return {"decimal": "number", "quantity": "number", "integer": "whole"}.get(item.type, item.type)
