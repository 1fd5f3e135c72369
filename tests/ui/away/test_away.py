"""The window of a room whose server goes away: it says so, goes on, and everything is there when the server is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.rows import PatientRow, VisitRow
from clinic_app.ui.away.away_watch import COPY_EVERY
from clinic_app.ui.shell import Shell
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening import NewClinic, make_on_server, open_at
from clinic_app.visit.opening_room import open_in_room
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.records.line import Line, own_database
from tests.ui.conftest import NOW
from tests.ui.using import Hand, button, seen, settled, shell_of

PASSWORD = "correct horse battery"  # noqa: S105
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}
#: A room tries every second to get back, and waits two for a line that is dead.
BACK_MS = 15_000
#: A line that is dead is noticed by whoever first wants something, in seconds.
NOTICED = 2.0 + 1.0
#: What a click may take while the server is away, in seconds, on a computer that has other things to do.
AT_ONCE = 1.0


@dataclass
class Clinics:
    """A clinic on a server as two rooms have it, the first at the end of a line.

    Attributes:
        here, there: The room with the window, and another one.
        patient, visit: Who is here today, and the visit.
    """

    line: Line
    here: Clinic
    there: Clinic
    patient: PatientRow
    visit: VisitRow

    def answers(self, link: str) -> list[object]:
        """Return what stands on the server as the answer to a question of the intake."""
        there = self.there.open(self.visit.id)
        return [one.value for one in there.of("intake").standing(path(link))]


@pytest.fixture(scope="module")
def served(postgres_address: str, words: Words) -> Iterator[str]:
    """Give the address of a clinic's record; making it takes longer than a test."""
    with own_database(postgres_address) as address:
        new = NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD)
        make_on_server(address, new, SetClock(NOW), QUICK)
        yield address


@pytest.fixture
def clinics(served: str, reading: Reading, words: Words) -> Iterator[Clinics]:
    clock = SetClock(NOW)
    there = open_at(served, PASSWORD, reading.reference, words, clock)
    patient = there.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    visit = there.begin_visit(patient)
    line = Line(served)
    here = open_in_room(line.address, PASSWORD, reading.reference, words, clock)
    yield Clinics(line, here, there, patient, visit)
    line.cut()
    here.record.close()
    there.record.close()


@pytest.fixture
def shell(clinics: Clinics, words: Words, qtbot: QtBot) -> Iterator[Shell]:
    window = Window(words)
    window.resize(FIRST)
    window.show_clinic(clinics.here)
    window.show()
    settled()
    shell = shell_of(window)
    yield shell
    shell.stop_keeping()
    window.leave()
    window.close()
    window.deleteLater()
    settled()


def opened(shell: Shell, clinics: Clinics) -> VisitPage:
    shell.open_visit(clinics.visit.id)
    settled()
    assert shell.visit_page is not None
    return shell.visit_page


def back(shell: Shell, clinics: Clinics, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.away.watch.returned, timeout=BACK_MS):
        clinics.line.cut()
        clinics.line.mend()
    settled()


def at_once(do: Callable[[], object]) -> None:
    began = monotonic()
    do()
    settled()
    assert monotonic() - began < AT_ONCE


def test_a_day_without_the_server(shell: Shell, clinics: Clinics, words: Words, qtbot: QtBot) -> None:
    page = opened(shell, clinics)
    desk = page.desk
    for name in page.names:
        page.go(name)  # built once: only what the server has to do with is timed below
    assert desk.answer("intake", path("complaint"), "Low back")
    assert "Saved" in seen(page)
    clinics.line.cut()
    assert desk.answer("intake", path("complaint"), "Low back, since Tuesday")
    assert words("away.here", count=1) in seen(page)
    at_once(lambda: desk.answer("intake", path("goal"), "Sleep through"))
    at_once(desk.undo)
    at_once(desk.redo)
    assert desk.visit.value("intake", "goal") == "Sleep through"
    assert words("away.here", count=4) in seen(page)
    for name in page.names:
        at_once(partial(page.go, name))
    qtbot.waitUntil(lambda: words("away.server") in seen(shell.away), timeout=BACK_MS)
    assert words("away.copy_from", time="13:47") in seen(shell.away)
    page.go("note")
    assert "away.not_signable" in {one.sentence for one in open_points(desk.visit)}
    assert words("away.not_signable") in seen(page)
    assert not desk.sign()
    back(shell, clinics, qtbot)
    assert shell.away.isHidden()
    assert "Saved" in seen(page)
    assert clinics.answers("complaint") == ["Low back, since Tuesday"]
    assert clinics.answers("goal") == ["Sleep through"]
    assert desk.visit.value("intake", "goal") == "Sleep through"
    assert desk.answer("intake", path("goal"), "Climb stairs")
    assert desk.visit.value("intake", "goal") == "Climb stairs"
    assert clinics.answers("goal") == ["Climb stairs"]


@pytest.mark.thorough
def test_what_another_room_answered_meanwhile_stands_beside_it(shell: Shell, clinics: Clinics, qtbot: QtBot) -> None:
    page = opened(shell, clinics)
    clinics.line.cut()
    page.desk.answer("intake", path("goal"), "Climb stairs")
    clinics.there.open(clinics.visit.id).answer("intake", path("goal"), "Sleep through")
    back(shell, clinics, qtbot)
    both = {one.value for one in page.desk.visit.of("intake").standing(path("goal"))}
    assert both == {"Climb stairs", "Sleep through"} == set(clinics.answers("goal"))


@pytest.mark.thorough
def test_today_is_read_and_everything_else_refused_in_words(
    shell: Shell, clinics: Clinics, words: Words, qtbot: QtBot
) -> None:
    clinics.line.is_dead = True
    began = monotonic()
    shell.go("patients")
    assert monotonic() - began < NOTICED
    at_once(lambda: shell.go("today"))
    assert "Elena Marsh" in seen(shell.today)
    page = opened(shell, clinics)
    assert page.desk.answer("intake", path("goal"), "Sleep through")
    assert words("away.here", count=1) in seen(page)
    assert page.desk.keep("sheet", "Home plan", b"%PDF-") is None
    assert words("away.waits") in seen(page)
    back(shell, clinics, qtbot)
    assert clinics.answers("goal") == ["Sleep through"]


def test_answers_to_a_note_signed_meanwhile_are_shown_for_an_addendum(
    shell: Shell, clinics: Clinics, words: Words, qtbot: QtBot
) -> None:
    page = opened(shell, clinics)
    clinics.line.cut()
    page.desk.answer("intake", path("goal"), "Sleep through the night")
    page.desk.answer("intake", path(("pain_map", "lower_back.right"), "intensity"), 7)
    assert words("away.here", count=3) in seen(page)
    event = clinics.there.open(clinics.visit.id).event("signed")
    clinics.there.record.visits.change(clinics.visit.id, event, state="signed")
    back(shell, clinics, qtbot)
    said = seen(shell.away)
    assert "Sleep through the night" in said
    assert words("away.why.signed_already") in said
    assert "Elena Marsh" in said
    assert "Low back beside spine, RIGHT" in said
    Hand().click(button(shell.away, words("away.add_below")))
    assert shell.visit_page is not None
    assert "Sleep through the night" in seen(shell.visit_page)
    Hand().click(button(shell.away, words("away.seen_to")))
    assert shell.away.isHidden()
    (seen_to,) = clinics.there.record.events.of_kind("away_seen_to")
    assert (seen_to.visit, seen_to.patient, seen_to.detail["answers"]) == (clinics.visit.id, clinics.patient.id, 3)


@pytest.mark.thorough
def test_the_copy_is_made_anew_often_enough(shell: Shell, clinics: Clinics, qtbot: QtBot) -> None:
    assert timedelta(milliseconds=COPY_EVERY) < timedelta(minutes=15)
    other = clinics.there.add_patient(given_name="Bea", family_name="Stone", birth_date="1990-01-01", phone="")
    clinics.there.begin_visit(other)
    clock = clinics.here.clock
    assert isinstance(clock, SetClock)
    clock.advance(minutes=5)
    watch = shell.away.watch
    watch.copy()
    now = clock()
    qtbot.waitUntil(lambda: watch.state is not None and watch.state.copied == now, timeout=BACK_MS)
    clinics.line.cut()
    shell.go("today")
    settled()
    assert "Bea Stone" in seen(shell.today)
