"""More muscles for a treatment: one press for each of the differential and of last time, any other by its name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.sided_search import Found, SearchWords, SidedSearch
from clinic_app.ui.visit.site_words import PLATES, muscle_name, side_word
from clinic_app.ui.visit.treatment.locks import out_of_reach
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.named import muscles_named
from clinic_app.visit.site_plan import adding, adding_all, chosen_muscles, last_muscles
from clinic_app.visit.treatments import sites

SEVERAL = 2


class AddMuscle(QWidget):
    """Buttons that add a row, and a search that opens under them.

    Attributes:
        buttons: The buttons by muscle and side.
        every: Adds all of them at once; None where there are not several.
        other: Opens the search.
        search: The search; hidden at first.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        words = desk.words
        self.buttons: dict[tuple[str, str], Button] = {}
        self.every: Button | None = None
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
        self._off = Label("", "small", tone="text_2", parent=self)
        self._off.hide()
        for part in (self._held, self.search, self._off):
            column.addWidget(part)
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
        self.every = self._every(wanted)
        for button in (*((self.every,) if self.every else ()), *self.buttons.values(), self.other):
            self._flow.addWidget(button)
        self._say_off(muscle for muscle, _ in wanted)

    def add(self, muscle: str, side: str) -> None:
        """Put a muscle under treatment, as one gesture; where its technique is off, say so instead."""
        if out_of_reach(self._desk, self._form, muscle):
            self._say_off([muscle])
        elif self._desk.answer_all(adding(self._desk.visit, self._form, muscle, side)):
            self.search.reset()

    def _every(self, wanted: list[tuple[str, str]]) -> Button | None:
        given = [one for one in wanted if not out_of_reach(self._desk, self._form, one[0])]
        if len(given) < SEVERAL:
            return None
        name = self._desk.words("treating.add_all_name", count=len(given), treatment=self._form.title)
        words = self._desk.words("treating.all_muscles", count=len(given))
        button = Button(words, icon="plus", name=name, parent=self._held)
        button.clicked.connect(partial(self._add_all, given))
        return button

    def _add_all(self, muscles: list[tuple[str, str]]) -> None:
        self._desk.answer_all(adding_all(self._desk.visit, self._form, muscles))

    def _say_off(self, muscles: Iterable[str]) -> None:
        said = {one: out_of_reach(self._desk, self._form, one) for one in dict.fromkeys(muscles)}
        told = [
            self._desk.words("treatment.locked", treatment=muscle_name(self._desk, muscle), reason=reason)
            for muscle, reason in said.items()
            if reason
        ]
        self._off.setText(" ".join(told))
        self._off.setVisible(bool(told))

    def _button(self, muscle: str, side: str) -> Button:
        names = {"muscle": muscle_name(self._desk, muscle), "side": side_word(self._desk, side)}
        name = self._desk.words("treatment.add_name", **names, treatment=self._form.title)
        label = self._desk.words("treatment.add_one", **names).strip()
        closed = out_of_reach(self._desk, self._form, muscle)
        button = Button(label, icon="lock-outline" if closed else "plus", name=name, parent=self._held)
        button.setEnabled(not closed)
        button.setAccessibleDescription(closed)
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
