"""More places for a treatment of joints: the place, then its side, one press each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import PLATES, side_word
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.site_plan import adding
from clinic_app.visit.treatments import row_item


class AddPlace(QWidget):
    """The places of the treatment's own list; the chosen one offers RIGHT, LEFT and BOTH.

    Attributes:
        places: The buttons by place.
        sides: The buttons by side.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form, self._chosen = desk, form, ""
        rows = row_item(form)
        options = rows.items[0].options if rows else ()
        self._places, self._sides = QWidget(self), QWidget(self)
        self.places = {one.code: Button(one.text, icon="plus", parent=self._places) for one in options}
        self.sides = {side: Button(side_word(desk, side), parent=self._sides) for side in PLATES}
        for held, buttons in ((self._places, self.places), (self._sides, self.sides)):
            held.setSizePolicy(wrapping())
            flow = FlowLayout(held, across=6, down=6)
            for button in buttons.values():
                flow.addWidget(button)
        for code, button in self.places.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, code))
        for side, button in self.sides.items():
            button.clicked.connect(partial(self._add, side))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._places)
        column.addWidget(self._sides)
        self._sides.hide()
        self.refresh()

    def refresh(self) -> None:
        """Stand there as long as something can be added."""
        self.setVisible(self._desk.visit.is_writable)

    def _choose(self, code: str) -> None:
        self._chosen = "" if self._chosen == code else code
        for other, button in self.places.items():
            button.setChecked(other == self._chosen)
        self._sides.setVisible(bool(self._chosen))
        name = self.places[code].words
        for side, button in self.sides.items():
            words = self._desk.words("treatment.add_one", muscle=name, side=side_word(self._desk, side))
            button.setAccessibleName(words)

    def _add(self, side: str) -> None:
        place = self._chosen
        if place and self._desk.answer_all(adding(self._desk.visit, self._form, place, side)):
            self._choose(place)
