"""What is interrupted at every step: signing, migrating, backing up, restoring, leaving; and before told from after."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.exchange.leaving import EXPORTED
from clinic_app.exchange.locked_archive import Lock, unlocked
from clinic_app.exchange.parcel import parcel, put
from clinic_app.records import backups, embedded, vault
from clinic_app.records.folder import BACKUPS, KEYS_FILE
from clinic_app.records.restoring import restore
from clinic_app.records.rows import EventRow
from clinic_app.records.set_aside import ASIDE, settle
from clinic_app.records.tables import HEAD
from clinic_app.records.verification import known_heads, verify
from tests.torture.kills import RELEASED, RELEASED_PASSWORD
from tests.torture.work import NOW, Writer, made, opened

BEFORE, AFTER, BETWEEN = "before", "after", "between"
RECORD, STATE, PARCEL = "record", "state.json", "all.zip"
#: What two steps of the upgrade add, the oldest and the newest: all of it is there or nothing.
ADDED = {"keyring", "ix_visit_state"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done whole or not at all.

    Attributes:
        prepare: Makes a folder in which it can be done.
        do: Does it there.
        where: Says of the folder whether it stands before, after, or between.
    """

    prepare: Callable[[Path], None]
    do: Callable[[Path], None]
    where: Callable[[Path], str]


def _state(room: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((room / STATE).read_text(encoding="utf-8"))
    return found


def _prepare(room: Path) -> None:
    """Make a record with an open visit; remember what it held."""
    key = made(room / RECORD)
    with opened(room / RECORD, key) as record:
        visit = next(one for one in record.visits.in_state("open"))
        (room / STATE).write_text(json.dumps({"key": key.hex(), "visit": visit.id}), encoding="utf-8")


def _is_whole(folder: Path, key: bytes) -> bool:
    try:
        with opened(folder, key) as record:
            return verify(record, known_heads(record)).is_whole
    except ClinicError:
        return False


# -- signing


def _sign(room: Path) -> None:
    state = _state(room)
    with opened(room / RECORD, bytes.fromhex(state["key"])) as record:
        visit = record.visits.get(state["visit"])
        Writer(record, lambda *_: None)._made.sign(visit)


def _where_signing(room: Path) -> str:
    state = _state(room)
    key = bytes.fromhex(state["key"])
    if not _is_whole(room / RECORD, key):
        return BETWEEN
    with opened(room / RECORD, key) as record:
        signed = {
            record.notes.of_visit(state["visit"]) is not None,
            record.visits.get(state["visit"]).state == "signed",
            any(one.kind == "signed" for one in record.events.of_visit(state["visit"])),
        }
    return BETWEEN if len(signed) > 1 else AFTER if signed.pop() else BEFORE


# -- migrating


def _prepare_released(room: Path) -> None:
    shutil.copytree(RELEASED, room / RECORD)
    (room / RECORD / BACKUPS).mkdir()


def _released_key(room: Path) -> bytes:
    return vault.load(room / RECORD / KEYS_FILE).open(RELEASED_PASSWORD)[0]


def _migrate(room: Path) -> None:
    with opened(room / RECORD, _released_key(room)):
        pass


def _where_migrating(room: Path) -> str:
    key = _released_key(room)
    record = embedded._record(room / RECORD, key)
    try:
        version = record.version()
        with record.read() as connection:
            there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars()) & ADDED
    except ClinicError:
        return BETWEEN
    finally:
        record.close()
    if there != (ADDED if version == HEAD else set()) or not _is_whole(room / RECORD, key):
        return BETWEEN
    return AFTER if version == HEAD else BEFORE


# -- backing up


def _back_up(room: Path) -> None:
    with opened(room / RECORD, bytes.fromhex(_state(room)["key"])) as record:
        assert record.backups is not None
        record.backups.take(record, NOW)


def _where_backing_up(room: Path) -> str:
    key = bytes.fromhex(_state(room)["key"])
    there = backups.listed(room / RECORD / BACKUPS)
    try:
        for one in there:
            backups.check(one, key)
    except ClinicError:
        return BETWEEN
    if not _is_whole(room / RECORD, key):
        return BETWEEN
    return AFTER if there else BEFORE


# -- restoring


def _prepare_restoring(room: Path) -> None:
    """Make a record with a backup, and write on."""
    _prepare(room)
    _back_up(room)
    key = bytes.fromhex(_state(room)["key"])
    with opened(room / RECORD, key) as record:
        Writer(record, lambda *_: None).type(3)
        with record.read() as connection:
            seq = connection.exec_driver_sql("SELECT seq FROM chain").scalar_one()
    (room / STATE).write_text(json.dumps(_state(room) | {"seq": str(seq)}), encoding="utf-8")


def _restore(room: Path) -> None:
    folder = room / RECORD
    (backup,) = backups.listed(folder / BACKUPS)
    restore(backup, folder, bytes.fromhex(_state(room)["key"]), NOW)


def _where_restoring(room: Path) -> str:
    """Say which record lies there now; what was written since the backup must be there or set aside, whole."""
    state, folder = _state(room), room / RECORD
    key, latest = bytes.fromhex(state["key"]), int(state["seq"])
    settle(folder)
    asides = [one for one in room.iterdir() if ASIDE in one.name]
    if not all(_is_whole(one, key) for one in (folder, *asides)):
        return BETWEEN
    heads = []
    for one in (folder, *asides):
        with opened(one, key) as record, record.read() as connection:
            heads.append(int(connection.exec_driver_sql("SELECT seq FROM chain").scalar_one()))
    if heads == [latest]:
        return BEFORE
    return AFTER if len(heads) == 2 and heads[1] == latest > heads[0] else BETWEEN


# -- leaving


def _leave(room: Path) -> None:
    """Write a parcel with files in it, and the event that says so before its last step, as leaving does."""
    lock = Lock("seven boats on a quiet lake", "how to open it")
    with opened(room / RECORD, bytes.fromhex(_state(room)["key"])) as record, parcel(room / PARCEL, lock) as where:
        for number in range(3):
            put(where, f"patients/{number}/note.pdf", bytes(5000))
        record.events.append(EventRow(str(uuid4()), EXPORTED, SetClock(NOW)(), None))


def _where_leaving(room: Path) -> str:
    """Say whether the parcel is there, which is then whole, and noted."""
    key = bytes.fromhex(_state(room)["key"])
    if not _is_whole(room / RECORD, key):
        return BETWEEN
    if not (room / PARCEL).exists():
        return BEFORE
    with opened(room / RECORD, key) as record:
        is_noted = len(record.events.of_kind(EXPORTED)) == 1
    with zipfile.ZipFile(io.BytesIO(unlocked(room / PARCEL, "seven boats on a quiet lake", 10**6))) as inner:
        is_all = len(inner.namelist()) == 3 and inner.testzip() is None
    return AFTER if is_noted and is_all else BETWEEN


STEPS = {
    "sign": Step(_prepare, _sign, _where_signing),
    "migrate": Step(_prepare_released, _migrate, _where_migrating),
    "backup": Step(_prepare, _back_up, _where_backing_up),
    "restore": Step(_prepare_restoring, _restore, _where_restoring),
    "leave": Step(_prepare, _leave, _where_leaving),
}
