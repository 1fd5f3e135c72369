"""What else could stand on the sheet: proposals as a block and as chips, and a search over everything there is."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.knowledge.exercises import Exercise
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.home_care.exercise_picture import ExercisePicture
from clinic_app.ui.visit.home_care.exercise_words import for_muscles, side_for, to_mind
from clinic_app.ui.visit.sided_search import Found, SearchWords, SidedSearch
from clinic_app.ui.visit.site_words import PLATES, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.home_care import Proposal, adding, proposal_of, proposals
from clinic_app.visit.last_home_care import FORM
from clinic_app.visit.named import exercises_named
from clinic_app.visit.open_visit import Said

#: So many chips stand under *Also fits*; the search finds the rest.
MOST_CHIPS = 6


class Proposed(QWidget):
    """The exercises proposed for today's muscles, with one button that takes them all.

    Attributes:
        use: Takes all of them, as one gesture.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[Proposal] | None = None
        words = desk.words
        self.use = Button("", role="main", icon="plus", parent=self)
        self.use.clicked.connect(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(words("home_care_page.proposed"), "label", parent=self))
        self._pictures = QHBoxLayout()
        self._pictures.setSpacing(16)
        column.addLayout(self._pictures)
        foot = QWidget(self)
        FlowLayout(foot).addWidget(self.use)
        foot.setSizePolicy(wrapping())
        column.addWidget(foot)
        self.refresh()

    def refresh(self) -> None:
        """Show what is proposed now; nothing once there is enough."""
        found = proposals(self._desk.visit)
        self.setVisible(bool(found) and self._desk.visit.is_writable)
        if found == self._shown:
            return
        self._shown = found
        clear(self._pictures)
        for one in found:
            self._pictures.addWidget(self._picture(one), 1)
        if found:
            self.use.set_words(self._desk.words("home_care_page.use", count=len(found)))

    def _picture(self, proposal: Proposal) -> QWidget:
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ExercisePicture(proposal.exercise, proposal.side, held))
        column.addWidget(Label(proposal.exercise.title, "strong", parent=held))
        column.addWidget(Label(for_muscles(self._desk, proposal.exercise), "small", tone="text_2", parent=held))
        for tone, words in to_mind(self._desk, proposal.exercise):
            column.addWidget(Label(words, "small", tone=tone, parent=held))
        column.addStretch(1)
        return held

    def _use(self) -> None:
        said: list[Said] = []
        for one in proposals(self._desk.visit):
            said += adding(one)
        self._desk.answer_all(said)


class AlsoFits(QWidget):
    """One chip an exercise that fits and is not chosen, and the search.

    Attributes:
        chips: The chips by exercise.
        search: The search over all exercises.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self.chips: dict[str, Button] = {}
        self._fits = QWidget(self)
        self._fits.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._fits, across=6, down=6)
        said = SearchWords(
            words("home_care_page.search"),
            words("home_care_page.search_placeholder"),
            words("home_care_page.empty_search"),
            words("home_care_page.nothing_found"),
        )
        self.search = SidedSearch(said, self._find, self._more, self)
        self.search.picked.connect(self._picked)
        self._name = Label(words("home_care_page.also_fits"), "label", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._name, self._fits, self.search):
            column.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Offer what fits and is neither chosen nor proposed above."""
        visit = self._desk.visit
        self.setVisible(visit.is_writable)
        above = {one.exercise.id for one in proposals(visit)}
        found = {one.exercise.id: one for one in proposals(visit, 0) if one.exercise.id not in above}
        wanted = list(found)[:MOST_CHIPS]
        for part in (self._name, self._fits):
            part.setVisible(bool(wanted))
        if wanted == list(self.chips):
            return
        clear(self._flow)
        self.chips = {}
        for key in wanted:
            exercise = found[key].exercise
            name = self._desk.words("home_care_page.add_name", exercise=exercise.title)
            chip = Button(exercise.title, role="more", icon="plus", name=name, parent=self._fits)
            chip.clicked.connect(partial(self._picked, key, ""))
            self.chips[key] = chip
            self._flow.addWidget(chip)

    def _picked(self, key: str, side: str) -> None:
        exercise = self._desk.visit.reference.knowledge.exercises[key]
        side = side or side_for(self._desk, exercise)
        if self._desk.answer_all(adding(proposal_of(self._desk.visit, exercise, side))):
            self.search.reset()

    def _find(self, typed: str) -> list[Found]:
        visit = self._desk.visit
        chosen = set(visit.of(FORM).rows("exercises"))
        found = exercises_named(visit.reference.knowledge, typed)
        return [self._found(one) for one in found if one.id not in chosen]

    def _found(self, exercise: Exercise) -> Found:
        sides = tuple((side, side_word(self._desk, side)) for side in PLATES)
        asked = exercise.sided and not side_for(self._desk, exercise)
        buttons = sides if asked else (("", self._desk.words("home_care_page.add")),)
        return Found(exercise.id, exercise.title, for_muscles(self._desk, exercise), buttons)

    def _more(self, rest: int) -> str:
        return self._desk.words("home_care_page.more_found", count=rest)
