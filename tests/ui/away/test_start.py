"""The whole program started while the clinic's server is away: who worked here before gets in and goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening import NewClinic, make_on_server, open_at
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.records.line import Line, own_database
from tests.ui.away.test_away import BACK_MS, PASSWORD, SETTINGS
from tests.ui.conftest import NOW
from tests.ui.using import seen, settled, shell_of, visit_of

#: A start under load: reading what is asked, connecting in vain, a slow check of a password.
LONGEST_MS = 60_000


@pytest.fixture
def line(postgres_address: str, words: Words) -> Iterator[Line]:
    with own_database(postgres_address) as address:
        make_on_server(address, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), SetClock(NOW), QUICK)
        found = Line(address)
        yield found
        found.cut()


def started(line: Line, words: Words, qtbot: QtBot) -> Program:
    """Start the program and sign in."""
    program = Program(words, SetClock(NOW), line.address)
    with qtbot.waitSignal(program.preparing.done, timeout=LONGEST_MS):
        program.window.show()
    settled()
    program.window.unlock_page.unlock_asked.emit(line.address, PASSWORD)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=LONGEST_MS)
    settled()
    return program


def ended(program: Program) -> None:
    program.close()
    program.window.leave()
    program.window.close()
    program.window.deleteLater()
    settled()


@pytest.mark.thorough
@pytest.mark.usefixtures("warm_home")
def test_a_start_without_the_server(line: Line, reading: Reading, words: Words, qtbot: QtBot) -> None:
    there = open_at(line.address, PASSWORD, reading.reference, words, SetClock(NOW))
    patient = there.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    visit = there.begin_visit(patient)
    there.record.close()
    program = started(line, words, qtbot)
    shell_of(program.window).open_visit(visit.id)
    line.cut()
    assert visit_of(program.window).desk.answer("intake", path("goal"), "Sleep through")
    ended(program)
    program = started(line, words, qtbot)
    shell = shell_of(program.window)
    qtbot.waitUntil(lambda: words("away.here", count=1) in seen(shell.away), timeout=BACK_MS)
    assert words("away.server") in seen(shell.away)
    assert "Elena Marsh" in seen(shell.today)
    assert words("away.waits") not in seen(shell)
    shell.open_visit(visit.id)
    settled()
    desk = visit_of(program.window).desk
    assert words("away.here", count=1) in seen(visit_of(program.window))
    assert desk.visit.value("intake", "goal") == "Sleep through"
    assert desk.answer("intake", path("goal"), "Climb stairs")
    with qtbot.waitSignal(shell.away.watch.returned, timeout=BACK_MS):
        line.mend()
    rows = desk.clinic.record.answers.of_visit(visit.id)
    assert [one.value for one in rows] == ["Sleep through", "Climb stairs"]
    assert desk.visit.value("intake", "goal") == "Climb stairs"
    ended(program)
