"""Records that cannot be opened, and places that take nothing: each made by what would do it in life."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clinic_app.clock import Clock, SetClock
from clinic_app.records import embedded, vault
from clinic_app.records.record import Record
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import path
from clinic_app.visit.opening import NewClinic, make_record, open_clinic
from clinic_app.visit.reference import Reference
from clinic_app.words import Words
from tests.conftest import QUICK

PASSWORD = "three blue kettles"  # noqa: S105
SETTINGS = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999", "mode": "support"}
OWN_WORDS = path("complaint")
SAID = "It began after moving house."
NOBODY = 65534
BLOCK = 4096


def make(folder: Path, reference: Reference, words: Words, clock: Clock) -> str:
    """Make a record with one patient and one answer in an open visit, and return the visit's id."""
    make_record(folder, NewClinic(SETTINGS, "Ada Rook", "Physiotherapist", PASSWORD), clock, QUICK)
    clinic = open_clinic(folder, PASSWORD, reference, words, clock)
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="1", sex="")
    visit = clinic.begin_visit(patient)
    clinic.open(visit.id).answer("intake", OWN_WORDS, SAID)
    clinic.record.close()
    return visit.id


def template(folder: Path, reference: Reference, words: Words) -> tuple[Path, str]:
    """Make a record for tests to copy, and return its folder and the id of its visit."""
    place = folder / "record"
    return place, make(place, reference, words, SetClock(datetime(2026, 11, 20, 13, 40, tzinfo=UTC)))


def said_in(clinic: Clinic, visit_id: str) -> object:
    """Return what a visit's first answer says, read from the record anew."""
    return clinic.open(visit_id).value("intake", "complaint")


def key_of(folder: Path) -> bytes:
    """Return the key of a record made here."""
    return vault.load(folder / embedded.KEYS).open(PASSWORD)[0]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


# -- what can be wrong with a record


def _flip(folder: Path, share: float) -> None:
    database = folder / embedded.DATABASE
    whole = bytearray(database.read_bytes())
    at = int(len(whole) * share)
    whole[at : at + 8] = bytes(one ^ 0xFF for one in whole[at : at + 8])
    database.write_bytes(whole)


def _cut(folder: Path, share: float) -> None:
    database = folder / embedded.DATABASE
    whole = database.read_bytes()
    database.write_bytes(whole[: int(len(whole) * share)])


def _rewrite_keys(folder: Path, **values: object) -> None:
    file = folder / embedded.KEYS
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | values), encoding="utf-8")


def _change_lock(folder: Path, **values: object) -> None:
    (lock,) = json.loads((folder / embedded.KEYS).read_text(encoding="utf-8"))["locks"]
    _rewrite_keys(folder, locks=[lock | values])


def _a_file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


def _another_records_rows(folder: Path) -> None:
    keys, key, _ = vault.new_vault("another")
    other = folder.with_name("another")
    embedded.create(other, keys, key).close()
    shutil.copy(other / embedded.DATABASE, folder / embedded.DATABASE)
    shutil.rmtree(other)


def _newer_rows(folder: Path) -> None:
    record: Record = embedded.open_record(folder, key_of(folder))
    with record.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    record.close()


Damage = Callable[[Path], object]
#: What was done to a record → the sentence that says it. Those of the first group are seen without a password.
SEEN_AT_ONCE: dict[str, tuple[Damage, str]] = {
    "gone": (shutil.rmtree, "record.missing"),
    "no rows": (lambda folder: (folder / embedded.DATABASE).unlink(), "record.missing"),
    "a file instead": (_a_file_instead, "record.missing"),
    "no keys": (lambda folder: (folder / embedded.KEYS).unlink(), "record.no_keys"),
    "keys cut short": (
        lambda folder: (folder / embedded.KEYS).write_bytes((folder / embedded.KEYS).read_bytes()[:200]),
        "record.keys_damaged",
    ),
    "keys are no text": (lambda folder: (folder / embedded.KEYS).write_bytes(b"\xff\x00" * 90), "record.keys_damaged"),
    "keys nested deeply": (
        lambda folder: (folder / embedded.KEYS).write_text("[" * 100_000, encoding="utf-8"),
        "record.keys_damaged",
    ),
    "keys of a newer program": (lambda folder: _rewrite_keys(folder, format=99), "record.newer"),
    "keys of no known format": (lambda folder: _rewrite_keys(folder, format="x"), "record.keys_damaged"),
    "a lock without salt": (lambda folder: _change_lock(folder, salt="AAAA"), "record.keys_damaged"),
    "a lock that is no code": (lambda folder: _change_lock(folder, wrapped="no code!"), "record.keys_damaged"),
    "a lock cut short": (lambda folder: _change_lock(folder, wrapped="AAAA"), "record.keys_damaged"),
    "a lock that would take all memory": (
        lambda folder: _change_lock(folder, cost={"memory": 2**40, "passes": 1, "lanes": 1}),
        "record.keys_damaged",
    ),
    "a recovery key cut short": (lambda folder: _rewrite_keys(folder, recovery="AAAA"), "record.keys_damaged"),
}
SEEN_WITH_THE_KEY: dict[str, tuple[Damage, str]] = {
    "bytes flipped at the head": (lambda folder: _flip(folder, 0.0), "record.not_ours"),
    "bytes flipped early": (lambda folder: _flip(folder, 0.2), "record.damaged"),
    "bytes flipped in the middle": (lambda folder: _flip(folder, 0.5), "record.damaged"),
    "bytes flipped at the end": (lambda folder: _flip(folder, 0.999), "record.damaged"),
    "cut in half": (lambda folder: _cut(folder, 0.5), "record.damaged"),
    "cut to a few bytes": (lambda folder: _cut(folder, 0.001), "record.not_ours"),
    "emptied": (lambda folder: _cut(folder, 0.0), "record.not_ours"),
    "another file": (
        lambda folder: (folder / embedded.DATABASE).write_bytes(b"a letter, no record\n" * 2000),
        "record.not_ours",
    ),
    "a plain database": (
        lambda folder: (folder / embedded.DATABASE).write_bytes(b"SQLite format 3\0" + bytes(8176)),
        "record.not_ours",
    ),
    "another record's rows": (_another_records_rows, "record.not_ours"),
    "rows of a newer program": (_newer_rows, "record.newer"),
}
DAMAGES = SEEN_AT_ONCE | SEEN_WITH_THE_KEY


# -- places that take nothing


def write_nothing_more(record: Record) -> None:
    """Let the record's connection that is open take nothing more; a new one takes everything."""
    held = record.engine.raw_connection()
    held.cursor().execute("PRAGMA query_only=ON")
    held.close()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder; root, whom no permission stops, is nobody meanwhile."""
    below = [folder, *folder.rglob("*")]
    before = {one: one.stat().st_mode for one in below}
    for one in below:
        one.chmod(0o555 if one.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(OSError, match="denied"):
            (folder / "probe").touch()
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for one, mode in before.items():
            one.chmod(mode)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Mount a real disk of a few megabytes on a folder; where that is not allowed the test is skipped."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(folder)]
    done = subprocess.run(mount, check=False, capture_output=True)  # noqa: S603  our own folder
    if done.returncode:
        pytest.skip("no disk can be mounted here: that takes root")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)  # noqa: S603, S607


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """Leave not one byte of room on the disk a folder lies on."""
    filler = folder / "holiday-pictures"
    with filler.open("wb", buffering=0) as file:
        for size in (64 * BLOCK, BLOCK, 1):
            while True:
                try:
                    file.write(bytes(size))
                except OSError as error:
                    assert error.errno == errno.ENOSPC  # noqa: PT017  whatever else would spoil the test
                    break
    try:
        yield
    finally:
        filler.unlink()
