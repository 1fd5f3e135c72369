"""Several typed answers to one question, one below the other."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.questionnaire.answering import Answering, Change
from clinic_app.ui.questionnaire.chips import taken_off
from clinic_app.ui.questionnaire.controls import Control, control_for
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.sizing import wrapping


class Several(QWidget):
    """A control for each answer, one more that is empty when it is asked for, and a button to take each off.

    Attributes:
        amiss: What does not fit, in words, or empty.
    """

    amiss = Signal(str)

    def __init__(self, answering: Answering, item: Item, within: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answering, self._item, self._within = answering, item, within
        self._rows: dict[str, tuple[QWidget, Control]] = {}
        self._waiting = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        words = answering.words
        self._add = Button(words("questionnaire.one_more"), role="quiet", icon="plus", parent=self)
        self._add.setAccessibleDescription(item.text)
        self._add.clicked.connect(self._begin)
        self._column.addWidget(self._add)
        self.setSizePolicy(wrapping())

    def refresh(self) -> None:
        """Show every answer, and an empty control where there is none."""
        answers = self._answering.answers
        there = answers.rows(self._item.link_id, self._within)
        if self._waiting in there or (there and not self._waiting):
            self._waiting = ""
        elif not there and not self._waiting:
            self._waiting = uuid4().hex[:8]
        wanted = [*there, *([self._waiting] if self._waiting else [])]
        for row in [one for one in self._rows if one not in wanted]:
            widget, _ = self._rows.pop(row)
            widget.hide()
            widget.deleteLater()
        for row in wanted:
            if row not in self._rows:
                self._rows[row] = self._made(row)
                self._column.insertWidget(self._column.count() - 1, self._rows[row][0])
            self._rows[row][1].show(answers.value(self._path(row)))
        most = self._item.details.max_occurs
        may_add = bool(there) and not self._waiting and not self._item.read_only
        self._add.setVisible(may_add and (most is None or len(there) < most))
        first = next(iter(self._rows.values()), None)
        self.setFocusProxy(first[1].widget if first else self._add)

    def _made(self, row: str) -> tuple[QWidget, Control]:
        line = QWidget(self)
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        control = control_for(self._item, self._answering.words, line)
        name = self._answering.words("questionnaire.remove")
        remove = IconButton("close", name, quiet=True, parent=line)
        remove.clicked.connect(partial(self._remove, row))
        beside.addWidget(control.widget, 1)
        beside.addWidget(remove)
        if control.answered is not None:
            control.answered.connect(partial(self._answered, row))
        if control.amiss is not None:
            control.amiss.connect(self.amiss)
        return line, control

    def _begin(self) -> None:
        self._waiting = uuid4().hex[:8]
        self.refresh()
        self._rows[self._waiting][1].widget.setFocus()

    def _answered(self, row: str, value: object) -> None:
        given = None if isinstance(value, str) and not value.strip() else value
        if given is None and row == self._waiting:
            return
        if self._item.options and given is not None and given != row:
            self._choose(row, str(given))
            return
        self._answering.answer(self._path(row), given)

    def _choose(self, row: str, code: str) -> None:
        """Give an option in the place of a row; a chosen code is a row of its own, wherever it is chosen."""
        changes: list[Change] = [] if row == self._waiting else [(self._path(row), None)]
        chosen = [one for one in self._answering.answers.rows(self._item.link_id, self._within) if one != row]
        changes += [(self._path(one), None) for one in taken_off(self._item, chosen, code)]
        self._waiting = "" if row == self._waiting else self._waiting
        line = self._rows[row][0]
        has_keyboard = line.isAncestorOf(self.window().focusWidget() or self)
        if not self._answering.answer_all([*changes, (self._path(code), code)]):
            self.refresh()
        elif has_keyboard and code in self._rows:
            self._rows[code][1].widget.setFocus()

    def _remove(self, row: str) -> None:
        if row == self._waiting:
            self._waiting = ""
            self.refresh()
        else:
            self._answering.answer(self._path(row), None)

    def _path(self, row: str) -> Path:
        return (*self._within, (self._item.link_id, row))
