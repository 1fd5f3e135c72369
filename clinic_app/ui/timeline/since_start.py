"""What changed since the start, in numbers: the key to the lines of the trend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clinic_app.ui.timeline.pain_trend import NamedLine
from clinic_app.ui.timeline.trend_lines import WORST
from clinic_app.ui.timeline.trend_signs import TrendKey
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Side
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.words import Words

SIDES: dict[str, Side] = {"right": "RIGHT", "left": "LEFT"}


class SinceStart(QWidget):
    """A row a line: its sign, its area with its side, the first number and the newest."""

    def __init__(self, lines: Sequence[NamedLine], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(words("around.since_start"), "label", tone="text_2", parent=self))
        for one in lines:
            column.addLayout(self._row(one))
        column.addStretch()
        self.setSizePolicy(wrapping())

    def _row(self, one: NamedLine) -> QGridLayout:
        row = QGridLayout()
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(0)
        row.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(TrendKey(one.sign, self), 0, 0, middle)
        row.addWidget(self._name(one), 0, 1, middle)
        row.addWidget(Label(_numbers(one, self._words), "strong", parent=self), 0, 2, middle)
        if one.line.is_clear_change:
            row.addWidget(Label(self._words("around.clear_change"), "small", tone="text_2", parent=self), 1, 1)
        return row

    def _name(self, one: NamedLine) -> QWidget:
        side = one.line.row.partition(".")[2]
        if side in SIDES and one.line.row != WORST:
            name = one.name.removesuffix(f", {self._words(f'side.{side}')}")
            return NamedSide(name, SIDES[side], self._words(f"side.{side}"), kind="body", parent=self)
        return Label(one.name, parent=self)


def _numbers(one: NamedLine, words: Words) -> str:
    if len(one.line.readings) == 1:
        return str(one.line.last)
    return words("around.from_to", before=one.line.first, now=one.line.last)
