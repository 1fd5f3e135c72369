"""Settings: leave with everything, the whole record as files that anybody can read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from clinic_app.exchange.leaving import leave
from clinic_app.exchange.locked_archive import Lock
from clinic_app.exchange.table import Watch
from clinic_app.ui.exchange.choose_place import choose_place
from clinic_app.ui.exchange.disclosure_fields import DisclosureFields
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.lock_fields import LockFields
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import OTHER, Disclosure, usual

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow


class ExportCard(Card):
    """The whole record, or one patient once ``show_patient`` named one, to a folder or a file.

    Attributes:
        fields: Who gets it and what for.
        lock: Whether it is locked; what is locked goes to one file.
        to_folder, to_file: The two ways.
        strip: How far it is and what came of it.
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
        self.to_folder = Button(words("leaving.to_folder"), parent=self)
        self.to_file = Button(words("leaving.to_file"), parent=self)
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=8)
        for button, is_file in ((self.to_folder, False), (self.to_file, True)):
            button.clicked.connect(partial(self._ask, is_file))
            flow.addWidget(button)
        self.body.addWidget(row)
        self.to_folder.hide()
        self.lock.changed.connect(self.to_folder.setHidden)
        self.strip = JobStrip(words, self)
        self.strip.done.connect(self._written)
        self.body.addWidget(self.strip)
        self._place = Path()

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def show_patient(self, patient: PatientRow) -> None:
        """Be about one patient; what was typed for another one is gone."""
        self.setVisible(self._clinic.may("take_whole_record"))
        if self._patient is None or self._patient.id != patient.id:
            self._patient = patient
            self.fields.show_usual(usual(self._clinic.words, patient), OTHER)
            self.lock.start_anew()
            self.strip.hide()

    def write(self, place: Path) -> None:
        """Write everything to a place, once it is said who gets it."""
        told = self.fields.told()
        if told is not None and self.lock.is_said():
            self._place = place
            work = partial(_leave, self._clinic, place, told, self._patient, self.lock.lock)
            self.strip.start(work, self._clinic.words("leaving.writing"))

    def _ask(self, is_file: bool) -> None:  # noqa: FBT001  bound by partial
        if self.fields.told() is None or not self.lock.is_said():
            return
        clinic = self._clinic
        whose = f"{self._patient.name} {self._patient.number}" if self._patient else clinic.letterhead.clinic
        name = f"{whose} {clinic.clock().local.date()}"
        place = choose_place(self, clinic.words, name, is_file=is_file)
        if place is not None:
            self.write(place)

    def _written(self, files: object) -> None:
        self.strip.tell("ok", self.lock.written("leaving.written", self._place, int(str(files))))


def _leave(
    clinic: Clinic, place: Path, told: Disclosure, patient: PatientRow | None, lock: Lock | None, watch: Watch
) -> int:
    return leave(clinic, place, told, patient, watch, lock)
