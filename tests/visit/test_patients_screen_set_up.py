"""The set-up of a second computer as the page about the clinic's server tells it: over TLS, with its administrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clinic_app import places
from clinic_app.cli import main
from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.vault import Cost
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.opening import NewClinic, make_on_server, open_clinic_on_server
from clinic_app.visit.patients_screen import AUTHORITY, FOLDER, PatientsScreen, new_password, set_up, write_file
from clinic_app.words import Words
from tests.records.clinic_server import ClinicServer, as_administrator, is_there, served

pytestmark = pytest.mark.skipif(not is_there(), reason="postgresql-15 of the distribution is not installed")

OWNER = "a long enough password"
QUICK = Cost(memory=8 * 4, passes=1, lanes=4)
ROLE = "clinic_screen"


@pytest.fixture(scope="module")
def server() -> Iterator[ClinicServer]:
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def made(server: ClinicServer) -> str:
    clock = SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC))
    new = NewClinic({"clinic_name": "Harbour Street"}, "Ada Rook", "Physiotherapist", OWNER)
    make_on_server(server.address(), new, clock, QUICK)
    return server.address()


@pytest.fixture
def clinic(made: str, reading: Reading, words: Words, clock: SetClock) -> Iterator[Clinic]:
    found = open_clinic_on_server(made, OWNER, reading.reference, words, clock)
    yield found
    found.record.close()


def set_up_with_administrator(clinic: Clinic, server: ClinicServer) -> PatientsScreen:
    """Press the button, let the administrator type what it asks for, press again."""
    password = new_password()
    with pytest.raises(ClinicError) as error:
        set_up(clinic, password)
    assert error.value.sentence == "screens.ask_administrator"
    line = str(error.value.values["line"])
    assert ROLE in line
    assert password not in line
    as_administrator(server, line)
    return set_up(clinic, password)


def written(screen: PatientsScreen, folder: Path) -> Path:
    file = folder / "patients-screen.json"
    write_file(screen, file)
    return file


def check(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["kiosk", str(file), "--check"])
    said = capsys.readouterr()
    return status, (said.out + said.err).strip()


def test_it_is_set_up_as_written_and_an_older_file_opens_nothing(
    clinic: Clinic, server: ClinicServer, words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = set_up_with_administrator(clinic, server)
    file = written(screen, tmp_path)
    assert check(file, capsys) == (0, words("screens.tried"))
    kept = places.user_folder() / FOLDER / AUTHORITY
    assert kept.read_text() == server.trusted.read_text()
    assert make_url(screen.address).query["sslmode"] == "verify-full"
    assert main(["kiosk", "--check"]) == 0  # the file is needed once
    capsys.readouterr()
    again = set_up_with_administrator(clinic, server)
    assert check(file, capsys) == (1, words("record.server_refuses"))
    assert written(again, tmp_path) == file
    assert check(file, capsys) == (0, words("screens.tried"))


@pytest.mark.thorough
def test_a_server_with_another_certificate_gets_nothing(
    clinic: Clinic, server: ClinicServer, words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = set_up_with_administrator(clinic, server)
    file = written(replace(screen, authority=server.other.read_text()), tmp_path)
    assert check(file, capsys) == (1, words("record.wrong_certificate"))


@pytest.mark.thorough
def test_a_role_that_could_read_starts_no_screen(
    clinic: Clinic, server: ClinicServer, words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(set_up_with_administrator(clinic, server), tmp_path)
    as_administrator(server, f"GRANT clinic TO {ROLE}; ALTER ROLE {ROLE} INHERIT")
    assert check(file, capsys) == (1, words("screens.may_read"))
    as_administrator(server, f"REVOKE clinic FROM {ROLE}")
    assert check(file, capsys)[0] == 0


def test_what_is_no_file_of_a_screen_is_said(words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "--check"]) == 1
    assert capsys.readouterr().err.strip() == words("screens.no_file")
    file = tmp_path / "other.json"
    file.write_bytes(b"\xff\xfe")
    assert check(file, capsys) == (1, words("screens.not_ours"))
    assert check(tmp_path / "gone.json", capsys) == (1, words("screens.not_ours"))
