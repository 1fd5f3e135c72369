"""Whose answers are these? What the patient wrote, beside those it may be; two identifiers before one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.birth_date import born
from clinic_app.ui.chart.map_answers import FORM, MAP
from clinic_app.ui.contact_row import birth_words
from clinic_app.ui.patient.entry_finder import MOST, EntryFinder
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.centred import fill_with_cards
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.asked_of_patients import FORM as KIOSK
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.glance import opened
from clinic_app.visit.kiosk import attach
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

WIDTH = 720
AROUND = (16, 24, 16, 16)


class WhosePage(QWidget):
    """The name and birth date as written, and the entries that fit, each with both identifiers.

    Attributes:
        attached: It is said whose they are; carries the visit.
        new_asked: Somebody who is not in the record yet.
        left: Back to the day.
        finder: Where the patient is chosen.
    """

    attached = Signal(str)
    new_asked = Signal()
    left = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._visit = ""
        words = clinic.words
        card = Card(words("whose.title"), icon="clipboard-check-outline", parent=self)
        card.setFixedWidth(WIDTH)
        self._wrote = Label("", "heading", parent=card)
        self._about = Label("", tone="text_2", parent=card)
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=card)
        self.finder = EntryFinder(clinic, words("whose.find"), words("whose.checked"), card)
        self.finder.found.connect(self._attach)
        back = Button(words("registration.back"), role="quiet", icon="chevron-left", parent=card)
        back.clicked.connect(self.left)
        new = Button(words("today.new_patient"), icon="account-plus-outline", parent=card)
        new.clicked.connect(self.new_asked)
        check = Label(words("whose.check"), "strong", parent=card)
        for part in (self._wrote, self._about, check, self._amiss, self.finder):
            card.body.addWidget(part)
        ways = QHBoxLayout()
        ways.addWidget(back)
        ways.addStretch()
        ways.addWidget(new)
        card.body.addLayout(ways)
        fill_with_cards(self, card, around=AROUND)

    def ask(self, visit_id: str) -> None:
        """Ask whose answers a visit holds."""
        self._visit = visit_id
        self._amiss.hide()
        clinic = self._clinic
        visit = opened(clinic, clinic.record.visits.get(visit_id))
        name, typed = (str(visit.value(KIOSK, one) or "").strip() for one in ("who_name", "who_born"))
        day = born(typed, clinic.clock().local.date())
        said = birth_words(clinic.words, day.isoformat()) if day else typed
        wording = Wording(visit, clinic.words)
        areas = [wording.area(row, visit.value(FORM, (MAP, row), "intensity")) for row in visit.of(FORM).rows(MAP)]
        self._wrote.setText(", ".join(one for one in (name, said) if one) or clinic.words("whose.no_name"))
        at = clinic.words("whose.at", time=f"{visit.visit.care.local:%H:%M}")
        self._about.setText(" · ".join((at, *areas)))
        self.finder.start("", self._like(name, day.isoformat() if day else ""))

    def _like(self, name: str, birth_date: str) -> list[PatientRow]:
        """Return who it may be: the same birth date and name first, then one of both."""
        last = name.rsplit(maxsplit=1)[-1] if name else ""
        found = self._clinic.same_name_or_birth_date(last, birth_date)[: MOST * 2]
        return sorted(
            found, key=lambda one: (one.birth_date != birth_date, one.family_name.casefold() != last.casefold())
        )

    def _attach(self, patient_id: str) -> None:
        try:
            attach(self._clinic, self._visit, self._clinic.record.patients.get(patient_id))
        except ClinicError as error:
            self._amiss.set_words(self._clinic.words.of_error(error))
            self._amiss.show()
            return
        self.attached.emit(self._visit)
