"""Settings: a computer or drive was lost; what was on it, whom to tell and by when, as a PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.documents.breach_page import breach_pdf
from clinic_app.exchange.breach import Loss, found, page_of
from clinic_app.ui.exchange.day_field import DayField
from clinic_app.ui.exchange.pair import pair
from clinic_app.ui.exchange.paper_row import Gather, PaperRow, PaperSays
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic

SAYS = PaperSays("breach.write", "breach.title", "breach.writing", "breach.written")


class BreachCard(Card):
    """What was lost and when, and the button that writes the draft.

    Attributes:
        what, lost, noticed: The lines.
        draft: Gathers and writes.
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
        self.draft = PaperRow(clinic, SAYS, self._ready, self)
        self.body.addWidget(self.draft)

    def refresh(self) -> None:
        """Nothing stands here that changes by itself."""

    def _ready(self) -> Gather | None:
        loss, clinic = self._loss(), self._clinic
        return (lambda: _draft(clinic, loss)) if loss is not None else None

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


def _draft(clinic: Clinic, loss: Loss) -> tuple[bytes, int]:
    breach = found(clinic, loss)
    return breach_pdf(page_of(clinic, breach)), len(breach.patients)
