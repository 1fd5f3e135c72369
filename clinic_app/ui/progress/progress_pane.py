"""How it went: pain over days, areas then and now, the goal, and visit by visit what was given and what came after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.forms.measure import measure_of
from clinic_app.ui.chart.small_map import SmallMap, marks_of, view_of
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.problems.problem_choice import ProblemChoice
from clinic_app.ui.problems.problem_words import discharged_day
from clinic_app.ui.progress.step_row import StepRow
from clinic_app.ui.timeline.pain_trend import PainTrend
from clinic_app.ui.timeline.trend_lines import Reading, TrendLine
from clinic_app.ui.timeline.trend_signs import STYLES, TrendKey
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.glance import opened
from clinic_app.visit.progress import CLEAR_CHANGE, Step, areas_of, course, standing
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow
    from clinic_app.visit.open_visit import OpenVisit

MOST_AREAS = 4
THEN_AND_NOW = QSize(96, 190)
#: Stands for the worst area of each visit, and for the patient's goal, in the choice of what is drawn.
WORST, GOAL = "", "goal"
#: The ends of a measure that can be drawn beside pain.
TEN = (0, 10)


class ProgressPane(QWidget):
    """One patient.

    Attributes:
        left: Somebody wants to go back.
        visit_asked: Somebody wants to read a visit; carries its id.
        problems: Which problem it is about; seen where a patient has several.
        choice: Which area, the goal or a measure is drawn.
        chart: The lines.
        rows: The visits, newest first.
    """

    left = Signal()
    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._steps: list[Step] = []
        self._visit: OpenVisit | None = None
        self._row, self._problem = WORST, ""
        self.rows: list[StepRow] = []
        words = clinic.words
        self._trend = Card(words("progress.trend"), hint=" ", icon="chart-line", parent=self)
        self.back = Button(words("progress.back"), role="quiet", icon="chevron-left", parent=self._trend)
        self.back.clicked.connect(self.left)
        self._trend.add_action(self.back)
        self._due = Strip("warn", "", icon="alert", inside=True, parent=self._trend)
        self.choice = Segments([Option(WORST, words("progress.worst"))], name=words("progress.choice"), parent=self)
        self.problems = ProblemChoice(clinic, self._trend)
        self.problems.chosen.connect(self._choose_problem)
        self.chart = PainTrend(self._trend)
        self._drawn: list[str] = []  # names of the lines, in the order of their signs
        self._since = Card(words("progress.since"), parent=self)
        self._visits = Card(words("progress.visits"), hint=words("progress.order_only"), fill=True, parent=self)
        self._scroll = Scroll(parent=self._visits)
        self._lay_out()

    def show_patient(self, patient: PatientRow) -> None:
        """Show a patient's visits up to the newest that is not still to come."""
        clinic = self._clinic
        seen = [one for one in clinic.visits_of(patient) if one.kind == "visit" and one.state in ("open", "signed")]
        self._visit = opened(clinic, seen[0]) if seen else None
        self._trend.set_title(clinic.words("progress.of", name=clinic.name_of(patient)))
        self.problems.offer(self._visit)
        self._choose_problem("")

    def _choose_problem(self, problem: str) -> None:
        self._problem, self._row = problem, WORST
        self._steps = course(self._visit, problem) if self._visit else []
        self._show_choice()
        self._show()

    def _lay_out(self) -> None:
        self._choice_row = QHBoxLayout()
        self._choice_row.addWidget(self.choice, 1)
        self._trend.body.addWidget(self.problems)
        self._trend.body.addWidget(self._due)
        self._trend.body.addLayout(self._choice_row)
        self._trend.body.addWidget(self.chart, 1)
        self._figures = QHBoxLayout()
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(12)
        self._since.body.addLayout(self._figures)
        self._since.body.addLayout(self._numbers)
        self._visits.body.setContentsMargins(8, 0, 4, 4)
        self._visits.body.addWidget(self._scroll)
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self._trend, 13)
        above.addWidget(self._since, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(above)
        column.addWidget(self._visits, 1)

    def _wording(self) -> Wording | None:
        return Wording(self._visit, self._clinic.words) if self._visit else None

    def _show_choice(self) -> None:
        words, wording = self._clinic.words, self._wording()
        rows = areas_of(self._steps)[:MOST_AREAS] if wording else []
        options = [Option(WORST, words("progress.worst"))]
        if wording and len(rows) > 1:
            options += [Option(row, wording.row(row)) for row in rows]
        if any(step.goal_now is not None for step in self._steps):
            options.append(Option(GOAL, words("progress.goal")))
        options += [Option(form, self._clinic.reference.forms[form].title) for form in self._measures()]
        old, self.choice = (
            self.choice,
            Segments(options, name=words("progress.choice"), shape="apart", parent=self._trend),
        )
        self._choice_row.replaceWidget(old, self.choice)
        old.hide()
        old.deleteLater()
        self.choice.set_value(self._row)
        self.choice.chosen.connect(self._choose)

    def _measures(self) -> list[str]:
        """Return the measures from 0 to 10 that were taken in any visit, by form."""
        taken = dict.fromkeys(form for step in self._steps for form, _ in step.scores)
        known = {form: measure_of(self._clinic.reference.forms[form].resource) for form in taken}
        return [form for form, one in known.items() if one is not None and (one.lowest, one.highest) == TEN]

    def _choose(self, row: object) -> None:
        self._row = str(row) if row is not None else WORST
        self.choice.set_value(self._row)
        self._show()

    def _show(self) -> None:
        words, steps = self._clinic.words, self._steps
        measures = self._measures()
        area = WORST if self._row in (GOAL, *measures) else self._row
        now = [(words("progress.now"), [(one.day, one.pain(area)) for one in steps])]
        worst = [(words("progress.worst_week"), [(one.day, one.worst) for one in steps])]
        goal = [(words("progress.goal"), [(one.day, one.goal_now) for one in steps])]
        title = self._clinic.reference.forms[self._row].title if self._row in measures else ""
        score = [(title, [(one.day, one.score(self._row)) for one in steps])]
        drawn = {GOAL: goal, WORST: [*now, *worst]} | dict.fromkeys(measures, score)
        self._draw(drawn.get(self._row, now))
        self._show_due()
        self._show_since(area)
        self._show_visits(area)

    def _draw(self, told: Sequence[tuple[str, Sequence[tuple[date, float | None]]]]) -> None:
        """Draw lines by name; one that nobody told a number of is left out."""
        lines = {
            name: TrendLine(name, tuple(Reading(day, number) for day, number in readings if number is not None))
            for name, readings in told
        }
        lines = {name: line for name, line in lines.items() if line.readings}
        self._drawn = list(lines)
        days = {one.day: self._short(one.day) for line in lines.values() for one in line.readings}
        said = (
            f"{name}: " + ", ".join(f"{days[one.day]} {one.number}" for one in line.readings)
            for name, line in lines.items()
        )
        self.chart.show_lines(list(lines.values()), self._drawn, days, self._clinic.words("progress.trend"))
        self.chart.setAccessibleDescription(". ".join(said))

    def _short(self, day: date) -> str:
        words = self._clinic.words
        return words("date.short", day=day.day, month=words(f"contacts.month.{day.month}"))

    def _show_due(self) -> None:
        words, visit = self._clinic.words, self._visit
        where = standing(visit, self._problem) if visit else None
        self._trend.set_hint(standing_words(self._clinic, visit, self._problem) if visit else "")
        self._due.setVisible(where is not None and where.is_due)
        if where is not None and where.is_due:
            day = date_words(words, where.reassess) if where.reassess else ""
            self._due.set_words(words("progress.due"), words("progress.due_on", day=day) if day else "")

    def _show_since(self, area: str) -> None:
        clear(self._figures)
        clear(self._numbers)
        self._since.setVisible(len(self._steps) > 1)
        wording = self._wording()
        if len(self._steps) <= 1 or wording is None:
            return
        first, last = self._steps[0], self._steps[-1]
        view = view_of(marks_of(first.areas or last.areas, shipped_chart()), shipped_chart())
        for step in (first, last):
            self._figures.addWidget(self._figure(step, view, wording))
        for place, (name, then, now, clear_one) in enumerate(self._changes(first, last, area)):
            said = self._clinic.words("progress.from_to", before=then, after=now)
            if name in self._drawn:
                self._numbers.addWidget(TrendKey(STYLES[self._drawn.index(name)], self._since), place, 0)
            self._numbers.addWidget(Label(name, tone="text_2", parent=self._since), place, 1)
            self._numbers.addWidget(Label(said, "strong", parent=self._since), place, 2)
            self._numbers.addWidget(Label(clear_one, "small", tone="text_2", parent=self._since), place, 3)
        self._numbers.setColumnStretch(3, 1)

    def _changes(self, first: Step, last: Step, area: str) -> list[tuple[str, int, int, str]]:
        """Return what can be compared between the first and the last visit: its name, both numbers, a remark."""
        words = self._clinic.words
        goals = [one.goal_now for one in self._steps if one.goal_now is not None]
        pairs = [
            (words("progress.now"), first.pain(area), last.pain(area), True),
            (words("progress.worst_week"), first.worst, last.worst, True),
            (words("progress.goal"), goals[0] if len(goals) > 1 else None, goals[-1] if goals else None, False),
        ]
        found = []
        for name, then, now, is_pain in pairs:
            if then is not None and now is not None:
                clear_one = is_pain and abs(then - now) >= CLEAR_CHANGE
                found.append((name, then, now, words("progress.clear", least=CLEAR_CHANGE) if clear_one else ""))
        return found

    def _figure(self, step: Step, view: str, wording: Wording) -> QWidget:
        held = QWidget(self._since)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        named = "; ".join(wording.area(one.row, one.pain) for one in step.areas)
        marks = marks_of(step.areas, shipped_chart())
        figure = SmallMap(marks, named, held, chart=shipped_chart(), view=view, size=THEN_AND_NOW, is_whole=True)
        column.addWidget(figure, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Label(self._short(step.day), "small", parent=held), 0, Qt.AlignmentFlag.AlignHCenter)
        return held

    def _show_visits(self, area: str) -> None:
        wording = self._wording()
        if wording is None or not self._steps:
            self.rows = []
            self._scroll.fill([EmptyState("chart-line", self._clinic.words("progress.none"))])
            return
        every = [area for step in self._steps for area in step.areas]
        view = view_of(marks_of(every, shipped_chart()), shipped_chart())
        following = [*self._steps[1:], None]
        self.rows = []
        for step, after in reversed(list(zip(self._steps, following, strict=True))):
            row = StepRow(self._clinic, wording, shipped_chart(), step, after, area, view, self._scroll)
            row.opened.connect(partial(self.visit_asked.emit, step.visit.id))
            self.rows.append(row)
        self._scroll.fill(list[QWidget](self.rows))


def standing_words(clinic: Clinic, visit: OpenVisit, problem: str = "") -> str:
    """Return which visit of the plan a visit is, such as *Visit 3 of 6*; of a problem that has ended that it has."""
    if problem and (day := discharged_day(visit, problem)):
        return clinic.words("problems.discharged_on", day=date_words(clinic.words, day))
    where = standing(visit, problem)
    if where.planned is None:
        return clinic.words("progress.visit", number=where.number)
    return clinic.words("progress.visit_of", number=where.number, planned=where.planned)
