"""Gives the memory of a page that has gone back to the computer."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

#: After a page has gone, in ms: what comes next is drawn first.
PAUSE = 1000


class GivingBack(QObject):
    """Waits until a page has left a stack and its widgets are gone, then lets go of their memory.

    Without it the C library keeps what it has once had: some 20 MB after a few visits.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(give_back)
        stack.widgetRemoved.connect(self._pause.start)


def give_back() -> bool:
    """Give freed memory back; say whether there was any to give, never where the C library knows no way."""
    if sys.platform != "linux":
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
    return trim is not None and bool(trim(0))
