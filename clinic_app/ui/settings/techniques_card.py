"""Techniques of high risk: off until the clinic switches them on, each with why it is off."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.knowledge.safety import Technique
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.techniques import all_techniques, may_decide, switch

ON, OFF = "on", "off"
LEAST_FOR_WORDS = 300


class TechniquesCard(Card):
    """One line a technique. Whoever may not decide sees how it stands, and who decides.

    Attributes:
        switches: Off and on, by the technique's id.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("practice.techniques"), parent=parent)
        self._clinic = clinic
        self.switches: dict[str, Segments] = {}
        words = clinic.words
        about = words("practice.techniques_about" if may_decide(clinic.person) else "practice.owner_decides")
        self.body.addWidget(Label(about, "small", tone="text_2", parent=self))
        lines = QVBoxLayout()
        lines.setSpacing(10)
        for technique, _ in all_techniques(clinic):
            lines.addWidget(self._line(technique))
        self.body.addLayout(lines)
        self.refresh()

    def refresh(self) -> None:
        """Show what is on."""
        for technique, on in all_techniques(self._clinic):
            self.switches[technique.id].set_value(ON if on else OFF)

    def _line(self, technique: Technique) -> QWidget:
        words = self._clinic.words
        line = QWidget(self)
        beside = BesideLayout(line, least=LEAST_FOR_WORDS)
        beside.addWidget(Sentence(f"{technique.title}.", technique.why, parent=line))
        options = [Option(one, words(f"practice.{one}")) for one in (OFF, ON)]
        switches = Segments(options, name=technique.title, parent=line)
        switches.setEnabled(may_decide(self._clinic.person))
        switches.chosen.connect(partial(self._switch, technique.id))
        beside.addWidget(switches)
        line.setSizePolicy(wrapping())
        self.switches[technique.id] = switches
        return line

    def _switch(self, technique: str, value: object) -> None:
        if value is not None:  # what is chosen was pressed once more: it stays
            switch(self._clinic, technique, on=value == ON)
        self.refresh()
