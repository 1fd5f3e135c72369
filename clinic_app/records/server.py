"""A record on the clinic's PostgreSQL server, for several rooms at once."""

from __future__ import annotations

from sqlalchemy import create_engine

from clinic_app.records.record import Record

CONNECT_SECONDS = 2
# A save that hangs counts as not saved after this many milliseconds.
STATEMENT_MS = 2000


def open_record(address: str) -> Record:
    """Open (without touching it yet) the record at a ``postgresql+psycopg://`` address."""
    options = f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={STATEMENT_MS}"
    engine = create_engine(
        address,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": options},
    )
    return Record(engine)
