"""Settings: the record check, notes drawn by chance held against what a good note has, as a PDF."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinic_app.documents.record_check import record_check_pdf
from clinic_app.errors import ClinicError
from clinic_app.exchange.meanings import synonyms
from clinic_app.exchange.note_check import check, page_of
from clinic_app.exchange.written_dates import day_of
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.printing import ask_where, write
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
        fields: The lines by name: first, last, count.
        draw: Draws and writes.
        strip: What came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("note_check.title"), parent=parent)
        self._clinic = clinic
        self.body.addWidget(Label(words("note_check.card_about"), "small", tone="text_2", parent=self))
        names = ("count", "first", "last")
        self.fields = {name: Field(words(f"note_check.{name}"), parent=self) for name in names}
        today = clinic.clock().local.date()
        for name, said in (("count", str(USUAL)), ("first", f"{today.year}-01-01"), ("last", today.isoformat())):
            self.fields[name].set_words(said)
        self.body.addWidget(self.fields["count"])
        self.body.addWidget(pair(self.fields["first"], self.fields["last"], self))
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
        words, months = self._clinic.words, synonyms().by_month
        typed = self.fields["count"].words.strip()
        days = []
        for name in ("first", "last"):
            try:
                days.append(day_of(self.fields[name].words, "dmy", months, self._clinic.clock().local.date()))
            except ValueError:
                self.fields[name].set_amiss(words("copying.no_day"))
        if not typed.isdecimal() or int(typed) < 1:
            self.fields["count"].set_amiss(words("note_check.no_count"))
            return None
        return (int(typed), days[0], days[1]) if len(days) == len(("first", "last")) else None

    def _written(self, told: object) -> None:
        place, count = told if isinstance(told, tuple) else ("", 0)
        self.strip.tell("ok", self._clinic.words("note_check.written", place=place, count=count))


def _check(clinic: Clinic, span: tuple[date, date], count: int, seed: int, place: Path) -> tuple[Path, int]:
    checked = check(clinic, *span, count, seed)
    if not checked:
        raise ClinicError("note_check.none")
    write(record_check_pdf(page_of(clinic, checked, span, seed)), place)
    return place, len(checked)
