"""Who of a file may be in the record already: each with a choice, and one choice for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.exchange.likeness import DECISIONS, FILL, LEAVE, Twin
from clinic_app.exchange.plan import Plan
from clinic_app.exchange.said import twin_line
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.words import Words

#: Choices listed one by one; a file with more than that is decided for all of them at once.
MOST = 100


class TwinsCard(Card):
    """The duplicates of one plan.

    Attributes:
        decided: Somebody decided; carries the decision and the places among the newcomers, none for all.
        choices: The choice for each, by its place among the newcomers.
        all: The choice for all.
    """

    decided = Signal(str, tuple)

    def __init__(self, plan: Plan, words: Words, parent: QWidget | None = None) -> None:
        count = len(plan.twins)
        super().__init__(words("import_page.twins", count=count), hint=words("import_page.twins_hint"), parent=parent)
        self._words = words
        self.choices: dict[int, Segments] = {}
        self.all = self._choice(words("importing.decide.all"), DECISIONS)
        self.all.chosen.connect(self._decide_all)
        if count > 1:
            self.body.addWidget(Label(words("importing.decide.all"), "label", parent=self))
            self.body.addWidget(self.all)
        else:
            self.all.hide()
        for twin in plan.twins[:MOST]:
            if self.body.count():
                self.body.addWidget(Rule(self))
            self._add(twin, plan)
        if count > MOST:
            self.body.addWidget(Label(words("import_page.more_twins", count=count - MOST), "small", parent=self))

    def _add(self, twin: Twin, plan: Plan) -> None:
        line = twin_line(twin, plan, self._words)
        self.body.addWidget(Label(line, parent=self))
        offered = DECISIONS if twin.patient else tuple(one for one in DECISIONS if one != FILL)
        choice = self._choice(line, offered)
        choice.set_value(plan.outcome(twin.newcomer)[0])
        choice.chosen.connect(partial(self._decide, twin.newcomer))
        self.choices[twin.newcomer] = choice
        self.body.addWidget(choice)

    def _choice(self, name: str, offered: tuple[str, ...]) -> Segments:
        options = [Option(one, self._words(f"importing.decide.{one}")) for one in offered]
        return Segments(options, name=name, parent=self)

    def show_plan(self, plan: Plan) -> None:
        """Show what is decided now."""
        for newcomer, choice in self.choices.items():
            choice.set_value(plan.outcome(newcomer)[0])

    def _decide(self, newcomer: int, decision: object) -> None:
        self.all.set_value(None)
        self.decided.emit(str(decision or LEAVE), (newcomer,))  # one of them always holds

    def _decide_all(self, decision: object) -> None:
        if decision is not None:
            self.decided.emit(str(decision), ())
