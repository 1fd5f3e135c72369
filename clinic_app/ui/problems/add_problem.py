"""Another problem for a visit: one press on the areas that are its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.problem_changes import add
from clinic_app.visit.problem_rows import INTAKE, MAP, area_of
from clinic_app.visit.problem_rule import groups
from clinic_app.visit.problem_titles import proposed


class AddProblem(Card):
    """Areas that lie together are offered as one problem.

    Attributes:
        offers: The buttons by the areas they stand for; without an area for the last.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("problems.add_title"), hint=desk.words("problems.add_hint"), parent=parent)
        self._desk = desk
        self.offers: dict[tuple[str, ...], Button] = {}
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        self._flow = FlowLayout(held, across=8, down=6)
        self.body.addWidget(held)
        self.refresh()

    def refresh(self) -> None:
        """Offer what is marked now."""
        visit, words = self._desk.visit, self._desk.words
        found = offers(self._desk)
        self.setVisible(visit.is_writable and visit.patient is not None)
        if self.offers and list(self.offers) == found:
            return
        clear(self._flow)
        self.offers = {}
        for areas in found:
            title = proposed(areas, visit.reference.knowledge, words) if areas else words("problems.add_bare")
            button = self.offers[areas] = Button(title, role="more", icon="plus", parent=self)
            button.clicked.connect(partial(self._add, areas))
            self._flow.addWidget(button)

    def _add(self, areas: tuple[str, ...]) -> None:
        self._desk.commit(lambda: add(self._desk.visit, areas))


def offers(desk: Desk) -> list[tuple[str, ...]]:
    """Return the groups of areas that may be a problem of their own, and last no area at all."""
    visit = desk.visit
    now, marked = visit.now.problems, visit.of(INTAKE).rows(MAP)
    together = groups((area_of(one) for one in marked), visit.past.problems.around)
    rows = [tuple(one for one in marked if area_of(one) in group) for group in together]
    if len(rows) == 1:
        rows = [(one,) for one in marked]
    taken = {tuple(one for one in now.marked(problem) if one in marked) for problem in now.treated}
    return [*(one for one in rows if one not in taken), ()]
