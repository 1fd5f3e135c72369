"""A visit that was written under the wrong name goes to whose it is, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import Contact, ContactRow, date_words
from clinic_app.ui.patient.entry_finder import EntryFinder
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.registration import move, moved_here

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow, VisitRow
    from clinic_app.visit.clinic import Clinic


class MovingCard(Card):
    """A patient's visits, a search for whose one of them is, and visits that came from elsewhere.

    Attributes:
        changed: A visit was moved.
        visits: The visit that is meant.
        finder: Whose it is; hidden until a visit is chosen.
        came: Visits that were moved here, each with a button that moves it back.
    """

    changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("merging.move_title"), parent=parent)
        self._clinic = clinic
        self._visits: dict[str, VisitRow] = {}
        self._chosen: VisitRow | None = None
        words = clinic.words
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=self)
        self._box = QVBoxLayout()
        self.finder = EntryFinder(clinic, words("merging.move_to"), words("merging.move"), self)
        self.finder.found.connect(self._move)
        self.came: list[ContactRow] = []
        self._came = QVBoxLayout()
        self.body.addWidget(Label(words("merging.move_about"), "small", tone="text_2", parent=self))
        self.body.addWidget(self._amiss)
        self.body.addLayout(self._box)
        self.body.addWidget(self.finder)
        self.body.addLayout(self._came)

    def show_patient(self, patient: PatientRow) -> None:
        """Show the visits of a patient, and those that came from elsewhere."""
        self._chosen = None
        self._visits = {one.id: one for one in self._clinic.visits_of(patient)}
        self._amiss.hide()
        self.finder.hide()
        self.finder.start(patient.id)
        clear(self._box)
        self.visits = self._choice()
        self._box.addWidget(self.visits)
        clear(self._came)
        here = moved_here(self._clinic, patient)
        self.came = [self._came_row(self._visits[visit], giver) for visit, giver in here.items()]
        for row in self.came:
            self._came.addWidget(row)

    def _choice(self) -> ChoiceBox:
        words = self._clinic.words
        options = [Option(one.id, self._when(one)) for one in self._visits.values()]
        box = ChoiceBox(options, name=words("merging.move_title"), placeholder=words("patients.visits"), parent=self)
        box.chosen.connect(self._choose)
        return box

    def _choose(self, visit: object) -> None:
        self._chosen = self._visits[str(visit)]
        self.finder.show()
        self.finder.field.setFocus()

    def _move(self, patient: str) -> None:
        if self._chosen is not None:
            self._moved(self._chosen, self._clinic.record.patients.get(patient))

    def _moved(self, visit: VisitRow, to: PatientRow) -> None:
        try:
            move(self._clinic, visit, to)
        except ClinicError as error:
            self._amiss.set_words(self._clinic.words.of_error(error))
            self._amiss.show()
            return
        self.changed.emit()

    def _came_row(self, visit: VisitRow, giver: PatientRow) -> ContactRow:
        words = self._clinic.words
        came = words("merging.moved_from", name=self._clinic.name_of(giver))
        row = ContactRow(Contact(self._when(visit), came, words("merging.move_back")), self)
        row.opened.connect(partial(self._moved, visit, giver))
        return row

    def _when(self, visit: VisitRow) -> str:
        words, care = self._clinic.words, visit.care.local
        return words("merging.move_visit", day=date_words(words, care.date()), time=f"{care:%H:%M}")
