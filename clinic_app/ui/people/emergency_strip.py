"""What stands above every page while a patient is open in an emergency, until it ends."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.emergency import HOLDS, end_emergency

#: It is looked at so often, in ms, whether half an hour has passed.
LOOK_EVERY = 1000


class EmergencyStrip(Strip):
    """Loud, and hidden while there is none.

    Attributes:
        ended: It has ended: by its button, by the time.
        end: Ends it.
    """

    ended = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__("danger", clinic.words("people.emergency"), icon="alert-octagon", parent=parent)
        self._clinic = clinic
        self.end = Button(clinic.words("people.end_emergency"), parent=self)
        self.end.clicked.connect(self.stop)
        self.add_action(self.end)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self._look_at_time)
        self.hide()

    def begin(self) -> None:
        """Say whose record is open, and until when."""
        held, clinic = self._clinic.in_emergency, self._clinic
        if held is None:
            return
        now = clinic.clock()
        until = now.local + (held.since + HOLDS - now.utc)
        name = clinic.name_of(clinic.record.patients.get(held.patient))
        self.set_words(
            clinic.words("people.emergency"), clinic.words("people.emergency_of", name=name, time=f"{until:%H:%M}")
        )
        self.show()
        self.announce()
        self._look.start()

    def stop(self) -> None:
        """End it."""
        self._look.stop()
        end_emergency(self._clinic)
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def _look_at_time(self) -> None:
        if self._clinic.emergency_patient is None:
            self.stop()
