"""The tab *Pain*: the marked areas, the patient's own words, and what makes it worse or eases it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.chart.marked_areas import MarkedAreas
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import BUILT_ELSEWHERE
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.intake.factor_folds import FactorFolds
from clinic_app.ui.visit.intake.found_factors import FoundFactors
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scroll import Scroll

FORM = "intake"
OPEN_FACTORS, OPEN_ALSO = 2, 1
BODY = (14, 10, 8, 12)

W = TypeVar("W", bound=QWidget)


class PainTab(Scroll):
    """A column that scrolls while the figure beside it stays.

    Attributes:
        areas: The marked areas.
        found: The search for a factor.
        factors: The groups of factors.
        also: The groups of what goes with the pain.
    """

    def __init__(self, desk: Desk, names: ZoneNames, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        form = desk.visit.form(FORM)
        factors, also = form.item("factors"), form.item("also")
        asked_here = (item for item in form.item("pain").items if not BUILT_ELSEWHERE.intersection(item.controls))
        own_words, *numbers = asked_here
        single = [item for item in also.items if item.is_question]
        self._questions: dict[str, Question] = {}
        self.body.setContentsMargins(*BODY)
        self.areas = self._placed(MarkedAreas(desk, names, self))
        self._ask(desk, own_words)
        self._placed(Label(factors.text, "strong", parent=self))
        self.found = self._placed(FoundFactors(desk, [factors, also], self))
        self.factors = self._placed(FactorFolds(desk, list(factors.items), OPEN_FACTORS, self))
        self._placed(Label(also.text, "strong", parent=self))
        groups = [item for item in also.items if item.type == "group"]
        self.also = self._placed(FactorFolds(desk, groups, OPEN_ALSO, self))
        self._ask(desk, *single, *numbers)
        self._soon = QTimer(self)  # what was found is laid out first
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_found)
        self.found.shown.connect(self._soon.start)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id in self._questions:
            self._questions[link_id].setFocus()
            return True
        return any(one.focus(link_id) for one in (self.factors, self.also))

    def _show_found(self) -> None:
        """Scroll until the line and as much of what was found as may be show."""
        if self.found.line.hasFocus():
            self.ensureWidgetVisible(self.found, 0, 0)
            self.ensureWidgetVisible(self.found.line, 0, 0)

    def _ask(self, desk: Desk, *items: Item) -> None:
        for item in items:
            self._questions[item.link_id] = self._placed(Question(desk, FORM, item, parent=self))

    def _placed(self, widget: W) -> W:
        """Put the next widget below the others: what is made in the order of reading is tabbed in it too."""
        self.body.addWidget(widget)
        return widget
