"""A record as a folder on this machine: an SQLCipher file, its keys, its backups."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from clinic_app.errors import ClinicError
from clinic_app.records import vault
from clinic_app.records.record import Record
from clinic_app.records.tables import HEAD

DATABASE = "record.db"
KEYS = "keys.json"
BACKUPS = "backups"
BUSY_SECONDS = 5.0


def is_record(folder: Path) -> bool:
    """Say whether a folder holds a record."""
    return (folder / DATABASE).exists() and (folder / KEYS).exists()


def create(folder: Path, keys: vault.Vault, key: bytes) -> Record:
    """Make a new, empty record in a folder that does not hold one.

    Raises:
        ClinicError: The folder holds a record already, or cannot be written.
    """
    if (folder / DATABASE).exists():
        raise ClinicError("record.exists_already", place=str(folder))
    try:
        (folder / BACKUPS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClinicError("record.cannot_write", place=str(folder)) from error
    keys.save(folder / KEYS)
    record = Record(_engine(folder / DATABASE, key))
    record.create()
    return record


def open_record(folder: Path, key: bytes) -> Record:
    """Open a record with its raw key and make sure that it is one this program understands.

    Raises:
        ClinicError: It is missing, damaged, of a newer program, or cannot be written.
    """
    if not (folder / DATABASE).exists():
        raise ClinicError("record.missing", place=str(folder))
    record = Record(_engine(folder / DATABASE, key))
    version = record.version()
    if version > HEAD:
        raise ClinicError("record.newer")
    return record


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
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
