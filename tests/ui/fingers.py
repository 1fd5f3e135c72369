"""Ten fingers and no mouse: what is reached is reached by Tab, arrows and shortcuts, as a person would."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.drawing.body_chart import Direction
from clinic_app.ui.chart.body_chart import BodyChartView

MOST_STOPS, MOST_ARROWS = 250, 12
Held = Qt.KeyboardModifier
NONE, CTRL, ALT, SHIFT = Held.NoModifier, Held.ControlModifier, Held.AltModifier, Held.ShiftModifier
ARROWS: dict[Direction, Qt.Key] = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
}


class NotReachedError(Exception):
    """No key leads there."""


class Fingers:
    """Somebody at the keyboard of a window.

    Attributes:
        keys: How many were pressed.
    """

    def __init__(self, window: QWidget) -> None:
        self._window, self.keys = window, 0

    def key(self, key: Qt.Key, modifiers: Held = NONE) -> None:
        """Press a key and let it go."""
        handle = self._window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)
        self.keys += 1
        for _ in range(4):
            QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        handle = self._window.windowHandle()
        assert handle is not None
        for letter in words:
            QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # the stubs forgot letters
        self.keys += len(words)
        for _ in range(4):
            QCoreApplication.processEvents()

    def here(self) -> QWidget:
        """Return where the keyboard is.

        Raises:
            NotReachedError: Nowhere.
        """
        found = QApplication.focusWidget()
        if found is None:
            raise NotReachedError("nothing has the keyboard")
        return found

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until a control of this name has the keyboard, or one of a group of this name.

        Raises:
            NotReachedError: It came round without.
        """
        seen: list[str] = []
        begin = QApplication.focusWidget()
        for _ in range(MOST_STOPS):
            if self._is_at(name):
                return
            self.key(*((Qt.Key.Key_Backtab, SHIFT) if back else (Qt.Key.Key_Tab, NONE)))
            seen.append(_name(self.here()))
            if self.here() is begin:
                break
        raise NotReachedError(f"{name!r} is not among {seen}")

    def press(self, name: str, *, back: bool = False) -> None:
        """Reach a button and press it."""
        self.tab_to(name, back=back)
        self.key(Qt.Key.Key_Space)

    def choose(self, question: str, answer: str, *, back: bool = False) -> None:
        """Reach a question and give one of its answers with arrows and Space.

        Raises:
            NotReachedError: No arrow leads to the answer.
        """
        self.tab_to(question, back=back)
        seen: list[str] = []
        for _ in range(MOST_ARROWS):
            if _name(self.here()) == answer:
                self.key(Qt.Key.Key_Space)
                return
            seen.append(_name(self.here()))
            self.key(Qt.Key.Key_Right)
        raise NotReachedError(f"{answer!r} is not among {seen}")

    def mark(self, chart: BodyChartView, zone: str, side: str) -> None:
        """Go over the figure by arrows to a zone and mark it.

        Raises:
            NotReachedError: No arrows lead there.
        """
        for direction in _way(chart, zone, side):
            self.key(ARROWS[direction])
        self.key(Qt.Key.Key_Space)

    def _is_at(self, name: str) -> bool:
        one: QWidget | None = QApplication.focusWidget()
        while one is not None and not one.isWindow():
            if name in (_name(one), one.accessibleName()):
                return True
            one = one.parentWidget()
        return False


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)).strip() if interface else ""


def _way(chart: BodyChartView, zone: str, side: str) -> list[Direction]:
    """Return the fewest arrows from where the keyboard is to a zone, in the view beside it too."""
    begin = chart.stops.current
    if begin is None:
        raise NotReachedError("the keyboard is not on the figure")
    waiting = deque([(begin, tuple[Direction, ...]())])
    seen = {(begin.view, begin.zone, begin.side)}
    while waiting:
        here, way = waiting.popleft()
        if (here.zone, here.side) == (zone, side):
            return list(way)
        for direction in ARROWS:
            inside = chart.chart.neighbour(here.view, here.zone, here.side, direction)
            found = inside or chart.stops._beside(here, direction)
            if found is not None and (found.view, found.zone, found.side) not in seen:
                seen.add((found.view, found.zone, found.side))
                waiting.append((found, (*way, direction)))
    raise NotReachedError(f"no arrows lead to {zone} {side}")
