"""A patient's answers that cannot wait: above every page until somebody takes notice of them by name."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.kiosk import acknowledge, unacknowledged

if TYPE_CHECKING:
    from clinic_app.records.rows import EventRow, VisitRow


class UrgentEverywhere(QWidget):
    """One strip a visit, with the name of whoever is signed on upon its button.

    Attributes:
        asked_for: A person wants to see the answers; carries the visit.
        said: What stands there, in words.
    """

    asked_for = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.said: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.look()

    def look(self) -> None:
        """Look for urgent answers nobody has taken notice of; where the record cannot be read, what stands stays."""
        with suppress(ClinicError):
            found = unacknowledged(self._clinic)
            clear(self._column)
            self.said = []
            for event, visit in found:
                self._column.addWidget(self._strip(event, visit))
        self.setVisible(bool(self.said))

    def _strip(self, event: EventRow, visit: VisitRow) -> Strip:
        words, clinic = self._clinic.words, self._clinic
        patient = clinic.record.patients.get(visit.patient) if visit.patient else None
        who = clinic.name_of(patient) if patient else words("whose.nobody_yet")
        rest = words("whose.urgent_more", who=who, time=f"{event.at.local:%H:%M}")
        self.said.append(rest)
        strip = Strip("emergency", words("whose.urgent"), rest, parent=self)
        look = Button(words("waiting.flag_do"), parent=strip)
        look.clicked.connect(partial(self.asked_for.emit, visit.id))
        taken = Button(words("whose.taken", name=clinic.person.name), role="main", parent=strip)
        taken.clicked.connect(partial(self._take, visit.id))
        strip.add_action(look)
        strip.add_action(taken)
        return strip

    def _take(self, visit_id: str) -> None:
        with suppress(ClinicError):
            acknowledge(self._clinic, visit_id)
        self.look()
