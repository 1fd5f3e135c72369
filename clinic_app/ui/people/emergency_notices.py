"""What the owner is told on Today: who opened which patient in an emergency and why, until it is acknowledged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.emergency import acknowledge, not_seen_yet

if TYPE_CHECKING:
    from clinic_app.records.rows import EventRow


class EmergencyNotices(QWidget):
    """A line for each; only the owner sees them.

    Attributes:
        strips: By the event they are about.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.strips: dict[str, Strip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def refresh(self) -> None:
        """Read what nobody has acknowledged."""
        clear(self._column)
        found = not_seen_yet(self._clinic) if self._clinic.may("keep_people") else []
        self.strips = {one.id: self._strip(one) for one in found}
        for strip in self.strips.values():
            self._column.addWidget(strip)
        self.setVisible(bool(found))

    def _strip(self, one: EventRow) -> Strip:
        clinic, words, at = self._clinic, self._clinic.words, one.at.local
        person = clinic.record.people.get(one.person).name if one.person else ""
        patient = clinic.name_of(clinic.record.patients.get(one.patient)) if one.patient else ""
        when = words("date.moment", day=date_words(words, at.date()), time=f"{at:%H:%M}")
        said = words(
            "people.was_opened", person=person, patient=patient, when=when, reason=one.detail.get("reason", "")
        )
        strip = Strip("danger", words("people.emergency"), said, icon="alert-octagon", parent=self)
        seen = Button(words("people.acknowledge"), name=f"{words('people.acknowledge')}: {person}", parent=strip)
        seen.clicked.connect(partial(self._acknowledge, one))
        strip.add_action(seen)
        return strip

    def _acknowledge(self, one: EventRow) -> None:
        try:
            acknowledge(self._clinic, one)
        except ClinicError as error:
            self.strips[one.id].set_words(self._clinic.words("people.emergency"), self._clinic.words.of_error(error))
            return
        self.refresh()
