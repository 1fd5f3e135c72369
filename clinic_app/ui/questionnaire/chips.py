"""Several answers to one question: chips that are on or off, and a line for what is not among them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering, Change
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.focus_group import FocusGroup
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.sizing import wrapping

DIGITS = 9


class Chips(QWidget):
    """Each chosen code is a row of its own; one that excludes the others takes them off.

    Arrows move, Space picks, a digit picks at once, a held key picks once.
    """

    def __init__(self, answering: Answering, item: Item, within: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering, self._item, self._within = answering, item, within
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flowing = QWidget(self)
        flow = QVBoxLayout(flowing) if item.details.orientation == "vertical" else FlowLayout(flowing)
        flow.setContentsMargins(0, 0, 0, 0)
        flowing.setSizePolicy(wrapping())
        self.chips: dict[str, Chip] = {}
        for option in item.options:
            chip = Chip(f"{option.prefix} {option.text}".strip(), parent=flowing)
            chip.setAccessibleDescription(item.text)
            chip.clicked.connect(partial(self._pressed, option.code))
            self.chips[option.code] = chip
            flow.addWidget(chip)
        self._group = FocusGroup(list(self.chips.values()), self)
        column.addWidget(flowing)
        self.line: Line | None = None
        if item.type == "open-choice":
            self.line = Line(name=item.text, placeholder=answering.words("form.other"), parent=self)
            self.line.settled.connect(self._typed)
            column.addWidget(self.line)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(item.text)

    def refresh(self) -> None:
        """Show what is chosen; what is no option stands as a chip of its own words in the line's place."""
        chosen = self._answering.answers.rows(self._item.link_id, self._within)
        for code, chip in self.chips.items():
            chip.setChecked(code in chosen)
        if self.line is not None:
            self.line.set_words(", ".join(one for one in chosen if one not in self.chips))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on arrows, pick on a digit."""
        if self.line is not None and self.line.hasFocus():
            event.ignore()
            return
        if self._group.took(event):
            return
        codes = list(self.chips)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        digit = int(event.text()) if plain and event.text().isdecimal() and len(event.text()) == 1 else 0
        if not 1 <= digit <= min(DIGITS, len(codes)):
            event.ignore()
            return
        event.accept()
        if not event.isAutoRepeat():
            self.chips[codes[digit - 1]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._pressed(codes[digit - 1])

    def _pressed(self, code: str) -> None:
        chosen = self._answering.answers.rows(self._item.link_id, self._within)
        changes: list[Change] = [(self._path(code), None if code in chosen else code)]
        if code not in chosen:
            changes += [(self._path(one), None) for one in taken_off(self._item, chosen, code)]
        if not self._answering.answer_all(changes):
            self.refresh()

    def _typed(self, typed: str) -> None:
        wanted = [one.strip() for one in typed.split(",") if one.strip()]
        there = [one for one in self._answering.answers.rows(self._item.link_id, self._within) if one not in self.chips]
        changes: list[Change] = [(self._path(one), None) for one in there if one not in wanted]
        changes += [(self._path(one), one) for one in wanted if one not in there]
        if any(one not in there for one in wanted):
            chosen = self._answering.answers.rows(self._item.link_id, self._within)
            changes += [(self._path(one), None) for one in taken_off(self._item, chosen, "")]
        if changes:
            self._answering.answer_all(changes)

    def _path(self, code: str) -> Path:
        return (*self._within, (self._item.link_id, code))


def taken_off(item: Item, chosen: list[str], code: str) -> list[str]:
    """Return the chosen codes that go when another one is chosen: all of them, or those that stand alone."""
    alone = {one.code for one in item.options if one.exclusive}
    return [one for one in chosen if one != code and (code in alone or one in alone)]
