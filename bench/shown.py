"""What a person waits for in the window: until it is painted, by the clock and of the processor."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from bench.pairs import verdict


@dataclass(frozen=True, slots=True)
class Shown:
    """How long something took, in ms.

    Attributes:
        wall: By the clock.
        busy: Of the processor: what is left of it on a machine that does something else besides.
    """

    wall: float
    busy: float


class _Paints(QObject):
    """Notes when something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint, and let it through."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def until_painted(do: Callable[[], object], watched: QWidget) -> Shown:
    """Do something in the window and wait until a widget of it is painted anew; what it leaves for later is not."""
    paints = _Paints(watched)
    began, busy = time.perf_counter(), time.process_time()
    do()
    while not paints.seen:
        QCoreApplication.processEvents()
    return Shown((time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000)


def line(name: str, times: Sequence[Shown], limit: float) -> str:
    """Return one line: the median against its limit in ms, the longest, and what the processor had to do."""
    walls = [one.wall for one in times]
    middle, busy = statistics.median(walls), statistics.median(one.busy for one in times)
    told = f"{name}, {len(times)} times: median {middle:.0f} ms, longest {max(walls):.0f} ms"
    return f"{told} ({verdict(middle, limit)} {limit:.0f} ms); of the processor {busy:.0f} ms"
