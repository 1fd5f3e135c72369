"""Signing in while the clinic's server is away, and a program that is killed meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from base64 import b32decode
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.visit.away import away, coming_back
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.one_time_codes import STEP, code_at, new_second_factor
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening import NewClinic, make_on_server
from clinic_app.visit.opening_room import folder_of, open_in_room
from clinic_app.visit.people import About, add_person
from clinic_app.words import Words
from tests.conftest import QUICK
from tests.records.line import Line, own_database

PASSWORD, OTHER = "correct horse battery", "eleven blue kettles"
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}


@dataclass
class Door:
    """A clinic on a server at the end of a line, and what it is opened with."""

    line: Line
    reading: Reading
    words: Words
    clock: SetClock

    def open(self, password: str = PASSWORD, code: str = "") -> Clinic:
        return open_in_room(self.line.address, password, self.reading.reference, self.words, self.clock, code)


@pytest.fixture
def door(postgres_address: str, reading: Reading, words: Words, clock: SetClock) -> Iterator[Door]:
    with own_database(postgres_address) as address:
        make_on_server(address, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), clock, QUICK)
        line = Line(address)
        yield Door(line, reading, words, clock)
        line.cut()


@pytest.mark.thorough
@pytest.mark.usefixtures("warm_home")
def test_killed_while_away_and_opened_again_without_the_server(door: Door) -> None:
    clinic = door.open()
    patient = clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    visit = clinic.begin_visit(patient)
    clinic.record.close()
    told = _answered_until_killed(door, visit.id)
    assert told
    clinic = door.open()
    state = away(clinic)
    assert state is not None
    assert state.is_away
    assert state.waiting in (len(told), len(told) + 1)  # the kill may come between the disk and the telling
    opened = clinic.open(visit.id)
    assert str(opened.value("intake", "goal")) >= told[-1]
    opened.answer("intake", path("complaint"), "After the kill")
    door.line.mend()
    assert coming_back(clinic)()
    clinic.record.close()
    clinic = door.open()
    rows = clinic.record.answers.of_visit(visit.id)
    assert [row.value for row in rows][: len(told)] == told
    assert rows[-1].value == "After the kill"
    assert len({row.id for row in rows}) == len(rows)
    clinic.record.close()


def _answered_until_killed(door: Door, visit_id: str) -> list[str]:
    """Let another program answer without the server, kill it in the middle, and return what it was told is kept."""
    script = [sys.executable, "-m", "tests.visit.away_writer", door.line.address, PASSWORD, visit_id]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as writer:  # noqa: S603
        assert writer.stdout is not None
        assert writer.stdin is not None
        assert writer.stdout.readline().strip() == "open"
        door.line.cut()
        writer.stdin.write("the server is away\n")
        writer.stdin.flush()
        told = [writer.stdout.readline().strip() for _ in range(7)]
        os.kill(writer.pid, signal.SIGKILL)
        told += writer.stdout.read().split()
    return told


def test_who_never_signed_in_here_is_let_in_and_a_wrong_password_is_not(door: Door) -> None:
    clinic = door.open()
    add_person(clinic, About("Kim Reed", "practitioner"), OTHER)
    clinic.record.close()
    door.open().record.close()  # the copy is of now
    door.line.cut()
    with pytest.raises(ClinicError, match="wrong_password"):
        door.open("nobody's password at all")
    kim = door.open(OTHER)
    assert kim.person.name == "Kim Reed"
    kim.record.close()
    owner = door.open()
    with pytest.raises(ClinicError, match=r"away\.waits"):
        add_person(owner, About("Noa Vale", "student"), "seven red bicycles")
    owner.record.close()


def test_a_code_works_once_without_the_server_too(door: Door) -> None:
    clinic = door.open()
    assert clinic.keys is not None
    second, _ = new_second_factor()
    clinic.keys.set_second_factor(clinic.person.id, PASSWORD, second)
    clinic.record.close()
    door.line.cut()
    code = code_at(b32decode(second.secret), int(door.clock().utc.timestamp()) // STEP)
    door.open(code=code).record.close()
    with pytest.raises(ClinicError, match="code_used"):
        door.open(code=code)


def test_nothing_in_the_folder_is_in_clear(door: Door) -> None:
    clinic = door.open()
    clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="01632 960777")
    clinic.record.close()
    clinic = door.open()
    assert clinic.keys is not None
    planted = ("Elena", "Marsh", "960777", "Ada Rook", "Harbour", PASSWORD, "127.0.0.1")
    for file in folder_of(door.line.address).iterdir():
        held = file.read_bytes()
        assert clinic.keys.key not in held
        assert not [one for one in planted if one.encode() in held], file
    clinic.record.close()
