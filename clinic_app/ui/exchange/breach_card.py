"""Settings: a computer or drive was lost; what was on it, whom to tell and by when, as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.documents.breach_page import breach_pdf
from clinic_app.exchange.breach import Loss, found, page_of
from clinic_app.ui.exchange.day_field import DayField
from clinic_app.ui.exchange.job_strip import JobStrip
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.printing.files import ask_where, write
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic


class BreachCard(Card):
    """What was lost and when, and the button that writes the draft.

    Attributes:
        what, lost, noticed: The lines.
        draft: Gathers and writes.
        strip: What came of it.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("breach.card"), parent=parent)
        self._clinic = clinic
        self.body.addWidget(Label(words("breach.card_about"), "small", tone="text_2", parent=self))
        today = clinic.clock().local.date()
        self.what = Field(words("breach.what"), hint=words("breach.what_hint"), parent=self)
        self.lost, self.noticed = (DayField(words(f"breach.{one}"), clinic, today, self) for one in ("lost", "noticed"))
        self.body.addWidget(self.what)
        self.body.addWidget(pair(self.lost, self.noticed, self))
        self.draft = Button(words("breach.write"), parent=self)
        self.draft.clicked.connect(self._ask)
        self.body.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignLeft)
        self.strip = JobStrip(words, self)
        self.strip.done.connect(self._written)
        self.body.addWidget(self.strip)

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def write(self, place: Path) -> None:
        """Gather it and write the draft."""
        loss, clinic = self._loss(), self._clinic
        if loss is not None:
            self.strip.start(lambda _watch: _written(clinic, loss, place), clinic.words("breach.writing"))

    def _ask(self) -> None:
        if self._loss() is None:
            return
        name = f"{self._clinic.words('breach.title')} {self._clinic.clock().local.date()}.pdf"
        place = ask_where(self, self._clinic.words, name)
        if place is not None:
            self.write(place)

    def _loss(self) -> Loss | None:
        """Return what was said, or None after saying what is missing."""
        what, lost, noticed = self.what.words.strip(), self.lost.day(), self.noticed.day()
        if not what:
            self.what.set_amiss(self._clinic.words("breach.say"))
        if not what or lost is None or noticed is None:
            return None
        if noticed < lost:
            self.noticed.set_amiss(self._clinic.words("breach.turned"))
            return None
        return Loss(what, lost, noticed)

    def _written(self, told: object) -> None:
        place, count = told if isinstance(told, tuple) else ("", 0)
        self.strip.tell("ok", self._clinic.words("breach.written", place=place, count=count))


def _written(clinic: Clinic, loss: Loss, place: Path) -> tuple[Path, int]:
    breach = found(clinic, loss)
    write(breach_pdf(page_of(clinic, breach)), place)
    return place, len(breach.patients)
