"""One muscle felt: what pressing it shows, and below what moving, tensing and rolling show, each yes or no."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of, side_of
from clinic_app.ui.widgets.answer_chip import NO, AnswerChip
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.open_visit import Said

FORM, LINK = "examination", "palpation"
NOT_FELT = ("palpated_muscle", "palpated_side")
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def felt_questions(desk: Desk) -> list[Item]:
    """Return what is asked of each muscle that was pressed."""
    below = desk.visit.form(FORM).item(LINK).items
    return [item for item in below if item.is_question and item.link_id not in NOT_FELT]


def tested_groups(desk: Desk) -> list[Item]:
    """Return what may be tested of a muscle besides pressing it, in its groups."""
    return [item for item in desk.visit.form(FORM).item(LINK).items if not item.is_question]


class PalpationRow(Framed):
    """A muscle with its side and what the hands found in it; nothing stands there before somebody presses it."""

    def __init__(self, desk: Desk, one: MuscleSide, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk, self.one = desk, one
        self._row: Path = ((LINK, one.row),)
        self._muscle = name_of(desk, one)
        self.setAccessibleName(self._muscle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.chips: dict[str, AnswerChip] = {}
        column.addWidget(self._answers())
        self._groups = [(group, self._tested(group)) for group in tested_groups(desk)]
        for _, held in self._groups:
            column.addWidget(held)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        answers = self._desk.visit.of(FORM)
        for link_id, chip in self.chips.items():
            value = answers.value(self._path(link_id))
            chip.set_value(value)
            chip.setAccessibleName(self._name(chip.words, value))
        self._show_what_holds(writable=self._desk.visit.is_writable)

    def _show_what_holds(self, *, writable: bool) -> None:
        """Show what can be said; once nothing can, what was said."""
        self.setEnabled(writable)
        for chip in self.chips.values():
            chip.setVisible(writable or chip.value is not None)
        for group, held in self._groups:
            held.setVisible(writable or any(self.chips[item.link_id].value is not None for item in group.items))
        self.away.setVisible(writable)
        self.rest.setVisible(writable and bool(self._unanswered()))

    def _answers(self) -> QWidget:
        desk = self._desk
        answers = QWidget(self)
        flow = FlowLayout(answers, across=6, down=6)
        answers.setSizePolicy(wrapping())
        for item in felt_questions(desk):
            flow.addWidget(self._chip(item, answers))
        name = desk.words("examination.rest_no_name", muscle=self._muscle)
        self.rest = Button(desk.words("examination.rest_no"), role="quiet", name=name, parent=answers)
        self.rest.clicked.connect(self._answer_rest)
        flow.addWidget(self.rest)
        return answers

    def _tested(self, group: Item) -> QWidget:
        """Return the chips of a group; a test that was not made stays open when the rest of the pressing is no."""
        tested = QWidget(self)
        flow = FlowLayout(tested, across=6, down=6)
        tested.setSizePolicy(wrapping())
        flow.addWidget(Label(group.text, "small", tone="text_2", parent=tested))
        for item in group.items:
            flow.addWidget(self._chip(item, tested))
        return tested

    def _chip(self, item: Item, parent: QWidget) -> AnswerChip:
        words = self._desk.words
        chip = AnswerChip(item.text, yes=words("answer.yes"), no=words("answer.no"), parent=parent)
        chip.chosen.connect(partial(self._answered, item.link_id))
        self.chips[item.link_id] = chip
        return chip

    def _name(self, what: str, value: object) -> str:
        words = self._desk.words
        if value is None:
            return words("examination.chip", what=what, muscle=self._muscle)
        return words("examination.chip_said", what=what, muscle=self._muscle, answer=words(f"answer.{value}"))

    def _head(self) -> QHBoxLayout:
        desk = self._desk
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        muscle = desk.visit.reference.knowledge.muscles.get(self.one.muscle)
        name = muscle.name if muscle else self.one.muscle
        line.addWidget(NamedSide(name, side_of(self.one), desk.wording.side(self.one.side), parent=self), 1, MIDDLE)
        away = desk.words("examination.take_away", muscle=self._muscle)
        self.away = IconButton("delete-outline", away, quiet=True, parent=self)
        self.away.clicked.connect(self._take_away)
        line.addWidget(self.away, 0, MIDDLE)
        return line

    def _answered(self, link_id: str, value: object) -> None:
        if not self._desk.answer(FORM, self._path(link_id), value):
            self.refresh()

    def _answer_rest(self) -> None:
        self._desk.answer_all(Said(FORM, self._path(link_id), NO) for link_id in self._unanswered())

    def _take_away(self) -> None:
        self._desk.answer(FORM, self._row, None)

    def _unanswered(self) -> list[str]:
        """Return what pressing was not said to show; tests are made one by one."""
        pressed = [item.link_id for item in felt_questions(self._desk)]
        return [link_id for link_id in pressed if self.chips[link_id].value is None]

    def _path(self, link_id: str) -> Path:
        return (*self._row, (link_id, ""))
