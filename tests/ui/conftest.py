"""The window's own fixtures: a theme that does not move, a way to show a widget, and nothing left running."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import ARGUMENTS, Theme, current

Show = Callable[..., QWidget]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start the application as the program does."""
    return list(ARGUMENTS)


@pytest.fixture(autouse=True)
def nothing_left_running(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a timer or a thread behind after its widgets are gone."""
    yield
    if "qtbot" not in request.fixturenames:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    alive = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QTimer | QThread)]
    running = [one for one in alive if isinstance(one, QTimer) and one.isActive()]
    timers = [one.parent() for one in running]
    for one in running:  # the next test is not to blame
        one.stop()
    threads = [one for one in alive if isinstance(one, QThread) and one.isRunning()]
    assert not timers, f"timers still run in {timers}"
    assert not threads, f"threads still run: {threads}"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, nothing_left_running: None) -> Iterator[Theme]:
    """Give every test the light theme at 100 % from left to right, and put it back afterwards."""
    plain = Theme(still=True)
    if current() != plain or qapp.property("theme") is None:
        plain.apply(qapp)
    yield plain
    if qapp.layoutDirection() != Qt.LayoutDirection.LeftToRight:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if current() != plain:
        plain.apply(qapp)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows a widget in a window of some width, with the keyboard elsewhere."""
    windows = []  # else nobody holds them

    def shown(widget: QWidget, width: int = 600) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addStretch()
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(width, 10)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.resize(width, max(window.heightForWidth(width), window.sizeHint().height()))
        window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.setFocus()
        QCoreApplication.processEvents()
        return window

    return shown
