"""Settings: leave with everything, the whole record as files that anybody can read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinic_app.exchange.leaving import leave
from clinic_app.exchange.locked_archive import Lock
from clinic_app.exchange.table import Watch
from clinic_app.ui.exchange.disclosure_fields import DisclosureFields
from clinic_app.ui.exchange.lock_fields import LockFields
from clinic_app.ui.exchange.two_ways import TwoWays
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import OTHER, Disclosure, usual

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow


class ExportCard(Card):
    """The whole record, or one patient once ``show_patient`` named one, to a folder or a file.

    Attributes:
        fields: Who gets it and what for.
        lock: Whether it is locked; what is locked goes to one file.
        ways: The two ways, how far it is and what came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None, *, of_one: bool = False) -> None:
        words = clinic.words
        super().__init__(words("leaving.card_one" if of_one else "leaving.card"), parent=parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        about = words("leaving.card_one_about" if of_one else "leaving.card_about")
        self.body.addWidget(Label(about, "small", tone="text_2", parent=self))
        self.fields = DisclosureFields(words, self)
        self.body.addWidget(self.fields)
        self.lock = LockFields(words, clinic.letterhead.clinic, self)
        self.body.addWidget(self.lock)
        self.ways = TwoWays(words, self.lock, self._name, self.write, self)
        self.body.addWidget(self.ways)

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def show_patient(self, patient: PatientRow) -> None:
        """Be about one patient; what was typed for another one is gone."""
        self.setVisible(self._clinic.may("take_whole_record"))
        if self._patient is None or self._patient.id != patient.id:
            self._patient = patient
            self.fields.show_usual(usual(self._clinic.words, patient), OTHER)
            self.lock.start_anew()
            self.ways.strip.hide()

    def write(self, place: Path) -> None:
        """Write everything to a place, once it is said who gets it."""
        told = self.fields.told()
        if told is not None and self.lock.is_said():
            work = partial(_leave, self._clinic, place, told, self._patient, self.lock.lock)
            self.ways.start(work, place, "leaving.written")

    def _name(self) -> str | None:
        """Return what it is called, or None after saying what is missing."""
        if self.fields.told() is None or not self.lock.is_said():
            return None
        clinic = self._clinic
        whose = f"{self._patient.name} {self._patient.number}" if self._patient else clinic.letterhead.clinic
        return f"{whose} {clinic.clock().local.date()}"


def _leave(
    clinic: Clinic, place: Path, told: Disclosure, patient: PatientRow | None, lock: Lock | None, watch: Watch
) -> int:
    return leave(clinic, place, told, patient, watch, lock)
