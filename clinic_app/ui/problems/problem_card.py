"""One problem of a visit: its name, where it stands, its areas; left out today, discharged, taken up again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.ui.contact_row import date_words
from clinic_app.ui.desk import Desk
from clinic_app.ui.problems.once_a_problem import asked_for
from clinic_app.ui.problems.problem_words import discharged_day, standing_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit import problem_changes as changes
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import ONCE


class ProblemCard(Card):
    """A card that is made anew when another problem is the main one.

    Attributes:
        problem: Its id.
        name: What it is called.
        leave: Leaves it out of today's visit.
        ending: How it ended and what was advised, folded away.
        discharge, reopen: End its course, or take it up again.
    """

    def __init__(self, desk: Desk, problem: str, parent: QWidget | None = None) -> None:
        super().__init__(title_of(desk.visit, problem, desk.words), hint=" ", parent=parent)
        self._desk, self.problem = desk, problem
        words = desk.words
        self.name = Field(words("problems.name"), hint=words("problems.name_hint"), parent=self)
        self.name.settled.connect(self._rename)
        self._areas = Label("", tone="text_2", parent=self)
        self._plan = Label("", tone="text_2", parent=self)
        self.leave = Button(words("problems.not_today"), role="quiet", icon="close", parent=self)
        self.leave.clicked.connect(self._leave)
        self.add_action(self.leave)
        for part in (self.name, self._areas, self._plan, self._end()):
            self.body.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it stands."""
        visit, words, wording = self._desk.visit, self._desk.words, self._desk.wording
        row = visit.past.problems.rows[self.problem]
        is_main = visit.now.problems.main == self.problem
        self.set_title(title_of(visit, self.problem, words))
        self.set_hint(words("problems.main") if is_main and visit.now.problems.is_shared else "")
        if not self.name.line.hasFocus():
            self.name.set_words(row.title)
        self.name.line.setPlaceholderText(title_of(visit, self.problem, words))
        areas = "; ".join(wording.row(one) for one in visit.now.problems.marked(self.problem))
        self._areas.setText(words("problems.areas", areas=areas) if areas else words("problems.no_areas"))
        plan = standing_words(visit, self.problem, words, whole=True)
        self._plan.setText(plan[:1].upper() + plan[1:])
        self.leave.setAccessibleName(f"{words('problems.not_today')}: {title_of(visit, self.problem, words)}")
        self.leave.setVisible(visit.is_writable and changes.may_leave(visit, self.problem))
        self._show_end()

    def show_answer(self, link: str) -> None:
        """Put the keyboard on a question about how it ended, else on the name."""
        if link in self._asked.cells:
            self.ending.set_open(is_open=True)
            self._asked.cells[link].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> QWidget:
        words = self._desk.words
        self.ending = Expander(words("problems.discharge"), parent=self)
        self._asked = asked_for(self._desk, self.problem, ONCE["contact"], self.ending)
        self.discharge = Button(words("problems.discharge_now"), role="main", parent=self.ending)
        self.discharge.clicked.connect(self._discharge)
        self.reopen = Button(words("problems.reopen"), icon="undo", parent=self.ending)
        self.reopen.clicked.connect(self._reopen)
        self._ended = Label("", "strong", parent=self.ending)
        held = QWidget(self.ending)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8)
        for button in (self.discharge, self.reopen):
            flow.addWidget(button)
        self._about = Label("", "small", tone="text_2", parent=self.ending)
        for part in (self._ended, self._about, self._asked, held):
            self.ending.body.addWidget(part)
        return self.ending

    def _show_end(self) -> None:
        visit, words = self._desk.visit, self._desk.words
        day = discharged_day(visit, self.problem)
        self._ended.setText(words("problems.discharged_on", day=date_words(words, day)) if day else "")
        self._ended.setVisible(day is not None)
        self.ending.set_heading(words("problems.discharged" if day else "problems.discharge"))
        self._asked.setEnabled(visit.is_writable)
        self.discharge.setVisible(day is None)
        may = changes.may_discharge(visit, self.problem)
        self.discharge.setEnabled(may)
        self._about.setText(words("problems.discharge_about" if may or day else "problems.no_summary"))
        self.reopen.setVisible(day is not None)

    def _rename(self, title: str) -> None:
        self._desk.commit(lambda: changes.rename(self._desk.visit, self.problem, title))

    def _leave(self) -> None:
        self._desk.commit(lambda: changes.leave(self._desk.visit, self.problem))

    def _discharge(self) -> None:
        self._desk.commit(lambda: changes.discharge(self._desk.visit, self.problem, self._desk.words))

    def _reopen(self) -> None:
        self._desk.commit(lambda: changes.reopen(self._desk.visit, self.problem))
