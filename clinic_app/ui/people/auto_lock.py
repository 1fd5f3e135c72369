"""Covers the window when nobody has touched it for some minutes, and when the system locks its screen or sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from clinic_app.clock import Clock
from clinic_app.ui.people.screen_lock import ScreenLock, screen_lock

SETTING = "lock_after"
#: Minutes that are offered, and those that count where nobody chose.
MINUTES = ("2", "5", "10", "30", "60")
USUAL = "10"
#: How often it is looked, in ms; the clock of the wall is looked at too, for a computer that has slept.
LOOK_EVERY = 2000
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class AutoLock(QObject):
    """Watches what comes into this program's windows: keys, mouse, touch, pen.

    It listens where the system hands input to a window, which is once an event; not at every widget it passes.

    Attributes:
        due: It is time to lock.
        screen: Hears of the system's own lock.
    """

    due = Signal()

    def __init__(self, clock: Clock, settings: Callable[[], Mapping[str, Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._settings = clock, settings
        self._last: tuple[datetime, float] = (clock().utc, time.monotonic())
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self.look)
        self.screen: ScreenLock = screen_lock(self)
        self.screen.locked.connect(self.due)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
            self.watch(app.focusWindow())

    @property
    def minutes(self) -> int:
        """After how many minutes without input it is time, as the clinic has decided now."""
        return int(str(self._settings().get(SETTING, USUAL)))

    def start(self) -> None:
        """Count from now."""
        self.touch()
        self._look.start()

    def stop(self) -> None:
        """Count no more: nobody is in."""
        self._look.stop()

    def touch(self) -> None:
        """Somebody is here."""
        self._last = (self._clock().utc, time.monotonic())

    def look(self) -> None:
        """Say that it is time where nobody was here for so long, by either clock: one may have stopped or been set."""
        wall, running = self._last
        passed = max((self._clock().utc - wall).total_seconds(), time.monotonic() - running)
        if passed >= self.minutes * 60:
            self._look.stop()
            self.due.emit()

    def watch(self, window: QWindow | None) -> None:
        """Listen to a window."""
        if window is not None:
            window.removeEventFilter(self)  # so that each is listened to once
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note input and let it pass."""
        if event.type() in INPUT:
            self.touch()
        return False
