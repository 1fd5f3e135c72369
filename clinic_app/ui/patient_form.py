"""Registering somebody: names, birth date, phone. Details come when there is time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.birth_date import born
from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.contacts import of_same
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import fill_with_cards
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

WIDTH = 560
AROUND = (16, 40, 16, 16)
MOST_SAME = 3
FIELDS = ("given_name", "family_name", "birth_date", "phone")
#: Fields that say who it might be.
TELLING = ("family_name", "birth_date")
SEXES = ("female", "male", "other")


class PatientForm(QWidget):
    """A new patient.

    Attributes:
        added: The patient is in the record; carries the id.
        walked_in: As ``added``, for somebody who comes acutely and is asked only what the pain needs.
        known: It is somebody who is in the record already; carries the id.
        left: Somebody went back.
        same: Patients it might be, with a button each.
    """

    added = Signal(str)
    walked_in = Signal(str)
    known = Signal(str)
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        card = Card(words("registration.title"), icon="account-plus-outline", parent=self)
        card.setFixedWidth(WIDTH)
        self._fields = {name: self._field(name, card) for name in FIELDS}
        sexes = [Option(one, words(f"registration.choice.{one}")) for one in SEXES]
        self._sex = Segments(sexes, name=words("registration.sex"), parent=card)
        self._warning = Strip("warn", "", inside=True, parent=card)
        self.same = ContactList(parent=card)
        sex = Label(words("registration.sex"), "label", parent=card)
        for part in (*self._fields.values(), sex, self._sex, self._warning, self.same):
            card.body.addWidget(part)
        card.body.addLayout(self._buttons(card))
        fill_with_cards(self, card, around=AROUND)
        self._warn()

    def start(self) -> None:
        """Empty every line and put the keyboard on the first."""
        for field in self._fields.values():
            field.set_words("")
            field.clear_amiss()
        self._sex.set_value(None)
        self._warn()
        self._fields["given_name"].setFocus()

    def _field(self, name: str, card: Card) -> Field:
        words = self._clinic.words
        hint = words("registration.birth_date_hint") if name == "birth_date" else ""
        field = Field(words(f"registration.{name}"), hint=hint, parent=card)
        field.entered.connect(self._add)
        if name in TELLING:
            field.settled.connect(self._warn)
        return field

    def _buttons(self, card: Card) -> QHBoxLayout:
        words = self._clinic.words
        back = Button(words("registration.back"), role="quiet", icon="chevron-left", parent=card)
        back.clicked.connect(self.left)
        acute = Button(words("around.walk_in"), icon="run", parent=card)
        acute.clicked.connect(self._add_walk_in)
        add = Button(words("registration.add"), role="main", parent=card)
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(acute)
        row.addWidget(add)
        return row

    def _warn(self, _words: str = "") -> None:
        """Say who a new patient might already be."""
        name, day = self._typed("family_name"), self._born() or ""
        nearest = self._clinic.same_name_or_birth_date(name, day)[:MOST_SAME] if name or day else []
        self._warning.setVisible(bool(nearest))
        self.same.setVisible(bool(nearest))
        if nearest:
            self._warning.set_words(self._clinic.words("registration.same"))
        rows = [ContactRow(of_same(self._clinic, one), self.same) for one in nearest]
        for row, one in zip(rows, nearest, strict=True):
            row.opened.connect(partial(self.known.emit, one.id))
        self.same.fill(rows)
        self.same.setFixedHeight(sum(row.sizeHint().height() for row in rows))

    def _add(self) -> None:
        patient = self._stored()
        if patient is not None:
            self.added.emit(patient.id)

    def _add_walk_in(self) -> None:
        patient = self._stored()
        if patient is not None:
            self.walked_in.emit(patient.id)

    def _stored(self) -> PatientRow | None:
        """Return the patient who is in the record now, or None where something is amiss and said so."""
        words = self._clinic.words
        amiss = {name: words("new_record.missing") for name in ("given_name", "family_name") if not self._typed(name)}
        day = self._born()
        if day is None:
            amiss["birth_date"] = words("registration.no_date")
        for name, sentence in amiss.items():
            self._fields[name].set_amiss(sentence)
        if amiss or day is None:
            self._fields[next(iter(amiss))].setFocus()
            return None
        names = {name: self._typed(name) for name in ("given_name", "family_name", "phone")}
        try:
            return self._clinic.add_patient(**names, birth_date=day, sex=str(self._sex.value or ""))
        except ClinicError as error:
            self._warning.set_words(words.of_error(error))
            self._warning.show()
            return None

    def _born(self) -> str | None:
        """Return the birth date as YYYY-MM-DD, or None where what is typed is no date of somebody alive."""
        day = born(self._typed("birth_date"), self._clinic.clock().local.date())
        return day.isoformat() if day else None

    def _typed(self, name: str) -> str:
        return self._fields[name].words.strip()
