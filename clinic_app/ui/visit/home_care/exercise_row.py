"""One exercise of the sheet: picture, side, dose, place in the order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import ORDER, Path
from clinic_app.knowledge.exercises import Exercise
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import BareCell, Cell
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.home_care.exercise_picture import ExercisePicture
from clinic_app.ui.visit.home_care.exercise_words import for_muscles, to_know, to_mind
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.home_care import REASON, is_forbidden, reason_for
from clinic_app.visit.last_home_care import DOSES, FORM
from clinic_app.visit.site_plan import removing

ROWS, SIDE = "exercises", "exercise_side"
LEAST_FOR_NAME = 160
NUMBER_WIDE = 20
ABOVE_RULE = 6  # px


class ExerciseRow(QWidget):
    """An exercise that stands on the sheet.

    Attributes:
        cells: Side, dose, and the reason asked where the exercise is not for this patient, by linkId.
        up, down, remove: Its buttons.
    """

    def __init__(self, desk: Desk, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.exercise = desk, exercise
        self.path: Path = ((ROWS, exercise.id),)
        self._number = Label("", "strong", parent=self)
        self._picture = ExercisePicture(exercise, parent=self)
        said = {"exercise": exercise.title}
        self.up = IconButton("arrow-up", desk.words("home_care_page.up", **said), quiet=True, parent=self)
        self.down = IconButton("arrow-down", desk.words("home_care_page.down", **said), quiet=True, parent=self)
        self.remove = IconButton("close", desk.words("home_care_page.remove", **said), quiet=True, parent=self)
        self.up.clicked.connect(partial(self._go, -1))
        self.down.clicked.connect(partial(self._go, 1))
        self.remove.clicked.connect(self._take_away)
        self._more = Label("", "small", tone="text_2", parent=self)
        self._cautions = QVBoxLayout()
        self._told: list[tuple[str, str]] = []
        self.cells: dict[str, Cell] = {}
        self._lay_out()
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show number, side, neighbours and what to mind."""
        order = self._desk.visit.of(FORM).rows(ROWS)
        if self.exercise.id not in order:
            return
        place = order.index(self.exercise.id)
        writable = self._desk.visit.is_writable
        self._number.setText(str(place + 1))
        self.up.setEnabled(writable and place > 0)
        self.down.setEnabled(writable and place < len(order) - 1)
        for button in (self.up, self.down, self.remove):
            button.setVisible(writable)
        self._muscles.setText(for_muscles(self._desk, self.exercise))
        side = str(self._desk.visit.value(FORM, *self.path, SIDE) or "")
        self._picture.show_side(side)
        self._more.setText(to_know(self._desk, self.exercise, "left" if side == "left" else "right"))
        self._more.setVisible(bool(self._more.text()))
        self._show_cautions()
        self._show_reason()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._number, 0, 0, top)
        grid.addWidget(self._picture, 0, 1, 2, 1, top)
        grid.addWidget(self._head(), 0, 2)
        grid.addWidget(self._dose(), 1, 2)
        grid.addWidget(self._more, 2, 2)
        grid.addLayout(self._cautions, 3, 2)
        grid.addWidget(self._reason(), 4, 2)
        grid.setRowMinimumHeight(5, ABOVE_RULE)
        grid.addWidget(Rule(self), 6, 0, 1, 3)
        grid.setColumnMinimumWidth(0, NUMBER_WIDE)
        grid.setColumnStretch(2, 1)

    def _head(self) -> QWidget:
        head = QWidget(self)
        row = BesideLayout(head, least=LEAST_FOR_NAME)
        words = QWidget(head)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._muscles = Label("", "small", tone="text_2", parent=words)
        column.addWidget(Label(self.exercise.title, "strong", parent=words))
        column.addWidget(self._muscles)
        row.addWidget(words)
        held = QWidget(head)
        flow = FlowLayout(held, across=4)
        if self.exercise.sided:
            self.cells[SIDE] = BareCell(self._desk, FORM, self._desk.visit.form(FORM).item(SIDE), self.path, held)
            flow.addWidget(self.cells[SIDE])
        for button in (self.up, self.down, self.remove):
            flow.addWidget(button)
        row.addWidget(held)
        return head

    def _dose(self) -> QWidget:
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=12, down=2)
        form = self._desk.visit.form(FORM)
        answers = self._desk.visit.of(FORM)
        given = [one for one in DOSES if getattr(self.exercise.dose, one) or answers.said((*self.path, (one, "")))]
        for link in given:
            self.cells[link] = Cell(self._desk, FORM, form.item(link), self.path, held)
            flow.addWidget(self.cells[link])
        return held

    def _reason(self) -> QWidget:
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._asked = Label(self._desk.words("home_care.ask_reason"), "small", tone="danger", parent=held)
        self.cells[REASON] = Cell(self._desk, FORM, self._desk.visit.form(FORM).item(REASON), self.path, held)
        column.addWidget(self._asked)
        column.addWidget(self.cells[REASON])
        self._why = held
        return held

    def _show_reason(self) -> None:
        """Ask for a reason while the exercise is not for this patient; one that was given stays to be read."""
        forbidden, given = is_forbidden(self._desk.visit, self.exercise), reason_for(self._desk.visit, self.exercise)
        self._why.setVisible(forbidden or bool(given))
        self._asked.setVisible(forbidden and not given)

    def _show_cautions(self) -> None:
        told = to_mind(self._desk, self.exercise)
        if told == self._told:
            return
        self._told = told
        clear(self._cautions)
        for tone, words in told:
            self._cautions.addWidget(Label(words, "small", tone=tone, parent=self))

    def _go(self, steps: int) -> None:
        order = self._desk.visit.of(FORM).rows(ROWS)
        place = order.index(self.exercise.id)
        order.insert(place + steps, order.pop(place))
        self._desk.answer(FORM, ((ROWS, ORDER),), order)

    def _take_away(self) -> None:
        self._desk.answer_all(removing(self._desk.visit, FORM, self.path))
