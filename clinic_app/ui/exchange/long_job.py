"""A long piece of work beside the window: it says how far it is, and ends when somebody wants it to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.errors import ClinicError
from clinic_app.exchange.table import Watch
from clinic_app.ui.background import Background

#: How often the window asks how far the work is, in ms.
ASK_EVERY = 80


class LongJob(QObject):
    """One at a time; the work gets plain values and a watch, and touches no widget.

    Attributes:
        told: How far it is; carries done and of how many (0 where nobody knows).
        done: It is done; carries the result.
        refused: It ended with a sentence; carries the ``ClinicError``.
    """

    told = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beside = Background(self)
        self._beside.done.connect(self._came)
        self._beside.failed.connect(self._fell)
        self._far = (0, 0)
        self._is_stopped = False
        self._ask = QTimer(self)
        self._ask.setInterval(ASK_EVERY)
        self._ask.timeout.connect(self._tell)

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return self._ask.isActive()

    def start(self, work: Callable[[Watch], Any]) -> None:
        """Begin."""
        self._far, self._is_stopped = (0, 0), False
        self._ask.start()
        self._beside.start(lambda: work(self._watch))

    def stop(self) -> None:
        """Have it end at its next step; what it would have written is not written."""
        self._is_stopped = True

    def wait(self) -> None:
        """Wait until it is over."""
        self._beside.wait()

    def _watch(self, done: int, of: int) -> None:
        self._far = (done, of)
        if self._is_stopped:
            raise ClinicError("importing.stopped")

    def _tell(self) -> None:
        self.told.emit(*self._far)

    def _came(self, result: object) -> None:
        self._ask.stop()
        self.done.emit(result)

    def _fell(self, error: BaseException) -> None:
        self._ask.stop()
        if not isinstance(error, ClinicError):
            raise error
        self.refused.emit(error)
