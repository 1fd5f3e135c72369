"""What was given last time: one tap says whether it was done, one more whether it goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import BareCell
from clinic_app.ui.visit.home_care.exercise_words import to_mind
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.home_care import adding_again
from clinic_app.visit.last_home_care import (
    DONE,
    DROP,
    FORM,
    KEEP,
    LAST,
    LastExercise,
    dropping,
    last_exercises,
)

LEAST_FOR_NAME = 160


class LastRow(QWidget):
    """An exercise of last time.

    Attributes:
        done: The question whether it was done.
        keep, drop: What becomes of it.
    """

    def __init__(self, desk: Desk, last: LastExercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.last = desk, last
        words, exercise = desk.words, desk.visit.reference.knowledge.exercises[last.exercise]
        item = desk.visit.form(FORM).item(DONE)
        self.done = BareCell(desk, FORM, item, ((LAST, last.exercise),), self)
        name = {"exercise": exercise.title}
        self.keep = Button(
            words("home_care.keep_short"), role="more", name=words("home_care.keep", **name), parent=self
        )
        self.drop = Button(
            words("home_care.drop_short"), role="more", name=words("home_care.drop", **name), parent=self
        )
        self._state = Label("", "small", tone="text_2", parent=self)
        self.keep.clicked.connect(partial(self._decide, KEEP))
        self.drop.clicked.connect(partial(self._decide, DROP))
        row = BesideLayout(self, least=LEAST_FOR_NAME)
        told, asked = QWidget(self), QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(exercise.title, "strong", parent=told))
        for tone, said in to_mind(desk, exercise):
            if tone == "danger":
                column.addWidget(Label(said, "small", tone=tone, parent=told))
        flow = FlowLayout(asked, across=8, down=4)
        for part in (self.done, self.keep, self.drop, self._state):
            flow.addWidget(part)
        row.addWidget(told)
        row.addWidget(asked)

    def show_last(self, last: LastExercise) -> None:
        """Say what was decided, and offer the other way."""
        self.last = last
        words, writable = self._desk.words, self._desk.visit.is_writable
        said = {KEEP: words("home_care.kept"), DROP: words("home_care.dropped")}
        self._state.setText(said.get(last.kept or "", ""))
        self._state.setVisible(last.kept is not None)
        self.keep.setVisible(writable and last.kept != KEEP)
        self.drop.setVisible(writable and last.kept != DROP)

    def _decide(self, how: str) -> None:
        visit = self._desk.visit
        self._desk.answer_all(adding_again(visit, self.last) if how == KEEP else dropping(visit, self.last))


class LastTime(Card):
    """One row an exercise of the newest earlier sheet; not there at a first visit.

    Attributes:
        rows: The rows by exercise.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("home_care.last_time"), icon="history", parent=parent)
        self._desk = desk
        self.rows: dict[str, LastRow] = {}
        for last in last_exercises(desk.visit):
            self.rows[last.exercise] = LastRow(desk, last, self)
            self.body.addWidget(self.rows[last.exercise])
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was decided; nothing at all where nothing was given."""
        self.setVisible(bool(self.rows))
        for last in last_exercises(self._desk.visit):
            if last.exercise in self.rows:
                self.rows[last.exercise].show_last(last)
