"""Minutes without input, counted by two clocks; any key, button, movement, wheel or touch counts anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication

from clinic_app.clock import SetClock
from clinic_app.ui.people.auto_lock import SETTING, AutoLock

NOW = datetime(2026, 11, 20, 13, 47, tzinfo=UTC)
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Heard:
    """Counts how often it was time."""

    def __init__(self, auto: AutoLock) -> None:
        self.times = 0
        auto.due.connect(self.note)

    def note(self) -> None:
        self.times += 1


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def settings() -> dict[str, object]:
    return {}


@pytest.fixture
def auto(clock: SetClock, settings: dict[str, object], qapp: QApplication) -> Iterator[AutoLock]:
    parent = QObject()
    found = AutoLock(clock, lambda: settings, parent)
    found.start()
    yield found
    found.stop()


def test_ten_minutes_without_anybody_and_not_a_second_less(auto: AutoLock, clock: SetClock) -> None:
    heard = Heard(auto)
    clock.advance(minutes=9, seconds=59)
    auto.look()
    assert heard.times == 0
    clock.advance(seconds=1)
    auto.look()
    assert heard.times == 1


def test_the_clinic_decides_the_minutes_and_they_count_at_once(
    auto: AutoLock, clock: SetClock, settings: dict[str, object]
) -> None:
    heard = Heard(auto)
    clock.advance(minutes=5)
    settings[SETTING] = "5"
    auto.look()
    assert heard.times == 1


@pytest.mark.parametrize(
    "event",
    [
        lambda: QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE),
        lambda: QMouseEvent(QEvent.Type.MouseMove, QPointF(4, 4), QPointF(4, 4), LEFT, LEFT, NONE),
        lambda: QMouseEvent(QEvent.Type.MouseButtonPress, QPointF(4, 4), QPointF(4, 4), LEFT, LEFT, NONE),
    ],
)
def test_any_input_counts_anew_and_goes_on_to_whom_it_is_for(auto: AutoLock, clock: SetClock, event: object) -> None:
    heard, window = Heard(auto), QWindow()
    auto.watch(window)
    auto.watch(window)  # a window that comes back is listened to once
    clock.advance(minutes=9)
    made = event()  # type: ignore[operator]
    QApplication.sendEvent(window, made)
    clock.advance(minutes=9)
    auto.look()
    assert heard.times == 0
    clock.advance(minutes=1)
    auto.look()
    assert heard.times == 1
    assert not auto.eventFilter(window, made)


def test_what_is_no_input_does_not_keep_it_open(auto: AutoLock, clock: SetClock) -> None:
    heard, window = Heard(auto), QWindow()
    auto.watch(window)
    clock.advance(minutes=10)
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    auto.look()
    assert heard.times == 1


def test_a_computer_that_has_slept_locks_when_it_wakes(auto: AutoLock, clock: SetClock) -> None:
    heard = Heard(auto)
    clock.advance(hours=8)  # the machine's own clock stood still
    auto.look()
    assert heard.times == 1


def test_a_clock_set_back_does_not_keep_it_open(
    auto: AutoLock, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(auto)
    clock.advance(days=-1)
    later = time.monotonic() + 601
    monkeypatch.setattr("clinic_app.ui.people.auto_lock.time.monotonic", lambda: later)
    auto.look()
    assert heard.times == 1


def test_the_systems_own_lock_needs_no_minutes(auto: AutoLock) -> None:
    heard = Heard(auto)
    auto.screen.locked.emit()
    assert heard.times == 1
