"""Signing in to a record on a real PostgreSQL server: the password says who is at work, it wraps no data there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.doors import door_of
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records import attempts
from clinic_app.records.key_store import ServerKeys
from clinic_app.records.server import open_record
from clinic_app.visit.guard import unguarded
from clinic_app.visit.letting_in import counted_at
from clinic_app.visit.opening import NewClinic, make_on_server, open_at
from clinic_app.visit.people import About, add_person, change_own_password, let_go
from clinic_app.words import Words
from tests.conftest import QUICK

PASSWORD = "correct horse battery"  # noqa: S105
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999"}


@pytest.fixture
def address(postgres_address: str) -> Iterator[str]:
    """Give the address of an empty database."""
    import psycopg  # noqa: PLC0415  only where PostgreSQL is tested

    name = f"clinic_{uuid4().hex[:12]}"
    plain = postgres_address.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # a name of our own making
    yield postgres_address.replace("/postgres?", f"/{name}?")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_people_come_go_and_change_passwords_on_a_server(
    address: str, reading: Reading, words: Words, clock: SetClock
) -> None:
    make_on_server(address, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), clock, QUICK)
    owner = open_at(address, PASSWORD, reading.reference, words, clock)
    assert owner.person.name == "Ada Rook"
    kim = add_person(owner, About("Kim Reed", "student"), "eleven blue kettles")
    other = open_at(address, "eleven blue kettles", reading.reference, words, clock)
    assert other.person.id == kim.id
    change_own_password(other, "eleven blue kettles", "nine slow green rivers")
    with pytest.raises(ClinicError, match="may_not"):
        add_person(other, About("Noa Vale", "owner"), "seven red bicycles")
    with pytest.raises(ClinicError, match="wrong_password"):
        open_at(address, "eleven blue kettles", reading.reference, words, clock)
    let_go(owner, kim.id)
    with pytest.raises(ClinicError, match="wrong_password"):
        open_at(address, "nine slow green rivers", reading.reference, words, clock)
    assert [one.kind for one in unguarded(owner.record).events.of_kind("signed_in")] == ["signed_in"] * 2
    assert attempts.load(counted_at(ServerKeys(unguarded(owner.record)))).wrong == 2
    for one in (owner, other):
        one.record.close()


def test_a_database_without_a_record_is_said(address: str, reading: Reading, words: Words, clock: SetClock) -> None:
    with pytest.raises(ClinicError) as refused:
        open_at(address, PASSWORD, reading.reference, words, clock)
    assert words.of_error(refused.value)
    record = open_record(address)
    record.create()
    record.close()
    with pytest.raises(ClinicError, match="no_keys_on_server"):
        open_at(address, PASSWORD, reading.reference, words, clock)


def test_a_door_names_the_server_and_never_its_password(tmp_path: Path) -> None:
    door = door_of("postgresql+psycopg://clinic:secret@db.example:5432/harbour?sslmode=verify-full")
    assert door.name == "harbour · db.example"
    assert not door.can_recover
    assert door_of(str(tmp_path / "north")).name == "north"
