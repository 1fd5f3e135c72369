"""A record as a folder on this machine: an SQLCipher file, its keys, its backups."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from clinic_app.errors import ClinicError
from clinic_app.records import vault
from clinic_app.records.faults import as_sentences, of_system
from clinic_app.records.record import Record
from clinic_app.records.tables import HEAD

DATABASE = "record.db"
KEYS = "keys.json"
BACKUPS = "backups"
BUSY_SECONDS = 5.0
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
    record = Record(_engine(folder / DATABASE, key))
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
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for empty in (folder / BACKUPS, folder):
        with suppress(OSError):
            empty.rmdir()


def open_record(folder: Path, key: bytes) -> Record:
    """Open a record with its raw key and make sure that it is whole and one this program understands.

    Raises:
        ClinicError: It is missing, damaged, of a newer program, or cannot be written.
    """
    if not holds_record(folder):
        raise ClinicError("record.missing", place=str(folder))
    if (folder / DATABASE).stat().st_size < PAGE_BYTES:
        raise ClinicError("record.not_ours")  # SQLite would take an empty file for a new database and write to it
    record = Record(_engine(folder / DATABASE, key))
    try:
        _make_sure_of(record)
    except ClinicError:
        record.close()
        raise
    return record


def _make_sure_of(record: Record) -> None:
    """Refuse a record of a newer program, and one with a page that is not as it was written.

    SQLCipher notices a damaged page only when it is read, hands out zeros for it and complains one statement later: a
    note could be shown with a hole in it. Reading every page once takes 2 ms a MiB.
    """
    if record.version() > HEAD:
        raise ClinicError("record.newer")
    with as_sentences(), record.engine.connect().execution_options(plain=True) as connection:
        # What a crash left half-way in the file is whole in the log beside it and is first brought home. Where another
        # window is at work this waits for it; that window has looked at the pages when it opened.
        is_busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if not is_busy and connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
            raise ClinicError("record.damaged")


def _engine(path: Path, key: bytes) -> Engine:
    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(str(path), timeout=BUSY_SECONDS, check_same_thread=False)
        # We say BEGIN ourselves; the driver's own way leaves rows behind after a savepoint and a rollback.
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level=NONE")
        # The raw key: 0.15 ms a connection. A passphrase would cost its derivation each time.
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(f"sqlite:///{path}", module=sqlcipher, creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("plain", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")
