"""Registering somebody: names, birth date, phone. Details come when there is time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic

WIDTH = 560
FIELDS = ("given_name", "family_name", "birth_date", "phone")
SEXES = ("female", "male", "other")
OLDEST = 120


class PatientForm(QWidget):
    """A new patient.

    Attributes:
        added: The patient is in the record; carries the id.
        left: Somebody went back.
    """

    added = Signal(str)
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        words = clinic.words
        card = Card(words("registration.title"), icon="account-plus-outline", parent=self)
        card.setFixedWidth(WIDTH)
        hints = {"birth_date": words("registration.birth_date_hint")}
        self._fields = {
            name: Field(words(f"registration.{name}"), hint=hints.get(name, ""), parent=card) for name in FIELDS
        }
        for field in self._fields.values():
            card.body.addWidget(field)
            field.entered.connect(self._add)
        card.body.addWidget(Label(words("registration.sex"), "label", parent=card))
        options = [Option(one, words(f"registration.{one}")) for one in SEXES]
        self._sex = Segments(options, name=words("registration.sex"), parent=card)
        card.body.addWidget(self._sex)
        self._warning = Strip("warn", "", inside=True, parent=card)
        self._warning.hide()
        card.body.addWidget(self._warning)
        self._fields["birth_date"].settled.connect(self._warn)
        card.body.addLayout(self._buttons(card))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def start(self) -> None:
        """Empty every line and put the keyboard on the first."""
        for field in self._fields.values():
            field.set_words("")
            field.clear_amiss()
        self._sex.set_value(None)
        self._warning.hide()
        self._fields["given_name"].setFocus()

    def _buttons(self, card: Card) -> QHBoxLayout:
        words = self._clinic.words
        back = Button(words("registration.back"), role="quiet", icon="chevron-left", parent=card)
        back.clicked.connect(self.left)
        add = Button(words("registration.add"), role="main", parent=card)
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(add)
        return row

    def _warn(self, _words: str = "") -> None:
        """Say who a new patient might already be."""
        born = self._born()
        same = self._clinic.same_name_or_birth_date(self._typed("family_name"), born) if born else []
        close = [one for one in same if one.birth_date == born or one.family_name == self._typed("family_name")]
        self._warning.setVisible(bool(close))
        if close:
            names = " · ".join(f"{one.name}, {one.birth_date}" for one in close[:3])
            self._warning.set_words(self._clinic.words("registration.same"), names)

    def _add(self) -> None:
        words = self._clinic.words
        amiss = {name: words("new_record.missing") for name in ("given_name", "family_name") if not self._typed(name)}
        born = self._born()
        if born is None:
            amiss["birth_date"] = words("registration.no_date")
        for name, sentence in amiss.items():
            self._fields[name].set_amiss(sentence)
        if amiss or born is None:
            self._fields[next(iter(amiss))].setFocus()
            return
        names = {name: self._typed(name) for name in ("given_name", "family_name", "phone")}
        try:
            patient = self._clinic.add_patient(**names, birth_date=born, sex=str(self._sex.value or ""))
        except ClinicError as error:
            self._warning.set_words(words.of_error(error))
            self._warning.show()
            return
        self.added.emit(patient.id)

    def _born(self) -> str | None:
        """Return the birth date as YYYY-MM-DD, or None where what is typed is no date of somebody alive."""
        typed = self._typed("birth_date").replace("/", ".").replace("-", ".")
        parts = typed.split(".")
        try:
            numbers = [int(part) for part in parts]
            year_first = len(parts[0]) == len("1981")
            year, month, day = numbers if year_first else (numbers[2], numbers[1], numbers[0])
            born = date(year, month, day)
        except (ValueError, IndexError):
            return None
        today = self._clinic.clock().local.date()
        return born.isoformat() if born <= today and today.year - born.year <= OLDEST else None

    def _typed(self, name: str) -> str:
        return self._fields[name].words.strip()
