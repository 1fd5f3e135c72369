"""Gives the memory of what has gone back to the computer, and keeps little of it from the start."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

#: After a page has gone, in ms: what comes next is drawn first. Another page puts it off once more, but not longer than
#: this since the first has gone: somebody may go from page to page all the time.
PAUSE, LONGEST = 1000, 5000
#: How often it is looked whether much was let go of while no page went, in ms: cards are filled anew, papers drawn.
EVERY = 5000
#: What counts as much: so many times Python looked through what was new, once for some 7,000 objects, since it last
#: looked through everything. Where nobody does anything it looks through nothing.
ROUNDS = 3
#: What the C library is told once (``mallopt``): one heap for all threads, as only one works at a time; and large
#: pieces, such as pictures, beside the heap, or they leave holes in it that small ones fill.
ARENA_MAX, TRIM_THRESHOLD, MMAP_THRESHOLD = -8, -1, -3
LARGE = 128 * 1024
KEPT = {ARENA_MAX: 1, TRIM_THRESHOLD: LARGE, MMAP_THRESHOLD: LARGE}


class GivingBack(QObject):
    """Waits until a page has left a stack and its widgets are gone, or much was done, then lets go of their memory.

    Without it Python keeps what points at itself until it looks for it, and the C library what it has once had: some
    20 MB after a few visits, 10 MB in the middle of one.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._end)
        self._gone = QElapsedTimer()
        stack.widgetRemoved.connect(self._begin)
        stack.currentChanged.connect(self._put_off)
        looking = QTimer(self)
        looking.setInterval(EVERY)
        looking.timeout.connect(self.look)
        looking.start()

    def look(self) -> None:
        """Begin to wait where much was done since everything was looked through."""
        if gc.get_count()[2] >= ROUNDS:
            self._begin()

    def _begin(self) -> None:
        if not self._pause.isActive():
            self._gone.start()
            self._pause.start()

    def _end(self) -> None:
        """Give back, but not in the middle of a drag: looking through everything takes two or three frames."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            give_back()
        else:
            self._pause.start()

    def _put_off(self) -> None:
        if self._pause.isActive() and self._gone.elapsed() < LONGEST:
            self._pause.start()


def give_back() -> bool:
    """Give freed memory back; say whether there was any to give, never where the C library knows no way."""
    gc.collect()
    trim = _from_c_library("malloc_trim")
    return trim is not None and bool(trim(0))


def keep_little() -> bool:
    """Have the C library keep little of what is freed, before anything large is made; say whether it knows how."""
    tell = _from_c_library("mallopt")
    return tell is not None and all(tell(what, value) for what, value in KEPT.items())


def _from_c_library(name: str) -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    found: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)  # musl has neither
    return found
