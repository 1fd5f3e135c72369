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
    """

    asked_for = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._is_locked = False
        self._shown: dict[str, str] = {}  # what stands there, by visit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.look()

    @property
    def said(self) -> list[str]:
        """What stands there, in words."""
        return list(self._shown.values())

    def set_locked(self, *, locked: bool) -> None:
        """Say on a covered window that there is something, neither whose it is nor in whose name to see to it."""
        self._is_locked = locked
        self.look()

    def look(self) -> None:
        """Look for urgent answers nobody has taken notice of; where the record cannot be read, what stands stays.

        What has not changed is left as it is: a finger may be on its button.
        """
        with suppress(ClinicError):
            now = {visit.id: self._said(event, visit) for event, visit in unacknowledged(self._clinic)}
            if now != self._shown:
                self._shown = now
                clear(self._column)
                for visit, rest in now.items():
                    self._column.addWidget(self._strip(visit, rest))
        self.setVisible(bool(self._shown))

    def _said(self, event: EventRow, visit: VisitRow) -> str:
        return self._clinic.words("whose.urgent_more", who=self._who(visit), time=f"{event.at.local:%H:%M}")

    def _strip(self, visit: str, rest: str) -> Strip:
        words = self._clinic.words
        strip = Strip("emergency", words("whose.urgent"), rest, parent=self)
        if self._is_locked:
            return strip
        look = Button(words("waiting.flag_do"), parent=strip)
        look.clicked.connect(partial(self.asked_for.emit, visit))
        taken = Button(words("whose.taken", name=self._clinic.person.name), parent=strip)
        taken.clicked.connect(partial(self._take, visit))
        strip.add_action(look)
        strip.add_action(taken)
        return strip

    def _who(self, visit: VisitRow) -> str:
        clinic = self._clinic
        if self._is_locked:
            return clinic.words("whose.covered")
        patient = clinic.record.patients.get(visit.patient) if visit.patient else None
        return clinic.name_of(patient) if patient else clinic.words("whose.nobody_yet")

    def _take(self, visit_id: str) -> None:
        with suppress(ClinicError):
            acknowledge(self._clinic, visit_id)
        self.look()
