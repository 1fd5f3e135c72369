"""Another key for an embedded record: every page written anew, whole or not at all, whatever happens in between.

``keys.json`` opens the record under either key before the first page is touched, and under the new one alone only once
the last page is on the disk. A crash leaves a record that opens: under the old key where SQLite rolls back, else under
the new one.
"""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from clinic_app.errors import ClinicError
from clinic_app.records import vault
from clinic_app.records.folder import DATABASE, KEYS_FILE

#: So long another window is waited for that is just writing.
WAIT_SECONDS = 5.0


def change_key(folder: Path, key: bytes) -> bytes:
    """Give a record that nobody has open another random key, and return it.

    Raises:
        ClinicError: Somebody has it open, a person has yet to sign in with this program, or it cannot be written.
    """
    path, next_key = folder / KEYS_FILE, vault.new_key()
    vault.load(path).with_next_key(next_key).save(path)
    try:
        _rekey(folder / DATABASE, key, next_key)
    except sqlcipher.Error as error:
        vault.load(path).with_key(-1).save(path)
        raise ClinicError("people.key_not_changed") from error
    vault.load(path).with_key(0).save(path)
    return next_key


def _rekey(database: Path, key: bytes, next_key: bytes) -> None:
    connection = sqlcipher.connect(str(database), timeout=WAIT_SECONDS)
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA synchronous=FULL")
        # A journal of the pages as they were can be rolled back under the old key; it needs the file to itself.
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        if mode != "delete":
            raise sqlcipher.OperationalError(mode)
        connection.execute(f"PRAGMA rekey=\"x'{next_key.hex()}'\"")
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise sqlcipher.OperationalError
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
