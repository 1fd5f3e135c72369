"""Every area, muscle, test and measure of a visit with its problem: proposed by where it lies, changed by a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.problems.problem_words import row_words
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.problem_changes import place
from clinic_app.visit.problem_titles import titles
from clinic_app.visit.problems import FORM, PLACED, SAID

LEAST_FOR_WORDS = 150  # px


class WhatBelongs(Card):
    """A line a row; hidden while the visit treats one problem.

    Attributes:
        choices: The choice of each row by its key.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("problems.belongs"), hint=desk.words("problems.hint"), parent=parent)
        self._desk = desk
        self.choices: dict[str, Segments] = {}
        self._why: dict[str, Label] = {}
        self._shown: tuple[object, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows as they stand."""
        visit, words = self._desk.visit, self._desk.words
        now = visit.now.problems
        called = titles(visit, words) if now.is_shared else {}
        keys = list(now.placed) if now.is_shared else []
        if (called, keys) != self._shown:
            self._shown = (called, keys)
            self._show(called, keys)
        said = visit.of(FORM)
        for key, choice in self.choices.items():
            choice.set_value(now.of(key))
            choice.setEnabled(visit.is_writable)
            told = said.value(((PLACED, key), (SAID, ""))) in now.treated
            self._why[key].setText(words("problems.belongs_said" if told else "problems.belongs_by_place"))
        self.setVisible(bool(keys))

    def _show(self, called: dict[str, str], keys: list[str]) -> None:
        clear(self._lines)
        self.choices, self._why = {}, {}
        visit, wording = self._desk.visit, self._desk.wording
        options = [Option(problem, title) for problem, title in called.items()]
        for key in keys:
            said = row_words(visit, wording, key)
            line = QWidget(self)
            beside = BesideLayout(line, least=LEAST_FOR_WORDS)
            words = QWidget(line)
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(said, parent=words))
            why = self._why[key] = Label("", "small", tone="text_2", parent=words)
            column.addWidget(why)
            choice = self.choices[key] = Segments(options, name=said, shape="apart", parent=line)
            choice.chosen.connect(partial(self._chosen, key))
            for part in (words, choice):
                beside.addWidget(part)
            self._lines.addWidget(line)
            self._lines.addWidget(Rule(self))

    def _chosen(self, key: str, problem: object) -> None:
        if problem is None:  # the one that stands was pressed: that is what is meant
            problem = self._desk.visit.now.problems.of(key)
        if not self._desk.answer_all(place(key, str(problem))):
            self.refresh()
