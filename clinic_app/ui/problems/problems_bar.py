"""The line below the head of a visit that treats several problems: each with where it stands; and those offered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.problems.problem_words import chip_words
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.plates import Tag
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.problem_changes import treat
from clinic_app.visit.problem_titles import title_of
from clinic_app.visit.problems import offered


class ProblemsBar(QWidget):
    """Hidden where the visit treats one problem and no other is open.

    Attributes:
        asked: Somebody wants to see what belongs to which.
        chips: The treated problems as they are said, the main one first.
        offers: The buttons that treat another open problem today too, by problem.
        more: The button that opens all of it.
    """

    asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chips: list[str] = []
        self.offers: dict[str, Button] = {}
        self._shown: tuple[tuple[str, ...], tuple[str, ...], bool] | None = None
        self._flow = FlowLayout(self, across=8, down=4)
        self._flow.setContentsMargins(14, 6, 12, 6)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(desk.words("problems.bar"))
        self.more = Button(desk.words("problems.open"), role="quiet", parent=self)
        self.more.clicked.connect(self.asked)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems as they stand."""
        visit, words = self._desk.visit, self._desk.words
        treated = visit.now.problems.treated
        open_ones = offered(visit) if len(visit.past.problems.rows) > 1 and visit.is_writable else []
        self.setVisible(len(treated) > 1 or bool(open_ones))
        self.chips = [chip_words(visit, one, words) for one in treated] if not self.isHidden() else []
        shown = (tuple(self.chips), tuple(open_ones), visit.is_writable)
        if shown != self._shown:
            self._shown = shown
            self._show(open_ones)

    def _show(self, open_ones: list[str]) -> None:
        visit, words = self._desk.visit, self._desk.words
        self.more.setParent(None)
        clear(self._flow)
        for place, said in enumerate(self.chips):
            self._flow.addWidget(Tag(said, level="neutral" if place else "info", parent=self))
        self.offers = {}
        for problem in open_ones:
            said = words("problems.today_too", problem=title_of(visit, problem, words))
            button = self.offers[problem] = Button(said, role="more", icon="plus", parent=self)
            button.clicked.connect(partial(self._treat, problem))
            self._flow.addWidget(button)
        self.more.setParent(self)
        self._flow.addWidget(self.more)
        self.more.show()

    def _treat(self, problem: str) -> None:
        self._desk.commit(lambda: treat(self._desk.visit, problem))
