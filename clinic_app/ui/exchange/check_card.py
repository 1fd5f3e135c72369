"""Settings: the record check, notes drawn by chance held against what a good note has, as a PDF."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinic_app.documents.record_check import record_check_pdf
from clinic_app.errors import ClinicError
from clinic_app.exchange.note_check import check, page_of
from clinic_app.ui.exchange.day_field import DayField
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.printing.files import ask_where, write
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.clinic import Clinic

#: Notes drawn where nobody says otherwise.
USUAL = 10
#: A draw has four figures, so that it can be read out.
DRAWS = 10_000


class CheckCard(Card):
    """How many, from when to when, and the button that draws them.

    Attributes:
        count, first, last: The lines.
        draw: Draws and writes.
        strip: What came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("note_check.title"), parent=parent)
        self._clinic = clinic
        self.body.addWidget(Label(words("note_check.card_about"), "small", tone="text_2", parent=self))
        today = clinic.clock().local.date()
        self.count = Field(words("note_check.count"), parent=self)
        self.count.set_words(str(USUAL))
        self.first = DayField(words("note_check.first"), clinic, date(today.year, 1, 1), self)
        self.last = DayField(words("note_check.last"), clinic, today, self)
        self.body.addWidget(self.count)
        self.body.addWidget(pair(self.first, self.last, self))
        self.draw = Button(words("note_check.draw"), parent=self)
        self.draw.clicked.connect(self._ask)
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        FlowLayout(row).addWidget(self.draw)
        self.body.addWidget(row)
        self.strip = JobStrip(words, self)
        self.strip.done.connect(self._written)
        self.body.addWidget(self.strip)

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def write(self, place: Path) -> None:
        """Draw the notes and write the check."""
        asked = self._asked()
        if asked is not None:
            count, first, last = asked
            clinic, seed = self._clinic, secrets.randbelow(DRAWS)
            self.strip.start(
                lambda _watch: _check(clinic, (first, last), count, seed, place), clinic.words("note_check.drawing")
            )

    def _ask(self) -> None:
        if self._asked() is None:
            return
        name = f"{self._clinic.words('note_check.title')} {self._clinic.clock().local.date()}.pdf"
        place = ask_where(self, self._clinic.words, name)
        if place is not None:
            self.write(place)

    def _asked(self) -> tuple[int, date, date] | None:
        typed, first, last = self.count.words.strip(), self.first.day(), self.last.day()
        if not typed.isdecimal() or int(typed) < 1:
            self.count.set_amiss(self._clinic.words("note_check.no_count"))
            return None
        return (int(typed), first, last) if first is not None and last is not None else None

    def _written(self, told: object) -> None:
        place, count = told if isinstance(told, tuple) else ("", 0)
        self.strip.tell("ok", self._clinic.words("note_check.written", place=place, count=count))


def _check(clinic: Clinic, span: tuple[date, date], count: int, seed: int, place: Path) -> tuple[Path, int]:
    checked = check(clinic, *span, count, seed)
    if not checked:
        raise ClinicError("note_check.none")
    write(record_check_pdf(page_of(clinic, checked, span, seed)), place)
    return place, len(checked)
