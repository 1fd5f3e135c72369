"""The memory of a page that has gone is given back."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.giving_back import PAUSE, ROUNDS, GivingBack, give_back

MANY = 40_000


def _megabytes() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' C libraries give back by themselves")
def test_memory_nobody_uses_goes_back() -> None:
    kept = [bytes(700) for _ in range(MANY)]  # too large for Python's own pools, too small for a mapping of its own
    last = bytes(700)  # above them: the end of the heap does not come down by itself
    held = _megabytes()
    kept.clear()
    give_back()
    assert _megabytes() < held - MANY * 700 / 1e6 / 2
    assert len(last) == 700


def test_a_page_that_leaves_is_what_it_waits_for(qtbot: QtBot) -> None:
    stack, page = QStackedWidget(), QWidget()
    qtbot.addWidget(stack)
    GivingBack(stack)
    waiting = stack.findChild(QTimer)
    assert waiting is not None
    stack.addWidget(page)
    assert not waiting.isActive()
    stack.removeWidget(page)
    page.deleteLater()
    assert waiting.isActive()
    QTest.qWait(PAUSE + 100)
    assert not waiting.isActive()


def test_a_page_that_is_opened_meanwhile_is_drawn_first(qtbot: QtBot) -> None:
    stack, page = QStackedWidget(), QWidget()
    qtbot.addWidget(stack)
    GivingBack(stack)
    waiting = stack.findChild(QTimer)
    assert waiting is not None
    for one in (page, QWidget(), QWidget()):
        stack.addWidget(one)
    stack.removeWidget(page)
    page.deleteLater()
    QTest.qWait(PAUSE // 2)
    left = waiting.remainingTime()
    stack.setCurrentIndex(1)
    assert waiting.remainingTime() > left + PAUSE // 4
    QTest.qWait(PAUSE + 100)
    assert not waiting.isActive()


def test_much_that_was_done_on_a_page_that_stays_is_let_go_of_too(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    giving_back = GivingBack(stack)
    waiting = stack.findChild(QTimer)
    assert waiting is not None
    gc.collect()
    giving_back.look()
    assert not waiting.isActive()  # nothing was done
    for _ in range(ROUNDS):
        gc.collect(1)  # as Python does once so many objects are new
    giving_back.look()
    assert waiting.isActive()


def test_it_waits_until_a_drag_has_ended(qtbot: QtBot) -> None:
    stack, page = QStackedWidget(), QWidget()
    qtbot.addWidget(stack)
    GivingBack(stack)
    waiting = stack.findChild(QTimer)
    assert waiting is not None
    for one in (page, QWidget()):
        stack.addWidget(one)
    with qtbot.waitExposed(stack):
        stack.show()
    stack.removeWidget(page)
    page.deleteLater()
    QTest.mousePress(stack.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.qWait(PAUSE + 100)
    assert waiting.isActive()
    QTest.mouseRelease(stack.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.qWait(PAUSE + 100)
    assert not waiting.isActive()
