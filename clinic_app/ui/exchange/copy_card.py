"""A copy for a person: from when to when, which parts, what is held back, who gets it, why, and who that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.exchange.copy_for_person import PARTS, CopyOrder, Line, PersonCopy
from clinic_app.exchange.meanings import synonyms
from clinic_app.exchange.permission import may_copy
from clinic_app.exchange.written_dates import day_of
from clinic_app.ui.exchange.disclosure_fields import DisclosureFields
from clinic_app.ui.exchange.lock_fields import LockFields
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.exchange.two_ways import TwoWays
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import PATIENT, usual

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

#: Lines that are offered one by one.
MOST = 400
IDENTITY = "identity"
SPAN = ("first", "last")


class CopyCard(Card):
    """A copy of one patient's record.

    Attributes:
        fields: The lines by name: first, last, identity.
        told: Who gets it and what for.
        parts: The chips of what it holds.
        ticks: The lines and documents that can be held back, by their key.
        look: Shows those lines.
        lock: Whether it is locked; what is locked goes to one file.
        ways: The two ways, how far it is and what came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("copying.card"), hint=words("copying.card_hint"), parent=parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        self.fields = {name: self._field(name) for name in (*SPAN, IDENTITY)}
        self.parts: dict[str, Chip] = {}
        self.ticks: dict[str, TickBox] = {}
        self.body.addWidget(pair(self.fields["first"], self.fields["last"], self))
        self.body.addWidget(Label(words("copying.parts"), "label", parent=self))
        self.body.addWidget(self._row([self._chip(one) for one in PARTS]))
        self.look = Button(words("copying.look"), parent=self)
        self.look.clicked.connect(self.show_lines)
        self.body.addWidget(self._row([self.look]))
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.told = DisclosureFields(words, self)
        self.body.addWidget(self.told)
        self.body.addWidget(self.fields[IDENTITY])
        self.lock = LockFields(words, clinic.letterhead.clinic, self)
        self.body.addWidget(self.lock)
        self.ways = TwoWays(words, self.lock, self._name, self.write, self)
        self.body.addWidget(self.ways)

    def show_patient(self, patient: PatientRow) -> None:
        """Be about a patient, from the first visit to today; what was typed for another one is gone."""
        self.setVisible(may_copy(self._clinic.person))
        if self._patient is not None and self._patient.id == patient.id:
            return
        self._patient = patient
        visits = self._clinic.record.visits.of_patient(patient.id)
        today = self._clinic.clock().local.date()
        first = min((one.care.local.date() for one in visits), default=today)
        self.fields[IDENTITY].set_words("")
        self.told.show_usual(usual(self._clinic.words, patient), PATIENT)
        for name, day in zip(SPAN, (first, today), strict=True):
            self.fields[name].set_words(day.isoformat())
        self.lock.start_anew()
        self._forget_lines()
        self.ways.strip.hide()

    def show_lines(self) -> None:
        """Show what can be held back, what seems to be about others first."""
        span = self._span()
        if span is None or self._patient is None:
            return
        self._forget_lines()
        words = self._clinic.words
        lines = PersonCopy(self._clinic, self._patient).lines(*span, self._chosen())
        some = [one for one in lines if one.seems_about_others]
        others = [one for one in lines if not one.seems_about_others]
        for name, found in (("seem", some), ("rest", others)):
            if found:
                fold = Expander(words(f"copying.lines_{name}", count=len(found)), parent=self)
                for one in found[:MOST]:
                    fold.body.addWidget(self._tick(one))
                fold.set_open(is_open=name == "seem" or not some)
                self._lines.addWidget(fold)
        if not lines:
            self._lines.addWidget(Label(words("copying.nothing"), "small", tone="text_2", parent=self))

    def write(self, place: Path) -> None:
        """Write the copy to a place, once everything was asked."""
        order = self._order()
        if order is not None and self._patient is not None:
            copy, lock = PersonCopy(self._clinic, self._patient), self.lock.lock
            self.ways.start(lambda watch: copy.write(place, order, watch, lock), place, "copying.written")

    def _name(self) -> str | None:
        """Return what the copy is called, or None after saying what is missing."""
        if self._order() is None or self._patient is None:
            return None
        return self._clinic.words("copying.file_name", name=self._patient.name, number=self._patient.number)

    def _order(self) -> CopyOrder | None:
        """Return what is asked for, or None after saying what is missing."""
        span, told, identity = self._span(), self.told.told(), self.fields[IDENTITY].words
        if not identity.strip():
            self.fields[IDENTITY].set_amiss(self._clinic.words("leaving.say"))
        if span is None or told is None or not identity.strip():
            return None
        if not self.lock.is_said():
            return None
        if not self._chosen():
            self.ways.strip.refuse(ClinicError("copying.no_parts"))
            return None
        held = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        return CopyOrder(*span, self._chosen(), told.recipient, told.purpose, identity, held)

    def _span(self) -> tuple[date, date] | None:
        days = []
        for name in SPAN:
            try:
                days.append(self._day(self.fields[name].words))
            except ValueError:
                self.fields[name].set_amiss(self._clinic.words("copying.no_day"))
        return (days[0], days[1]) if len(days) == len(SPAN) else None

    def _day(self, typed: str) -> date:
        return day_of(typed, "dmy", synonyms().by_month, self._clinic.clock().local.date())

    def _chosen(self) -> frozenset[str]:
        return frozenset(name for name, chip in self.parts.items() if chip.isChecked())

    def _forget_lines(self) -> None:
        clear(self._lines)
        self.ticks = {}

    def _tick(self, line: Line) -> QWidget:
        tick = TickBox(f"{line.day}: {line.text}", parent=self)
        self.ticks[line.key] = tick
        return tick

    def _field(self, name: str) -> Field:
        hint = f"copying.{name}_hint"
        field = Field(self._clinic.words(f"copying.{name}"), hint=self._clinic.words(hint), parent=self)
        if name in SPAN:
            field.settled.connect(self._forget_lines)
        return field

    def _chip(self, name: str) -> Chip:
        chip = Chip(self._clinic.words(f"copying.part.{name}"), parent=self)
        chip.setChecked(True)
        chip.clicked.connect(self._forget_lines)
        self.parts[name] = chip
        return chip

    def _row(self, widgets: list[QWidget] | list[Chip] | list[Button]) -> QWidget:
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=8, down=6)
        for one in widgets:
            flow.addWidget(one)
        return row
