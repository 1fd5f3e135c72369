"""A hand at mouse and keyboard: it finds controls by the name a person reads, sends real events and counts them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QTabBar, QWidget

from clinic_app.clock import SetClock
from clinic_app.ui.widgets.segments import Segments

#: Seconds nobody should have to wait for anything; longer, and the script is lost.
PATIENCE = 60.0
#: Seconds on the clinic's clock between two events of the hand: what a click takes in an appointment.
PACE = 1.5
#: Milliseconds until a dialog that is about to open is looked for.
LOOK_AGAIN = 30


class NotOnScreenError(Exception):
    """The hand looks for something a person could not find either."""


@dataclass(slots=True)
class Counted:
    """Events sent: presses of the mouse, and keys (each letter typed is one)."""

    clicks: int = 0
    keys: int = 0

    def as_json(self) -> dict[str, int]:
        """Return it as ``summary.json`` has it."""
        return {"clicks": self.clicks, "keys": self.keys}


class Hand:
    """Somebody who uses the window; events go to it through the window system, as a mouse's and a keyboard's do."""

    def __init__(self, window: QWidget, clock: SetClock) -> None:
        self._window, self._clock = window, clock
        self._counting: list[Counted] = []

    @contextmanager
    def counting(self) -> Iterator[Counted]:
        """Count what is sent inside the ``with``."""
        counted = Counted()
        self._counting.append(counted)
        try:
            yield counted
        finally:
            self._counting.remove(counted)

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click what is called so; of several, the first in reading order."""
        self.click_on(self.find(name, within))

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle or at a point of it, after scrolling to it.

        Raises:
            NotOnScreenError: Something else lies there.
        """
        self._scroll_to(widget)
        place = widget.mapTo(self._window, at or widget.rect().center())
        hit = self._window.childAt(place)
        if hit is not widget and not (hit is not None and (widget.isAncestorOf(hit) or _lets_through(hit, widget))):
            raise NotOnScreenError(f"{_name(widget)!r} cannot be clicked: {hit!r} lies there")
        self._press(self._window, place)

    def choose(self, group: str, option: str) -> None:
        """Click one answer of a question."""
        self.click(option, self.group(group, option))

    def pick(self, box: str, option: str) -> None:
        """Open a list that drops down and click one of its options.

        Raises:
            NotOnScreenError: The list has no such option.
        """
        boxes = [one for one in self._window.findChildren(QComboBox) if _can_be_used(one, box)]
        found = next((one for one in boxes if one.findText(option) >= 0), None)
        if found is None:
            raise NotOnScreenError(f"{box!r} has no option {option!r}")
        self.click_on(found)
        QTest.qWait(2 * QApplication.doubleClickInterval())  # sooner, it counts as the click that opened the list
        listed = found.view()
        at = found.model().index(found.findText(option), 0)
        listed.scrollTo(at)
        place = listed.viewport().mapTo(listed.window(), listed.visualRect(at).center())
        QTest.mouseMove(_handle_of(listed.window()), place)
        self._press(listed.window(), place)

    def save_as(self, button: str, file: Path) -> None:
        """Click a button that asks for a file, and name the file in the dialog that opens."""
        QTimer.singleShot(LOOK_AGAIN, partial(self._name_file, file))
        self.click(button)
        self._window.activateWindow()  # without a window manager nobody gives the keyboard back to it
        self.settle()

    def turn_to(self, tab: str) -> None:
        """Click a tab by its words.

        Raises:
            NotOnScreenError: There is none.
        """
        bars = [one for one in self._window.findChildren(QTabBar) if one.isVisible()]
        for bar in bars:
            for place in range(bar.count()):
                if bar.tabText(place).replace("&&", "&") == tab:
                    self.click_on(bar, bar.tabRect(place).center())
                    return
        raise NotOnScreenError(f"no tab is called {tab!r}")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and let it go."""
        self._count("keys")
        window = self._in_front()
        QTest.keyClick(_handle_of(window), key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        self._count("keys", len(words))
        window = self._in_front()
        for letter in words:
            QTest.keyClick(_handle_of(window), letter)  # type: ignore[call-overload]  # the stubs forgot letters
        self.settle()

    def rest(self, **time_passed: float) -> None:
        """Let time pass on the clinic's clock."""
        self._clock.advance(**time_passed)
        self.settle()

    def find(self, name: str, within: QWidget | None = None) -> QWidget:
        """Return the control in use that a screen reader calls so.

        Raises:
            NotOnScreenError: There is none.
        """
        found = [one for one in (within or self._window).findChildren(QWidget) if _can_be_used(one, name)]
        if not found:
            raise NotOnScreenError(f"nothing here is called {name!r}")
        return min(found, key=self._place)

    def group(self, name: str, option: str) -> QWidget:
        """Return the question of a name that has such an answer.

        Raises:
            NotOnScreenError: There is none.
        """
        asked = [one for one in self._window.findChildren(QWidget) if one.isVisible() and _name(one) == name]
        for question in asked:
            if self.sees(option, question):
                return question
        raise NotOnScreenError(f"no question {name!r} has an answer {option!r}")

    def questions(self, option: str) -> list[QWidget]:
        """Return the questions in sight that have such an answer, from the top."""
        asked = [one for one in self._window.findChildren(Segments) if one.isVisible() and self.sees(option, one)]
        return sorted(asked, key=self._place)

    def sees(self, name: str, within: QWidget | None = None) -> bool:
        """Say whether a control is called so."""
        return any(_can_be_used(one, name) for one in (within or self._window).findChildren(QWidget))

    def settle(self) -> None:
        """Let the window take in what was sent, until nothing is left to be drawn."""
        for _ in range(4):
            QCoreApplication.processEvents()

    def wait_until(self, name: str) -> None:
        """Wait until a control of this name can be used.

        Raises:
            NotOnScreenError: It never came.
        """
        ends = time.monotonic() + PATIENCE
        while not self.sees(name):
            if time.monotonic() > ends:
                raise NotOnScreenError(f"nothing called {name!r} came")
            QTest.qWait(20)

    def _in_front(self) -> QWidget:
        """Return the window that has the keyboard; whoever uses its handle holds on to it meanwhile."""
        return QApplication.activeModalWidget() or self._window

    def _place(self, widget: QWidget) -> tuple[int, int]:
        """Return where a widget begins, in reading order."""
        corner = widget.mapTo(self._window, QPoint())
        return corner.y(), corner.x()

    def _name_file(self, file: Path) -> None:
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(LOOK_AGAIN, partial(self._name_file, file))
            return
        window = self._in_front()
        QTest.keyClick(_handle_of(window), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for letter in str(file):  # not counted: how long a path is says nothing about the program
            QTest.keyClick(_handle_of(window), letter)  # type: ignore[call-overload]  # the stubs forgot letters
        QTest.keyClick(_handle_of(window), Qt.Key.Key_Return)

    def _press(self, window: QWidget, place: QPoint) -> None:
        self._count("clicks")
        QTest.mouseClick(_handle_of(window), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def _count(self, what: str, number: int = 1) -> None:
        self._clock.advance(seconds=PACE * (1 if what == "clicks" else 0.2 * number))
        for counted in self._counting:
            setattr(counted, what, getattr(counted, what) + number)

    def _scroll_to(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 40, 60)
            above = above.parentWidget()
        self.settle()


def _handle_of(window: QWidget) -> QWindow:
    handle = window.windowHandle()
    if handle is None:
        raise NotOnScreenError("the window is not shown")
    return handle


def _name(widget: QWidget) -> str:
    if given := widget.accessibleName():
        return given  # of a list that drops down, Linux would read the chosen option instead
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _can_be_used(widget: QWidget, name: str) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    return not isinstance(widget, QScrollArea) and _name(widget) == name


def _lets_through(hit: QWidget, widget: QWidget) -> bool:
    """Say whether a widget that draws nothing and takes no pointer lies over its parent."""
    return hit.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) and hit.parentWidget() is widget
