"""The problems of a visit on a page of their own: their names, another one, what belongs to which, the end of one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.desk import Desk
from clinic_app.ui.problems.add_problem import AddProblem
from clinic_app.ui.problems.problem_card import ProblemCard
from clinic_app.ui.problems.problem_words import discharged_day
from clinic_app.ui.problems.what_belongs import WhatBelongs
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.visit.problem_changes import reopen, settle
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import FORM_OF, ONCE

AROUND = 10


class ProblemsPanel(QWidget):
    """Cards at the left; another problem and what belongs to which at the right.

    Attributes:
        left: Somebody is done here.
        cards: A card for each treated problem.
        add: Another problem.
        belongs: What belongs to which.
        done: The button that goes back.
        reopeners: Buttons that take a discharged problem up again, by problem.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self.cards: dict[str, ProblemCard] = {}
        self.reopeners: dict[str, Button] = {}
        one, other = Scroll(parent=self), Scroll(parent=self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(AROUND)
        self.add, self.belongs = AddProblem(desk, other), WhatBelongs(desk, other)
        self._ended = Card(words("problems.discharged"), parent=one)
        self._ended_lines = QVBoxLayout()
        self._ended.body.addLayout(self._ended_lines)
        one.body.addLayout(self._cards)
        one.body.addWidget(self._ended)
        for part in (self.add, self.belongs):
            other.body.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(Label(words("problems.title"), "heading", parent=self), 1)
        self.done = Button(words("problems.close"), icon="check", parent=self)
        self.done.clicked.connect(self.left)
        head.addWidget(self.done)
        columns = QHBoxLayout()
        columns.setSpacing(AROUND)
        columns.addWidget(one, 1)
        columns.addWidget(other, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(AROUND)
        column.addLayout(head)
        column.addLayout(columns, 1)
        desk.changed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: it hears nothing while it is not seen."""
        super().showEvent(event)
        visit = self._desk.visit
        if visit.is_writable and visit.patient is not None and not visit.now.problems.treated:
            self._desk.commit(lambda: settle(visit))
        self.refresh()

    @staticmethod
    def holds(where: Path) -> bool:
        """Say whether an answer is given here; what is written of a problem is answered on the note."""
        return not where or where[-1][0] not in FORM_OF or where[-1][0] in ONCE["contact"]

    def show_answer(self, where: Path) -> None:
        """Put the keyboard on an answer."""
        card = self.cards.get(where[0][1]) if where else None
        choice = self.belongs.choices.get(where[0][1]) if where else None
        if card is not None:
            card.show_answer(where[-1][0])
        elif choice is not None:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the problems as they stand."""
        treated = self._desk.visit.now.problems.treated
        if tuple(self.cards) != treated:
            clear(self._cards)
            self.cards = {one: ProblemCard(self._desk, one, self) for one in treated}
            for card in self.cards.values():
                self._cards.addWidget(card)
        for card in self.cards.values():
            card.refresh()
        self.add.refresh()
        self.belongs.refresh()
        self._show_ended()

    def _hear(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_ended(self) -> None:
        """Show the discharged problems of the patient that this visit does not treat."""
        visit, words = self._desk.visit, self._desk.words
        problems = visit.past.problems
        ended = [one for one in problems.rows if one not in visit.now.problems.treated and discharged_day(visit, one)]
        clear(self._ended_lines)
        self.reopeners = {}
        for problem in ended:
            title, day = title_of(visit, problem, words), discharged_day(visit, problem)
            said = words("problems.discharged_on", day=date_words(words, day)) if day else ""
            button = self.reopeners[problem] = Button(words("problems.reopen_name", problem=title), parent=self._ended)
            button.clicked.connect(partial(self._reopen, problem))
            self._ended_lines.addWidget(Label(f"{title} · {said}", parent=self._ended))
            self._ended_lines.addWidget(button)
        self._ended.setVisible(bool(ended))

    def _reopen(self, problem: str) -> None:
        self._desk.commit(lambda: reopen(self._desk.visit, problem))
