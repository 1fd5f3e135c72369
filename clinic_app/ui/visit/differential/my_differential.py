"""What the practitioner considers, at the foot of the panel; none of these and another idea stand beside the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import FORM, MuscleSide, considered, name_of, take_out
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.ui.widgets.plates import Tag
from clinic_app.visit.open_visit import path

LEAST_FOR_TAGS = 200


class MyDifferential(QWidget):
    """Chosen muscles as chips that take themselves out again, the own ideas as tags, and the two ways past the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_TAGS)
        self._tags = QWidget(row)
        self._flow = FlowLayout(self._tags, across=6, down=4)
        self._flow.addWidget(Label(words("differential.mine"), "label", parent=self._tags))
        self._shown: list[QWidget] = []
        beside.addWidget(self._tags)
        beside.addWidget(self._ways(row))
        column.addWidget(row)
        column.addWidget(self._other_line())
        self._said: object = None
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        visit = self._desk.visit
        self.none.setChecked(bool(visit.value(FORM, "none_of_these")))
        for button in (self.none, self.other):
            button.setEnabled(visit.is_writable)
            button.setVisible(visit.is_writable or button.isChecked())
        impression, other = visit.value(FORM, "impression"), visit.value(FORM, "other_idea")
        said = considered(visit), impression, other, visit.is_writable
        if said == self._said:
            return
        self._said = said
        self._show(considered(visit), {"first_idea": impression, "other_idea": other})

    def _show(self, muscles: list[MuscleSide], ideas: dict[str, object]) -> None:
        for widget in self._shown:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._shown = [self._chip(one) for one in muscles]
        for sentence, idea in ideas.items():
            if idea:
                self._shown.append(Tag(self._desk.words(f"differential.{sentence}", what=idea), parent=self._tags))
        if not self._shown:
            empty = self._desk.words("differential.mine_empty")
            self._shown = [Label(empty, "small", tone="text_2", parent=self._tags)]
        for widget in self._shown:
            self._flow.addWidget(widget)
            widget.show()

    def _chip(self, one: MuscleSide) -> Chip:
        muscle = name_of(self._desk, one)
        chip = Chip(muscle, name=self._desk.words("differential.take_out", muscle=muscle), parent=self._tags)
        chip.setChecked(True)
        chip.setEnabled(self._desk.visit.is_writable)
        chip.clicked.connect(partial(self._take_out, one))
        return chip

    def _take_out(self, one: MuscleSide, _on: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own argument
        if not take_out(self._desk, one):
            self._said = None
            self.refresh()

    def _ways(self, parent: QWidget) -> QWidget:
        words = self._desk.words
        ways = QWidget(parent)
        flow = FlowLayout(ways, across=6, down=4)
        self.none = Button(words("differential.none"), parent=ways)
        self.none.setCheckable(True)
        self.none.clicked.connect(self._answer_none)
        self.other = Button(words("differential.other"), parent=ways)
        self.other.setCheckable(True)
        self.other.clicked.connect(self._open_other)
        flow.addWidget(self.none)
        flow.addWidget(self.other)
        return ways

    def _other_line(self) -> QWidget:
        words = self._desk.words
        self._typing = QWidget(self)
        beside = BesideLayout(self._typing, least=LEAST_FOR_TAGS)
        self.line = Line(name=words("differential.other_words"), placeholder=words("differential.other_words"))
        self.line.returnPressed.connect(self._add_other)
        self.add = Button(words("differential.other_add"), icon="plus", parent=self._typing)
        self.add.clicked.connect(self._add_other)
        beside.addWidget(self.line)
        beside.addWidget(self.add)
        self._typing.hide()
        return self._typing

    def _answer_none(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        if not self._desk.answer(FORM, path("none_of_these"), True if on else None):
            self.refresh()

    def _open_other(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        self._typing.setVisible(on)
        if on:
            self.line.keep_up(str(self._desk.visit.value(FORM, "other_idea") or ""))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_other(self) -> None:
        if self._desk.answer(FORM, path("other_idea"), self.line.text().strip() or None):
            self.other.setChecked(False)
            self._typing.hide()
