"""Answers on their way from a patients' screen to the server: beside the window, again until it takes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background

#: A server that did not take them is tried again after so many ms.
AGAIN = 2000


class Sending(QObject):
    """Sends what waits, one job at a time; each piece stays on this computer until the server has it.

    Attributes:
        told: How many still wait, and why as the id of a sentence; nothing where the last try sent everything.
    """

    told = Signal(int, str)

    def __init__(self, send: Callable[[], int], waiting: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send, self._waiting = send, waiting
        self._is_sending = self._is_asked = False
        self._job = Background(self)
        self._job.done.connect(self._sent)
        self._job.failed.connect(self._stay)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self.begin)

    def begin(self) -> None:
        """Send what waits; while a job runs, once more after it."""
        self._is_asked = self._is_sending
        if not self._is_sending:
            self._is_sending = True
            self._again.stop()
            self._job.start(self._send)

    def stop(self) -> None:
        """Wait for what is under way, and try no more."""
        self._again.stop()
        self._job.done.disconnect(self._sent)
        self._job.failed.disconnect(self._stay)
        self._job.wait()

    def _sent(self, _count: int) -> None:
        self._over("")

    def _stay(self, error: BaseException) -> None:
        if not isinstance(error, ClinicError):
            raise error
        self._over(error.sentence)

    def _over(self, why: str) -> None:
        self._is_sending = False
        self.told.emit(self._waiting(), why)
        if why:
            self._again.start()
        elif self._is_asked:
            self.begin()
