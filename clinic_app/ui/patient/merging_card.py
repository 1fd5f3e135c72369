"""Making two entries of one person one, after a second look, and taking them apart again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import Contact, ContactRow, about_and_number, date_words
from clinic_app.ui.patient.entry_finder import MOST, EntryFinder
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.registration import likely_the_same, merge, mergings, part

if TYPE_CHECKING:
    from clinic_app.records.rows import EventRow, PatientRow
    from clinic_app.visit.clinic import Clinic


class MergingCard(Card):
    """Entries that are alike, a search for others, and those that are part of this one.

    Attributes:
        changed: Entries were made one, or taken apart.
        finder: Where the other entry is chosen.
        yes: Says that it is the same person; hidden until an entry is chosen.
        parted: The entries that are part of this one, each with a button that takes it apart.
    """

    changed = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("merging.title"), parent=parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        self._second: PatientRow | None = None
        words = clinic.words
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=self)
        self.finder = EntryFinder(clinic, words("merging.search"), words("merging.merge"), self)
        self.finder.found.connect(self._ask)
        self.parted: list[ContactRow] = []
        self._merged = QVBoxLayout()
        self.body.addWidget(Label(words("merging.about"), "small", tone="text_2", parent=self))
        self.body.addWidget(self._amiss)
        self.body.addWidget(self.finder)
        self.body.addWidget(self._question())
        self.body.addLayout(self._merged)

    def show_patient(self, patient: PatientRow) -> None:
        """Show what may be the same person as this patient."""
        self._patient, self._second = patient, None
        self._amiss.hide()
        self._sure.hide()
        self.finder.start(patient.id, likely_the_same(self._clinic, patient, MOST))
        clear(self._merged)
        self.parted = [self._merged_row(event, second) for event, second in mergings(self._clinic, patient)]
        for row in self.parted:
            self._merged.addWidget(row)

    def _question(self) -> QWidget:
        words = self._clinic.words
        self._sure = QWidget(self)
        self._asked = Strip("warn", "", icon="alert", inside=True, parent=self._sure)
        self.yes = Button(words("merging.yes"), role="main", parent=self._sure)
        self.yes.clicked.connect(self._merge)
        no = Button(words("merging.no"), parent=self._sure)
        no.clicked.connect(self._sure.hide)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addWidget(no)
        buttons.addStretch()
        column = QVBoxLayout(self._sure)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asked)
        column.addLayout(buttons)
        return self._sure

    def _ask(self, second: str) -> None:
        """Say which two entries become one, with both identifiers of each, before it is done."""
        if self._patient is None:
            return
        self._second = self._clinic.record.patients.get(second)
        said = {"second": self._named(self._second), "into": self._named(self._patient)}
        self._asked.set_words(self._clinic.words("merging.sure", **said))
        self._sure.show()
        self.yes.setFocus()

    def _merge(self) -> None:
        if self._patient is None or self._second is None:
            return
        try:
            merge(self._clinic, self._second, self._patient)
        except ClinicError as error:
            self._say(error)
            return
        self.changed.emit()

    def _part(self, merged: EventRow) -> None:
        try:
            part(self._clinic, merged)
        except ClinicError as error:
            self._say(error)
            return
        self.changed.emit()

    def _merged_row(self, merged: EventRow, second: PatientRow) -> ContactRow:
        words = self._clinic.words
        since = words("merging.merged", day=date_words(words, merged.at.local.date()))
        contact = Contact(
            self._clinic.name_of(second), about_and_number(self._clinic, second), words("merging.part"), about=since
        )
        row = ContactRow(contact, self)
        row.opened.connect(partial(self._part, merged))
        return row

    def _named(self, patient: PatientRow) -> str:
        return f"{self._clinic.name_of(patient)} ({about_and_number(self._clinic, patient)})"

    def _say(self, error: ClinicError) -> None:
        self._amiss.set_words(self._clinic.words.of_error(error))
        self._amiss.show()
