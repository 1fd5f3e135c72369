"""One part of a row's reasons: a heading with its icon, and lines with their points at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.visit.differential.reason_lines import ReasonLine
from clinic_app.ui.visit.differential.shown import signed_words
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import LetterBadge


class ReasonPart(QWidget):
    """A heading, its lines, and what to say where there are none."""

    def __init__(
        self,
        heading: str,
        lines: Sequence[ReasonLine],
        *,
        none: str = "",
        icon: str = "",
        with_points: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._with_points = with_points
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(3)
        column.addWidget(self._heading(heading, icon))
        for line in lines:
            column.addWidget(self._line(line))
        if not lines and none:
            column.addWidget(Label(none, "small", tone="text_2", parent=self))

    def _heading(self, heading: str, icon: str) -> QWidget:
        head = QWidget(self)
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        if icon:
            line.addWidget(IconMark(icon, colour="text_2", px=16, parent=head))
        line.addWidget(Label(heading, "label", parent=head), 1)
        return head

    def _line(self, said: ReasonLine) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if said.letter:
            badge = LetterBadge(said.letter, said.how, name=said.letter, parent=row)
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(said.words, "small", parent=row))
        if said.doubt:
            words.addWidget(Label(said.doubt, "small", tone="text_3", parent=row))
        line.addLayout(words, 1)
        if said.points is not None and self._with_points:
            points = Label(signed_words(said.points), "small_strong", parent=row)
            line.addWidget(points, 0, Qt.AlignmentFlag.AlignTop)
        return row
