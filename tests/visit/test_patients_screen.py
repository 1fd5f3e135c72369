"""A second computer for patients on a real PostgreSQL: what its role may do, how answers go, what stays here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import make_url, text

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.reading import Reading
from clinic_app.records.kiosk_box import FolderBox
from clinic_app.records.kiosk_sending import send_all
from clinic_app.records.kiosk_table import KioskTable
from clinic_app.records.listening import Listening
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.records.server import plain
from clinic_app.records.tables import metadata
from clinic_app.records.verification import known_heads, verify
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.kiosk import Sitting, attach, public_key, unacknowledged
from clinic_app.visit.kiosk_taking import boxes_of, take_everything_in
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.patients_screen import (
    FILE,
    PatientsScreen,
    keep,
    kept,
    may_set_up,
    new_password,
    read_screen,
    set_up,
    waiting,
)
from clinic_app.words import Words

AREA = Said("intake", (("pain_map", "lower_back.right"), ("intensity", "")), 6)
URGENT = [Said("red_flags", path(one), "yes") for one in ("ces_saddle", "ces_bladder")]

PUT = "INSERT INTO kiosk.piece (id, sealed) VALUES (%s, %s)"
BEYOND = (
    "INSERT INTO kiosk.piece (id, sealed, aside) VALUES (gen_random_uuid(), '', true)",
    "UPDATE kiosk.piece SET sealed = ''",
    "DELETE FROM kiosk.piece",
    "TRUNCATE kiosk.piece",
    "CREATE TABLE kiosk.mine (id int)",
    "CREATE TABLE public.mine (id int)",
    "INSERT INTO setting (name, value) VALUES ('clinic_name', '1')",
    "UPDATE chain SET seq = 0",
    "CREATE ROLE friend",
    "COPY kiosk.piece (sealed) FROM PROGRAM 'id'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT rolpassword FROM pg_authid",
)


def clinic_of(record: Record, reading: Reading, words: Words, clock: SetClock, role: str = "owner") -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", role, clock())
    record.people.add(person)
    return Clinic(record, reading.reference, words, clock, person, lambda _: True, {"clinic_name": "Harbour Street"})


@pytest.fixture
def clinic(postgres_record: Record, clock: SetClock, reading: Reading, words: Words) -> Clinic:
    return clinic_of(postgres_record, reading, words, clock)


@pytest.fixture
def screen(clinic: Clinic) -> Iterator[PatientsScreen]:
    made = set_up(clinic, new_password())
    yield made
    record = unguarded(clinic.record)
    with record.write() as connection:  # a role belongs to the server, not to the test's own database
        connection.exec_driver_sql("DROP SCHEMA kiosk CASCADE")
        connection.exec_driver_sql(f'REVOKE ALL ON DATABASE "{record.engine.url.database}" FROM "{role_of(made)}"')
        connection.exec_driver_sql(f'DROP ROLE "{role_of(made)}"')


def role_of(screen: PatientsScreen) -> str:
    return str(make_url(screen.address).username)


@pytest.fixture
def as_screen(screen: PatientsScreen) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(plain(screen.address), autocommit=True) as connection:
        yield connection


@pytest.fixture
def sitting(clinic: Clinic, screen: PatientsScreen, reading: Reading, clock: SetClock, tmp_path: Path) -> Sitting:
    return Sitting(reading.reference, clock, FolderBox(tmp_path), screen.public)


def taken(clinic: Clinic) -> frozenset[str]:
    return take_everything_in(clinic, boxes_of(clinic)).visits


# -- what the role may do


def test_the_server_refuses_every_read_of_every_table(as_screen: psycopg.Connection[tuple[object, ...]]) -> None:
    every = [sql.SQL(one) for one in ("kiosk.piece", *sorted(metadata.tables))]
    assert len(every) > 15
    for table in every:
        for said in ("SELECT * FROM {}", "SELECT count(*) FROM {}", "SELECT 1 FROM {} LIMIT 0", "COPY {} TO STDOUT"):
            with pytest.raises(errors.InsufficientPrivilege):
                as_screen.execute(sql.SQL(said).format(table))


def test_it_puts_in_and_never_sees_it_again(as_screen: psycopg.Connection[tuple[object, ...]], clinic: Clinic) -> None:
    as_screen.execute(PUT, (str(uuid4()), b"sealed"))
    for more in ("RETURNING sealed", "RETURNING seq", "ON CONFLICT (id) DO UPDATE SET sealed = EXCLUDED.sealed"):
        with pytest.raises(errors.InsufficientPrivilege):
            as_screen.execute(sql.SQL(PUT) + sql.SQL(" ") + sql.SQL(more), (str(uuid4()), b"sealed"))
    assert [sealed for _, sealed in KioskTable(unguarded(clinic.record)).pieces()] == [b"sealed"]


def test_it_may_do_nothing_else(as_screen: psycopg.Connection[tuple[object, ...]]) -> None:
    for statement in BEYOND:
        with pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)):
            as_screen.execute(sql.SQL(statement))


def test_no_piece_fills_the_disk_at_once(as_screen: psycopg.Connection[tuple[object, ...]]) -> None:
    with pytest.raises(errors.CheckViolation):
        as_screen.execute(PUT, (str(uuid4()), bytes(5 << 20)))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("given", "taken_back", "named"),
    [
        ('GRANT SELECT (name) ON setting TO "{role}"', 'REVOKE SELECT (name) ON setting FROM "{role}"', "setting"),
        ('GRANT pg_read_all_data TO "{role}"', 'REVOKE pg_read_all_data FROM "{role}"', "pg_read_all_data"),
        ('ALTER ROLE "{role}" CREATEROLE', 'ALTER ROLE "{role}" NOCREATEROLE', "{role}"),
    ],
)
def test_a_role_that_may_more_is_refused_and_nothing_is_set_up(
    clinic: Clinic, screen: PatientsScreen, given: str, taken_back: str, named: str
) -> None:
    record, role = unguarded(clinic.record), role_of(screen)
    with record.write() as connection:
        connection.exec_driver_sql(given.format(role=role))
    with pytest.raises(ClinicError) as error:
        set_up(clinic, new_password())
    with record.write() as connection:
        connection.exec_driver_sql(taken_back.format(role=role))
    assert error.value.sentence == "screens.may_more"
    assert named.format(role=role) in str(error.value.values["tables"])
    assert len(record.events.of_kind("screen_set_up")) == 1


def test_only_the_owner_sets_one_up(
    postgres_record: Record, clock: SetClock, reading: Reading, words: Words, clinic: Clinic
) -> None:
    assert may_set_up(clinic)
    for role in ("practitioner", "reception", "auditor"):
        other = clinic_of(postgres_record, reading, words, clock, role)
        assert not may_set_up(other)
        with pytest.raises(ClinicError) as error:
            set_up(other, new_password())
        assert error.value.sentence == "people.may_not"
    with postgres_record.read() as connection:
        assert connection.execute(text("SELECT to_regclass('kiosk.piece')")).scalar_one() is None


def test_it_is_an_event_that_names_no_password(clinic: Clinic, screen: PatientsScreen) -> None:
    (told,) = unguarded(clinic.record).events.of_kind("screen_set_up")
    assert told.person == clinic.person.id
    assert told.detail == {"role": role_of(screen)}
    password = str(make_url(screen.address).password)
    assert password not in json.dumps([one.detail for one in unguarded(clinic.record).events.of_kind("screen_set_up")])


def test_a_record_in_a_folder_says_that_it_has_no_server(
    embedded_record: Record, clock: SetClock, reading: Reading, words: Words
) -> None:
    clinic = clinic_of(embedded_record, reading, words, clock)
    assert not may_set_up(clinic)
    with pytest.raises(ClinicError) as error:
        set_up(clinic, new_password())
    assert error.value.sentence == "screens.no_server"


@pytest.mark.thorough
def test_whoever_hands_the_screen_over_first_may_be_anybody(
    postgres_record: Record, clock: SetClock, reading: Reading, words: Words
) -> None:
    reception = clinic_of(postgres_record, reading, words, clock, "reception")
    made = public_key(reception)
    assert public_key(clinic_of(postgres_record, reading, words, clock)) == made


# -- the way of an answer


def test_answers_arrive_once_and_leave_the_table(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.answer_all([AREA])
    sitting.answer_all([replace(AREA, value=7)])
    assert waiting(tmp_path) == 2
    assert send_all(tmp_path, screen.address) == 2
    assert waiting(tmp_path) == 0
    (visit,) = taken(clinic)
    assert clinic.open(visit).value("intake", ("pain_map", "lower_back.right"), "intensity") == 7
    assert not list(KioskTable(unguarded(clinic.record)).pieces())
    assert verify(unguarded(clinic.record), known_heads(unguarded(clinic.record))).is_whole


def test_what_the_server_took_before_the_line_was_cut_is_sent_again_and_there_once(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.answer_all([AREA])
    (file,) = FolderBox(tmp_path).files()
    sealed = file.read_bytes()
    send_all(tmp_path, screen.address)
    file.write_bytes(sealed)  # the server's yes never arrived
    assert send_all(tmp_path, screen.address) == 1
    assert len(list(KioskTable(unguarded(clinic.record)).pieces())) == 1
    (visit,) = taken(clinic)
    file.write_bytes(sealed)  # nor the next one, and a room has taken it in meanwhile
    send_all(tmp_path, screen.address)
    assert not taken(clinic)
    assert len(clinic.record.answers.of_visit(visit)) == 1


def test_away_it_waits_sealed_on_the_screens_own_disk(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.answer_all([replace(AREA, form="kiosk", path=path("who_name"), value="Marcus Boateng")])
    away = make_url(screen.address).update_query_dict({"host": str(tmp_path / "nobody")})
    with pytest.raises(ClinicError) as error:
        send_all(tmp_path, away.render_as_string(hide_password=False))
    assert error.value.sentence == "record.server_away"
    sitting.close()  # the plug
    assert waiting(tmp_path) == 1
    assert all(b"Boateng" not in one.read_bytes() for one in FolderBox(tmp_path).files())
    assert send_all(tmp_path, screen.address) == 1
    (visit,) = taken(clinic)
    assert clinic.open(visit).value("kiosk", "who_name") == "Marcus Boateng"


@pytest.mark.thorough
def test_two_rooms_that_hear_at_once_store_it_once(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.answer_all([AREA, *URGENT])
    send_all(tmp_path, screen.address)
    (box,) = boxes_of(clinic)
    held = list(box.pieces())  # what the second room has read before the first has taken it
    assert taken(clinic)

    class Held(KioskTable):
        def pieces(self) -> Iterator[tuple[str, bytes]]:
            yield from held

    assert not take_everything_in(clinic, [Held(unguarded(clinic.record))]).visits
    assert len(unguarded(clinic.record).events.of_kind("kiosk_answers")) == 1
    assert len(unacknowledged(clinic)) == 1


def test_what_nobody_can_open_is_set_aside_and_holds_nothing_up(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path,
    as_screen: psycopg.Connection[tuple[object, ...]],
) -> None:  # fmt: skip
    as_screen.execute(PUT, (str(uuid4()), b"rubbish"))
    sitting.answer_all([AREA])
    send_all(tmp_path, screen.address)
    found = take_everything_in(clinic, boxes_of(clinic))
    assert found.set_aside == ("kiosk.not_readable",)
    assert len(found.visits) == 1
    assert take_everything_in(clinic, boxes_of(clinic)).set_aside == ()


@pytest.mark.thorough
def test_what_comes_after_the_note_was_signed_is_set_aside_and_said(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.answer_all([AREA])
    send_all(tmp_path, screen.address)
    (visit,) = taken(clinic)
    elena = clinic.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    attach(clinic, visit, elena)
    with unguarded(clinic.record).write() as connection:
        connection.execute(text("UPDATE visit SET state = 'signed' WHERE id = :id"), {"id": visit})
    sitting.answer_all([replace(AREA, value=2)])
    send_all(tmp_path, screen.address)
    assert take_everything_in(clinic, boxes_of(clinic)).set_aside == ("kiosk.came_too_late",)


def test_a_room_hears_of_it_and_nonsense_wakes_it_without_harm(
    clinic: Clinic, screen: PatientsScreen, sitting: Sitting, tmp_path: Path,
    as_screen: psycopg.Connection[tuple[object, ...]],
) -> None:  # fmt: skip
    listening = Listening(unguarded(clinic.record).engine.url.render_as_string(hide_password=False))
    listening.begin()
    sitting.answer_all([AREA])
    send_all(tmp_path, screen.address)
    assert listening.heard() == [0]
    for nonsense in ("", "x", "9" * 5000, "−1", "٣"):
        as_screen.execute("SELECT pg_notify('clinic_app', %s)", (nonsense,))
    assert set(listening.heard()) == {0}
    listening.close()


# -- the file


def test_the_file_says_what_the_screen_needs_and_nothing_of_the_clinics(clinic: Clinic, screen: PatientsScreen) -> None:
    assert read_screen(screen.written()) == screen
    assert screen.clinic == "Harbour Street"
    said, private = screen.written(), str(clinic.settings["kiosk_keys"][0])
    assert private not in said
    assert make_url(screen.address).username != unguarded(clinic.record).engine.url.username
    assert screen.languages == ()  # no language was read by anybody, and the clinic gives no drafts
    clinic.set(draft_languages=True)
    assert set(set_up(clinic, new_password()).languages) == {("ar", True), ("de", True), ("es", True)}


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"public": 1, "languages": [["de"]]}', "�", "null"])
def test_another_file_is_refused_in_words(content: str) -> None:
    with pytest.raises(ClinicError) as error:
        read_screen(content)
    assert error.value.sentence == "screens.not_ours"


@pytest.mark.thorough
def test_it_is_kept_for_this_account_alone(screen: PatientsScreen, tmp_path: Path) -> None:
    folder = tmp_path / "screen"
    with pytest.raises(ClinicError) as error:
        kept(folder)
    assert error.value.sentence == "screens.no_file"
    keep(screen, folder)
    assert kept(folder) == screen
    assert (folder / FILE).stat().st_mode & 0o077 == 0
