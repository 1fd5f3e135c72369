"""A proposed plan as a grey line; it is in the note only once somebody adds it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.plan_proposal import every_words, proposal, taking
from clinic_app.visit.wording import inside_a_sentence

LEAST_FOR_WORDS = 240


class PlanOffer(QWidget):
    """Visits, how often, when to assess again, and *Add*; gone as soon as a plan stands.

    Attributes:
        take: Makes the proposal the plan.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Label("", tone="text_3", parent=self)
        self.take = Button(desk.words("plan.take"), icon="plus", parent=self)
        self.take.clicked.connect(self._take)
        beside = BesideLayout(self, least=LEAST_FOR_WORDS)
        beside.addWidget(self._said)
        beside.addWidget(self.take)
        self.refresh()

    def refresh(self) -> None:
        """Propose what follows from how bad it is and how long it has lasted."""
        visit, words = self._desk.visit, self._desk.words
        planned = any(visit.value("assessment", link) is not None for link in ("planned_visits", "frequency"))
        found = None if planned or not visit.is_writable else proposal(visit)
        self.setVisible(found is not None)
        if found is not None:
            every = inside_a_sentence(every_words(found.every, words))
            day = self._desk.wording.day(found.reassess)
            said = words("plan.proposed", visits=found.visits, every=every, day=day)
            self._said.setText(said)
            self.take.setAccessibleName(words("plan.take_name", plan=said))

    def _take(self) -> None:
        found = proposal(self._desk.visit)
        if found is not None:
            self._desk.answer_all(taking(found, self._desk.words))
