"""A record as a folder on this machine: an SQLCipher file, its keys, its backups."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event

from clinic_app.errors import ClinicError
from clinic_app.records import folder as names
from clinic_app.records import upgrade, vault
from clinic_app.records.anchors import Anchors
from clinic_app.records.backups import Backups
from clinic_app.records.cipher import engine_of
from clinic_app.records.faults import of_system
from clinic_app.records.pages import Pages
from clinic_app.records.record import Record
from clinic_app.records.tables import HEAD

DATABASE, KEYS, BACKUPS = names.DATABASE, names.KEYS_FILE, names.BACKUPS
PAGE_BYTES = 4096


def holds_record(folder: Path) -> bool:
    """Say whether a folder holds a record's rows; it is missing, too, where the system lets nobody look."""
    try:
        return (folder / DATABASE).exists()
    except OSError:
        return False


def create(folder: Path, keys: vault.Vault, key: bytes) -> Record:
    """Make a new, empty record in a folder that does not hold one; what could not be finished is taken away again.

    Raises:
        ClinicError: The folder holds a record already (or the keys of one), or cannot be written.
    """
    try:
        if (folder / DATABASE).exists() or (folder / KEYS).exists():
            raise ClinicError("record.exists_already", place=str(folder))
        (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_system(error, folder) from error
    record = _record(folder, key)
    if record.pages is not None:
        record.pages.are_checked = True  # there is nothing yet that could be damaged
    try:
        keys.save(folder / KEYS)
        record.create()
    except ClinicError:
        record.close()
        discard(folder)
        raise
    return record


def discard(folder: Path) -> None:
    """Take away a record that was not finished, so that it can be made again in the same place."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", names.HEAD_FILE, KEYS):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for empty in (folder / BACKUPS, folder):
        with suppress(OSError):
            empty.rmdir()


def open_record(folder: Path, key: bytes, now: datetime | None = None) -> Record:
    """Open a record with its raw key and make sure that it is whole and one this program understands.

    A file of more than 32 MiB is opened at once; ``record.pages.check()`` then looks over the rest of it. A record of
    an older program is copied first and then brought to today's tables.

    Args:
        folder: Where it lies.
        key: Its raw key.
        now: What time its backup is made at, where it has to be upgraded; the system's by default.

    Raises:
        ClinicError: It is missing, damaged, of a newer program, or cannot be written.
    """
    if not holds_record(folder):
        raise ClinicError("record.missing", place=str(folder))
    if (folder / DATABASE).stat().st_size < PAGE_BYTES:
        raise ClinicError("record.not_ours")  # SQLite would take an empty file for a new database and write to it
    record = _record(folder, key)
    try:
        _make_sure_of(record)
        if upgrade.is_due(record):
            upgrade.upgrade(record, now or datetime.now(UTC))
    except ClinicError:
        record.close()
        raise
    return record


def _make_sure_of(record: Record) -> None:
    """Refuse a record of a newer program, and a small one with a page that is not as it was written."""
    if record.version() > HEAD:
        raise ClinicError("record.newer")
    if record.pages is not None and record.pages.are_few:
        try:
            record.pages.check()
        except ClinicError as error:
            if error.sentence != "record.busy":  # another window is at work: it has looked at the pages itself
                raise


def _record(folder: Path, key: bytes) -> Record:
    engine = engine_of(folder / DATABASE, key)
    pages = Pages(engine, folder / DATABASE)
    event.listen(engine, "commit", pages.ask)
    record = Record(engine, Anchors(folder), pages)
    record.backups = Backups(folder, key)
    return record
