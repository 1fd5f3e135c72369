"""Reads who the patients are while nobody waits, so that the first letter typed finds them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clinic_app.errors import ClinicError
from clinic_app.visit.clinic import Clinic

#: Between two helpings, in ms: keys and clicks come first.
PAUSE = 5


class ReadingAhead(QObject):
    """Reads some patients an event turn until everybody is read; a record that is away is read when it is asked."""

    def __init__(self, clinic: Clinic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)
        self._turn.start(PAUSE)

    def _go_on(self) -> None:
        try:
            more = self._clinic.names.read_on()
        except ClinicError:
            return
        if more:
            self._turn.start(PAUSE)
