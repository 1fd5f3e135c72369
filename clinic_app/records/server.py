"""A record on the clinic's PostgreSQL server, for several rooms at once."""

from __future__ import annotations

from sqlalchemy import create_engine, make_url

from clinic_app.records.record import Record

CONNECT_SECONDS = 2
#: A save that hangs counts as not saved after this many milliseconds: at the server, and where the line is dead.
STATEMENT_MS, DEAD_LINE_MS = 2000, 2000


def open_record(address: str) -> Record:
    """Open (without touching it yet) the record at a ``postgresql+psycopg://`` address.

    What the address says about TLS (``sslmode=verify-full``, ``sslrootcert``) is libpq's own and is kept.
    """
    options = f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={STATEMENT_MS}"
    engine = create_engine(
        address,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": options,
            "tcp_user_timeout": DEAD_LINE_MS,
            "keepalives_idle": 1,
            "keepalives_interval": 1,
            "keepalives_count": 2,
        },
    )
    return Record(engine)


def without_password(address: str) -> str:
    """Return an address as it may be shown."""
    return make_url(address).render_as_string(hide_password=True)
