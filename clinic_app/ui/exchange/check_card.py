"""Settings: the record check, notes drawn by chance held against what a good note has, as a PDF."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.documents.record_check import record_check_pdf
from clinic_app.errors import ClinicError
from clinic_app.exchange.note_check import check, page_of
from clinic_app.ui.exchange.day_field import DayField
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.exchange.paper_row import Gather, PaperRow, PaperSays
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic

#: Notes drawn where nobody says otherwise.
USUAL = 10
#: A draw has four figures, so that it can be read out.
DRAWS = 10_000
SAYS = PaperSays("note_check.draw", "note_check.title", "note_check.drawing", "note_check.written")


class CheckCard(Card):
    """How many, from when to when, and the button that draws them.

    Attributes:
        count, first, last: The lines.
        draw: Draws and writes.
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
        self.draw = PaperRow(clinic, SAYS, self._ready, self)
        self.body.addWidget(self.draw)

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def _ready(self) -> Gather | None:
        asked, clinic, seed = self._asked(), self._clinic, secrets.randbelow(DRAWS)
        return (lambda: _check(clinic, *asked, seed)) if asked is not None else None

    def _asked(self) -> tuple[int, date, date] | None:
        typed, first, last = self.count.words.strip(), self.first.day(), self.last.day()
        if not typed.isdecimal() or int(typed) < 1:
            self.count.set_amiss(self._clinic.words("note_check.no_count"))
            return None
        return (int(typed), first, last) if first is not None and last is not None else None


def _check(clinic: Clinic, count: int, first: date, last: date, seed: int) -> tuple[bytes, int]:
    checked = check(clinic, first, last, count, seed)
    if not checked:
        raise ClinicError("note_check.none")
    return record_check_pdf(page_of(clinic, checked, (first, last), seed)), len(checked)
