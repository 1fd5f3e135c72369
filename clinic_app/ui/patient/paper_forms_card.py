"""The questions blank on paper, and what was written there entered later, with the time of care."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.documents.blank_form import blank_form_pdf
from clinic_app.errors import ClinicError
from clinic_app.ui.birth_date import born
from clinic_app.ui.printing.files import print_or_save
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.from_paper import enter_from_paper, paper_forms

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow


class PaperFormsCard(Card):
    """One button prints; a day, a time and another begin a visit of then.

    Attributes:
        entered: A visit was begun; carries it.
        print, day, time, enter: What there is to press and to fill in.
    """

    entered = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("on_paper.title"), icon="clipboard-check-outline", parent=parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        self.body.addWidget(Label(words("on_paper.about"), "small", tone="text_2", parent=self))
        self.print = Button(words("on_paper.print"), icon="printer-outline", parent=self)
        self.print.clicked.connect(self._print)
        self.day = Field(words("on_paper.day"), placeholder=words("on_paper.day_hint"), parent=self)
        self.time = Field(words("on_paper.time"), placeholder=words("on_paper.time_hint"), parent=self)
        self.enter = Button(words("on_paper.enter"), parent=self)
        self.enter.clicked.connect(self._enter)
        row = QHBoxLayout()
        row.addWidget(self.day, 1)
        row.addWidget(self.time, 1)
        row.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row)

    def show_patient(self, patient: PatientRow) -> None:
        """Be about a patient."""
        if self._patient is None or self._patient.id != patient.id:
            for field in (self.day, self.time):
                field.set_words("")
                field.set_amiss("")
        self._patient = patient

    def _print(self) -> None:
        print_paper_forms(self._clinic, self)

    def _enter(self) -> None:
        words, clinic = self._clinic.words, self._clinic
        day, at = born(self.day.words, clinic.clock().local.date()), _time(self.time.words)
        self.day.set_amiss("" if day else words("on_paper.no_day"))
        self.time.set_amiss("" if at else words("on_paper.no_time"))
        if self._patient is None or day is None or at is None:
            return
        try:
            row = enter_from_paper(clinic, self._patient, day, at)
        except ClinicError as error:
            self.time.set_amiss(words.of_error(error))
            return
        self.entered.emit(row.id)


def print_paper_forms(clinic: Clinic, parent: QWidget) -> None:
    """Print intake, safety and consent blank."""
    pdf = blank_form_pdf(paper_forms(clinic), clinic.letterhead)
    print_or_save(pdf, parent, clinic.words, clinic.words("on_paper.file"))


def _time(typed: str) -> time | None:
    """Return a time of day as people type it, or None."""
    hours, _, minutes = typed.strip().replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None
