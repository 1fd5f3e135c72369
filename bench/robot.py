"""A robot that presses, types and goes about in the real window, and how much memory the program takes meanwhile."""

from __future__ import annotations

import random
import time
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from bench.opened import Opened, opened
from bench.pairs import verdict
from clinic_app.ui.theme import Theme

SIZE = QSize(1366, 728)
ACTIONS = 30_000
MOST_MB, MOST_GROWTH = 250.0, 2.0  # MB, percent
PAGE_BYTES = 4096
SEED = 20261121
TYPED = ("ma", "sitting", "4", "RIGHT", "2026-11-30", "Zoe <b>&amp;</b>", ";ql ", "   ", "-3")
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
REACHABLE = (QAbstractButton, QLineEdit, QPlainTextEdit)
#: How often in so many actions a window beside the main one is closed while one stands open.
CLOSES = 20


class Robot:
    """Does what a finger could do, at random, always in the same order for the same seed.

    Attributes:
        opened: How many visits it came to.
    """

    def __init__(self, running: Opened, seed: int) -> None:
        from clinic_app.ui.chart.body_chart import BodyChartView  # noqa: PLC0415  the program has imported it by now

        self._running, self._chart = running, BodyChartView
        self._random = random.Random(seed)  # noqa: S311  nothing secret
        self._closing = QTimer(running.window)
        self._closing.timeout.connect(self._close_dialog)
        self._closing.start(20)

    def act(self) -> None:
        """Do one thing; where the window is locked, unlock it."""
        if self._running.window.shell is None or not self._running.shell.isVisible():
            self._running.give_password()
            return
        beside = self._beside()
        if beside and self._random.randrange(CLOSES) == 0:
            self._random.choice(beside).close()
            self._running.settle()
            return
        widget = self._random.choice(self._within_reach() or [self._running.window])
        if isinstance(widget, self._chart):
            self._press(widget)
        elif isinstance(widget, QAbstractButton):
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        else:
            self._type(widget)
        self._running.settle()

    def stop(self) -> None:
        """Leave dialogs alone again."""
        self._closing.stop()

    def _beside(self) -> list[QWidget]:
        """Return the windows that were opened beside the main one."""
        windows = (one for one in QApplication.topLevelWidgets() if one.windowType() == Qt.WindowType.Window)
        return [one for one in windows if one.isVisible() and one is not self._running.window]

    def _within_reach(self) -> list[QWidget]:
        window = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._running.window
        found = (one for kind in (*REACHABLE, self._chart) for one in window.findChildren(kind))
        return [one for one in found if one.isEnabled() and not one.visibleRegion().isEmpty() and _is_on_top(one)]

    def _press(self, widget: QWidget) -> None:
        place = QPoint(self._random.randrange(widget.width()), self._random.randrange(widget.height()))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _type(self, widget: QWidget) -> None:
        widget.setFocus()
        if self._random.random() < 1 / 2:
            QTest.keyClicks(widget, self._random.choice(TYPED))
        else:
            QTest.keyClick(widget, self._random.choice(KEYS))

    def _close_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()


def _is_on_top(widget: QWidget) -> bool:
    """Say whether a finger on the middle of what is seen of a widget meets it, and nothing that lies over it."""
    window, middle = widget.window(), widget.visibleRegion().boundingRect().center()
    met = window.childAt(widget.mapTo(window, middle))
    return met is not None and (met is widget or widget.isAncestorOf(met))


def robot(actions: int = ACTIONS) -> str:
    """Let the robot work, and say how much memory the program takes."""
    with opened(Theme(), SIZE) as running:
        running.go_in()
        one, sizes, begun = Robot(running, SEED), [], time.monotonic()
        for number in range(actions):
            one.act()
            if number in (actions // 3, 2 * actions // 3):
                sizes.append(_megabytes())
        sizes.append(_megabytes())
        one.stop()
        took = time.monotonic() - begun
    grown = 100 * (sizes[-1] / sizes[-2] - 1)
    return (
        f"a robot's {actions:,} actions in {took / 60:.0f} min: {max(sizes):.0f} MB "
        f"({verdict(max(sizes), MOST_MB)} {MOST_MB:.0f} MB), the last third grew it by {grown:.1f} % "
        f"({verdict(grown, MOST_GROWTH)} {MOST_GROWTH:.0f} %)"
    )


def _megabytes() -> float:
    """Return the memory of this process that is in use now; Linux only."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES / 1e6
