"""One job at a time beside the window: for opening a record and nothing a click waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs a function in a thread and tells its result on the window's own thread.

    The function gets plain values and touches no widget.

    Attributes:
        done: It returned; carries the result.
        failed: It raised; carries the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(self, work: Callable[[], Any]) -> None:
        """Begin; a job that still runs is waited for first."""
        self.wait()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until the job is over."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  told on the window's thread, whatever it is
            self._tell("failed", error)
        else:
            self._tell("done", result)

    def _tell(self, what: str, told: object) -> None:
        with suppress(RuntimeError):  # the window has gone meanwhile: nobody is there to hear
            getattr(self, what).emit(told)
