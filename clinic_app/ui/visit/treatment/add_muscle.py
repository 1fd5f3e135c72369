"""More muscles for a treatment: one press for each of the differential and of last time, any other by its name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.sided_search import Found, SearchWords, SidedSearch
from clinic_app.ui.visit.site_words import PLATES, muscle_name, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.named import muscles_named
from clinic_app.visit.site_plan import adding, chosen_muscles, last_muscles
from clinic_app.visit.treatments import sites


class AddMuscle(QWidget):
    """Buttons that add a row, and a search that opens under them.

    Attributes:
        buttons: The buttons by muscle and side.
        other: Opens the search.
        search: The search; hidden at first.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        words = desk.words
        self.buttons: dict[tuple[str, str], Button] = {}
        self._held = QWidget(self)
        self._held.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._held, across=6, down=6)
        self.other = Button(words("treatment.other_muscle"), role="quiet", icon="magnify", parent=self)
        self.other.setCheckable(True)
        self.other.clicked.connect(self._open)
        asked = ("find_muscle", "find_placeholder", "empty_search", "nothing_found")
        said = SearchWords(*(words(f"treatment.{one}") for one in asked))
        self.search = SidedSearch(said, self._find, self._more, self)
        self.search.picked.connect(self.add)
        self.search.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._held)
        column.addWidget(self.search)
        self.refresh()

    def refresh(self) -> None:
        """Offer what is not treated yet."""
        visit = self._desk.visit
        treated = {(site.muscle, site.side) for site in sites(visit, self._form)}
        offered = dict.fromkeys([*chosen_muscles(visit), *last_muscles(visit, self._form)])
        wanted = [one for one in offered if one not in treated]
        self.setVisible(visit.is_writable)
        if wanted == list(self.buttons) and self._flow.count():
            return
        self._flow.removeWidget(self.other)
        clear(self._flow)
        self.buttons = {one: self._button(*one) for one in wanted}
        for button in (*self.buttons.values(), self.other):
            self._flow.addWidget(button)

    def add(self, muscle: str, side: str) -> None:
        """Put a muscle under treatment: row, muscle, side and the plan from before, as one gesture."""
        if self._desk.answer_all(adding(self._desk.visit, self._form, muscle, side)):
            self.search.reset()

    def _button(self, muscle: str, side: str) -> Button:
        names = {"muscle": muscle_name(self._desk, muscle), "side": side_word(self._desk, side)}
        name = self._desk.words("treatment.add_name", **names, treatment=self._form.title)
        label = self._desk.words("treatment.add_one", **names).strip()
        button = Button(label, icon="plus", name=name, parent=self._held)
        button.clicked.connect(partial(self.add, muscle, side))
        return button

    def _open(self) -> None:
        self.search.setVisible(self.other.isChecked())
        if self.other.isChecked():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, typed: str) -> list[Found]:
        sides = tuple((side, side_word(self._desk, side)) for side in PLATES)
        found = muscles_named(self._desk.visit.reference.knowledge, typed)
        return [Found(one.id, one.name, one.latin, sides) for one in found]

    def _more(self, rest: int) -> str:
        return self._desk.words("treatment.more_found", count=rest)
