"""Who gives what: every person of the clinic with the treatments, and the techniques that are on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.givers import Giver, givers, leave_to, things
from clinic_app.visit.techniques import may_decide


class GiversCard(Card):
    """A chip that is on is that person's to give; what is off is locked in their visits.

    Attributes:
        chips: By person and by the id of treatment or technique.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("practice.who"), parent=parent)
        self._clinic = clinic
        self.chips: dict[tuple[str, str], Chip] = {}
        about = "practice.who_about" if may_decide(clinic.person) else "practice.owner_decides"
        self.body.addWidget(Label(clinic.words(about), "small", tone="text_2", parent=self))
        self._people = QVBoxLayout()
        self._people.setSpacing(6)
        self.body.addLayout(self._people)
        self._shown: object = None
        self.refresh()

    def refresh(self) -> None:
        """Show everybody with what is theirs."""
        people, known = givers(self._clinic), things(self._clinic)
        if (wanted := [[one.person for one in people], list(known)]) != self._shown:
            self._shown = wanted
            clear(self._people)
            self.chips = {}
            for giver in people:
                self._people.addWidget(Label(giver.name, "strong", parent=self))
                self._people.addWidget(self._row(giver, known))
        for giver in people:
            for thing in known:
                self.chips[giver.person, thing].setChecked(thing in giver.gives)

    def _row(self, giver: Giver, known: dict[str, str]) -> QWidget:
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=6, down=6)
        for thing, title in known.items():
            chip = Chip(title, name=self._clinic.words("practice.gives", person=giver.name, what=title), parent=held)
            chip.setEnabled(may_decide(self._clinic.person) and thing not in giver.never)
            chip.clicked.connect(partial(self._leave, giver.person, thing))
            self.chips[giver.person, thing] = chip
            flow.addWidget(chip)
        return held

    def _leave(self, person: str, thing: str) -> None:
        leave_to(self._clinic, person, thing, theirs=self.chips[person, thing].isChecked())
