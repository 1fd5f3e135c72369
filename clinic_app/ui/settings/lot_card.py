"""Who got a lot: a maker calls needles back, and everybody they went into is found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import beside
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.lots import LotUse, who_got_lot
from clinic_app.visit.note_sheet import day_words

LEAST_FOR_WORDS = 260
NO_BREAK = "\N{NO-BREAK SPACE}"


class LotCard(Card):
    """A line for the lot; below it each visit it was used in, newest first, with the number to call.

    Attributes:
        field: The line.
        said: What was found, in words, one line a visit.
        opened: The buttons that open these visits, by visit.
        visit_asked: Somebody wants to see a visit; carries it.
    """

    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(clinic.words("practice.lots"), parent=parent)
        self._clinic = clinic
        words = clinic.words
        self.said: list[str] = []
        self.opened: dict[str, Button] = {}
        self.field = SearchField(
            name=words("practice.lot"),
            clear=words("practice.lot_clear"),
            placeholder=words("practice.lot_hint"),
            parent=self,
        )
        self.field.searched.connect(self._search)
        self.body.addWidget(self.field)
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        self.body.addLayout(self._found)

    def refresh(self) -> None:
        """Search anew: somebody may have needled meanwhile."""
        self._search(self.field.text())

    def _search(self, typed: str) -> None:
        words = self._clinic.words
        clear(self._found)
        self.said, self.opened = [], {}
        if not typed.strip():
            return
        uses = who_got_lot(self._clinic, typed)
        people = len({use.patient.id for use in uses if use.patient})
        count = words("practice.lot_found", count=people) if uses else words("practice.lot_nobody")
        self._found.addWidget(Label(count, "strong", parent=self))
        for use in uses:
            self._found.addWidget(Rule(self))
            self._found.addWidget(self._line(use))

    def _line(self, use: LotUse) -> QWidget:
        words = self._clinic.words
        name = self._clinic.name_of(use.patient) if use.patient else words("practice.lot_no_patient")
        phone = use.patient.phone if use.patient else ""
        day = day_words(words, use.visit.care.local.date())
        rest = " · ".join(one for one in (day, use.said, phone or words("practice.lot_no_phone")) if one)
        self.said.append(f"{name} {rest}")
        look = Button(words("practice.lot_visit"), role="quiet", parent=self)
        look.setAccessibleName(words("practice.lot_visit_name", name=name, day=day))
        look.clicked.connect(partial(self.visit_asked.emit, use.visit.id))
        self.opened[use.visit.id] = look
        whole = rest.replace(phone, phone.replace(" ", NO_BREAK)) if phone else rest  # a number is read in one line
        return beside(Sentence(f"{name}.", whole, parent=self), look, least=LEAST_FOR_WORDS, parent=self)
