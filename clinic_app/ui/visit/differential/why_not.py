"""Why not another muscle? Any muscle, on either side: what speaks for and against it, what it leaves, what it needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.findings import Side
from clinic_app.reasoning.ranking import Candidate
from clinic_app.reasoning.why_not import WhyNot, why_not
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.differential.areas import marked_areas
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of, side_of
from clinic_app.ui.visit.differential.muscle_details import MuscleDetails
from clinic_app.ui.visit.differential.shown import Shown, in_reference_mode, points_words
from clinic_app.ui.visit.differential.why_not_words import ahead_words, needs_words, verdict_words
from clinic_app.ui.visit.sided_search import Found, SearchWords, SidedSearch
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.named import muscles_named

SIDES: tuple[Side, Side] = ("right", "left")
LEAST_FOR_NAME = 150


class WhyNotOther(Expander):
    """A fold with a search; what is picked stays and follows the visit until it is put away. Nothing is recorded.

    Attributes:
        search: Finds a muscle by any of its names.
        answer: What is said about the muscle picked, or None.
        page_asked: The page of a muscle is asked for; carries its id.
        arranged: It holds other widgets.
    """

    page_asked = Signal(str)
    arranged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(words("differential.why_not_other"), parent=parent)
        self._desk = desk
        self._picked: MuscleSide | None = None
        self.answer: WhyNotAnswer | None = None
        said = SearchWords(
            words("differential.why_not_search"),
            words("differential.why_not_search"),
            words("differential.why_not_clear"),
            words("differential.why_not_nothing"),
        )
        self.search = SidedSearch(said, self._find, self._more, self, icon="help-circle-outline")
        self.search.picked.connect(self.show_muscle)
        self.search.field.searched.connect(self._searched)
        self.body.addWidget(self.search)
        self._column = QVBoxLayout()
        self.body.addLayout(self._column)
        self.turned.connect(self._opened)
        self.setVisible(not in_reference_mode(desk))
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say it anew of the muscle picked."""
        if self._picked is not None:
            self._say(self._picked)

    def show_muscle(self, muscle: str, side: str) -> None:
        """Say why a muscle is not in the list, or where it stands."""
        self.search.reset()
        self._picked = MuscleSide(muscle, side)
        self._say(self._picked)

    def put_away(self) -> None:
        """Say nothing about any muscle."""
        self._picked = self.answer = None
        clear(self._column)
        self.search.field.setFocus()
        self.arranged.emit()

    def _say(self, one: MuscleSide) -> None:
        visit = self._desk.visit
        side = next((each for each in SIDES if each == one.side), None)
        why = why_not(visit.reference.patterns, visit.now.findings, one.muscle, side)
        if self.answer is not None and self.answer.why == why:
            return
        clear(self._column)
        self.answer = WhyNotAnswer(self._desk, why, self)
        self.answer.away.clicked.connect(self.put_away)
        self.answer.details.page_asked.connect(self.page_asked)
        self._column.addWidget(self.answer)
        self.arranged.emit()

    def _opened(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        if on:
            self.search.field.setFocus()

    def _searched(self, _typed: str) -> None:
        self.arranged.emit()

    def _find(self, typed: str) -> list[Found]:
        sides = tuple((side, self._desk.wording.side(side)) for side in SIDES)
        found = muscles_named(self._desk.visit.reference.knowledge, typed)
        return [Found(one.id, one.name, "", sides) for one in found]

    def _more(self, rest: int) -> str:
        return self._desk.words("differential.why_not_more", count=rest)


class WhyNotAnswer(Framed):
    """A muscle with where it stands, what it would need, and all its reasons.

    Attributes:
        why: What it says.
        away: Puts it away.
        details: The reasons.
    """

    def __init__(self, desk: Desk, why: WhyNot, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._desk, self.why = desk, why
        one = MuscleSide(why.muscle, why.side or "")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._head(one))
        verdict, *rest = [verdict_words(desk, why), *needs_words(desk, why), ahead_words(desk, why)]
        column.addWidget(Label(verdict, "small_strong", parent=self))
        for sentence in rest:
            if sentence:
                column.addWidget(Label(sentence, "small", parent=self))
        column.addSpacing(6)
        self.details = MuscleDetails(desk, self._row(one), self)
        column.addWidget(self.details)
        self.setSizePolicy(wrapping())
        self.setAccessibleName(f"{name_of(desk, one)}: {verdict}")

    def _head(self, one: MuscleSide) -> QWidget:
        desk, head = self._desk, QWidget(self)
        row = BesideLayout(head, least=LEAST_FOR_NAME)
        name = desk.visit.reference.knowledge.muscles[one.muscle].name
        row.addWidget(NamedSide(name, side_of(one), desk.wording.side(one.side), parent=head))
        points = desk.words("differential.has_points", points=points_words(self.why.points))
        ends = QWidget(head)
        beside = BesideLayout(ends, least=0)
        beside.addWidget(Label(points, "small", tone="text_2", parent=ends))
        self.away = IconButton("close", desk.words("differential.why_not_away", muscle=name_of(desk, one)), parent=ends)
        beside.addWidget(self.away)
        row.addWidget(ends)
        return head

    def _row(self, one: MuscleSide) -> Shown:
        """Return it as a row of the list would show it."""
        why = self.why
        candidate = Candidate(one.muscle, why.side, why.points, lambda: why.account)
        return Shown(candidate, one, why.place or 0, str(why.place or "–"), tuple(marked_areas(self._desk)))
