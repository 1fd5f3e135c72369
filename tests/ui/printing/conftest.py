"""A print queue as the system has one, made of two small programs on the PATH: it takes what comes through its pipe."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.ui.visit.home_care_page import HomeCarePage
from clinic_app.ui.window import Window
from clinic_app.visit import room
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.home_care import adding, proposal_of
from clinic_app.visit.open_visit import Said, path
from tests.ui.using import settled, shell_of, visit_of

NAME = "Room_2"
QUEUE = """#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/asked"
while [ -e "$here/held" ]; do sleep 0.02; done
if [ -e "$here/broken" ]; then echo "lp: the door is open" >&2; exit 1; fi
cat > "$here/$$.part" && mv "$here/$$.part" "$here/$(date +%s%N).pdf"
echo "request id is Room_2-17 (0 file(s))"
"""
LIST = """#!/bin/sh
here=$(dirname "$0")
[ "$1" = "-e" ] && printf 'Room_2\\nFront_desk\\n'
[ "$1" = "-W" ] && [ -e "$here/out_of_paper" ] && echo "Room_2-17 clinic 1024 Fri 20 Nov 2026"
exit 0
"""
CANCEL = """#!/bin/sh
echo "$@" > "$(dirname "$0")/cancelled"
"""


class Queue:
    """The queue and what lies in its tray."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()
        for name, program in (("lp", QUEUE), ("lpstat", LIST), ("cancel", CANCEL)):
            (folder / name).write_text(program)
            (folder / name).chmod(0o755)

    @property
    def tray(self) -> list[bytes]:
        """What was printed, the first first."""
        return [one.read_bytes() for one in sorted(self._folder.glob("*.pdf"))]

    @property
    def asked(self) -> list[str]:
        """With which words it was called."""
        return (self._folder / "asked").read_text().splitlines()

    @property
    def cancelled(self) -> str:
        """What was taken out of the queue, or nothing."""
        file = self._folder / "cancelled"
        return file.read_text().strip() if file.exists() else ""

    def set_state(self, state: str, *, there: bool) -> None:
        """Hold the queue, or break it, or put it right again."""
        file = self._folder / state
        file.touch() if there else file.unlink()


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Give a computer that has a print queue."""
    made = Queue(tmp_path / "queue")
    monkeypatch.setenv("PATH", f"{tmp_path / 'queue'}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def beside(queue: Queue, demo: Clinic) -> Queue:
    """Give the queue, its printer chosen for this computer."""
    room.choose_printer(demo, NAME)
    return queue


Sheet = Callable[[str], HomeCarePage]


@pytest.fixture
def sheet(window: Window, demo: Clinic) -> Sheet:
    """Return a function that opens a patient's visit with a sheet that is ready to leave."""

    def opened(name: str) -> HomeCarePage:
        shell_of(window).open_visit(demo.begin_visit(demo.find(name)[0]).id)
        page = visit_of(window)
        exercise = page.desk.visit.reference.knowledge.exercises["chair_ql_stretch"]
        page.desk.answer_all(adding(proposal_of(page.desk.visit, exercise, "left")))
        page.go("home_care")
        settled()
        found = page.page("home_care")
        assert isinstance(found, HomeCarePage)
        found.sheet.preview.now()
        return found

    return opened


def changed_dose(page: HomeCarePage, times: int = 9) -> None:
    """Change the plan."""
    where = path(("exercises", "chair_ql_stretch"), "hold_seconds")
    desk = page.sheet._desk
    assert desk.answer_all([Said("home_care", where, times)])
    settled()


def came(qtbot: QtBot, happened: Callable[[], bool]) -> None:
    """Wait until something came of a print."""
    qtbot.waitUntil(happened, timeout=10_000)
    settled()
