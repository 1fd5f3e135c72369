"""The window's own fixtures: a theme that does not move, a way to show a widget, and nothing left running."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.demo.record import furnish
from clinic_app.reading import Reading
from clinic_app.records import embedded, vault
from clinic_app.ui.theme import ARGUMENTS, Theme, current
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words

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


#: Password of the practitioner of the demo record in a test.
PASSWORD = "correct horse battery"  # noqa: S105
#: When it is: a Friday afternoon, in the middle of the day's contacts.
NOW = datetime(2026, 11, 20, 13, 47, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory, reading: Reading, words: Words) -> tuple[Path, bytes]:
    """Make the encrypted demo record once; every test works on a copy of its own."""
    folder = tmp_path_factory.mktemp("demo") / "record"
    keys, key, _ = vault.new_vault(str(uuid4()))
    cheap = vault.Cost(memory=8 * 4, passes=1, lanes=4)
    record = embedded.create(folder, keys.with_person("p", PASSWORD, key, cheap), key)
    furnish(record, reading.reference, words, SetClock(NOW), "p")
    record.close()
    return folder, key


@pytest.fixture
def demo(demo_made: tuple[Path, bytes], tmp_path: Path, reading: Reading, words: Words) -> Iterator[Clinic]:
    """Give the demo clinic, opened by its practitioner, at 13:47 of its day."""
    folder = shutil.copytree(demo_made[0], tmp_path / "demo")
    record = embedded.open_record(folder, demo_made[1])
    person = record.people.get("p")
    settings = record.settings.all()
    yield Clinic(record, reading.reference, words, SetClock(NOW), person, lambda typed: typed == PASSWORD, settings)
    record.close()


@pytest.fixture
def window(demo: Clinic, words: Words, qtbot: QtBot) -> Window:
    """Give the program's window with the demo clinic open, as large as on a small laptop."""
    window = Window(words)
    qtbot.addWidget(window)
    window.resize(FIRST)
    window.show_clinic(demo)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    QCoreApplication.processEvents()
    return window
