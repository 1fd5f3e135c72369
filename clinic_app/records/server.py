"""A record on the clinic's PostgreSQL server, for several rooms at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url

from clinic_app.records.record import Record

#: Where an address says with which certificate a server proves itself.
ROOT = "sslrootcert"
CONNECT_SECONDS = 2
#: A save that hangs counts as not saved after this many milliseconds: at the server, and where the line is dead. The
#: server says so before the window has lost its patience (see ``patience.py``).
STATEMENT_MS, DEAD_LINE_MS = 1800, 2000

#: How libpq is told not to wait longer for a connection or on a line that is dead.
HURRIED: dict[str, Any] = {  # libpq's own names, which the driver takes beside its own
    "connect_timeout": CONNECT_SECONDS,
    "tcp_user_timeout": DEAD_LINE_MS,
    "keepalives_idle": 1,
    "keepalives_interval": 1,
    "keepalives_count": 2,
}


def open_record(address: str) -> Record:
    """Open (without touching it yet) the record at a ``postgresql+psycopg://`` address.

    What the address says about TLS (``sslmode=verify-full``, ``sslrootcert``) is libpq's own and is kept.
    """
    return Record(engine_of(address))


def engine_of(address: str) -> Engine:
    """Return what connects to a server, and waits for it no longer than a save may hang."""
    from clinic_app.records.patience import Patience  # noqa: PLC0415  psycopg, only with a server

    options = f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={STATEMENT_MS}"
    engine = create_engine(
        address,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"options": options, **HURRIED},
    )
    event.listen(engine, "do_connect", Patience().connect)
    return engine


def without_password(address: str) -> str:
    """Return an address as it may be shown."""
    return make_url(address).render_as_string(hide_password=True)


def plain(address: str) -> str:
    """Return an address as the driver takes it by itself."""
    return address.replace("postgresql+psycopg://", "postgresql://")


def with_certificate(address: str, file: Path) -> str:
    """Return an address that is told which certificate has signed the server's."""
    return make_url(address).update_query_dict({ROOT: str(file)}).render_as_string(hide_password=False)
