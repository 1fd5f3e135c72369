"""Connections to an SQLCipher file whose raw key is known."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0
PRAGMAS = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY")


#: For a copy nobody else uses: nothing is written beside it, so it may lie on a medium that takes nothing.
LOOKED_AT = ("temp_store=MEMORY", "query_only=ON")


def engine_of(path: Path, key: bytes, pragmas: tuple[str, ...] = PRAGMAS) -> Engine:
    """Return an engine whose transactions begin as their options say: *writing*, *plain*, or only reading."""
    place = f"{path.absolute().as_uri()}{'?immutable=1' if pragmas is LOOKED_AT else ''}"

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(place, timeout=BUSY_SECONDS, check_same_thread=False, uri=True)
        # We say BEGIN ourselves; the driver's own way leaves rows behind after a savepoint and a rollback.
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log_level=NONE")
        # The raw key: 0.15 ms a connection. A passphrase would cost its derivation each time.
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    # The connection used last is used next: it has in memory what was read last.
    engine = create_engine(
        f"sqlite:///{path}", module=sqlcipher, creator=connect, poolclass=QueuePool, pool_use_lifo=True
    )
    event.listen(engine, "begin", begin)
    return engine


def begin(connection: Connection) -> None:
    """Begin a transaction as the connection's options say."""
    options = connection.get_execution_options()
    if not options.get("plain", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing", False) else "BEGIN")
