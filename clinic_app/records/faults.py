"""Turns what a database says into one clear sentence."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from clinic_app.errors import ClinicError

# What SQLite and PostgreSQL say, and the sentence for it; the first that occurs wins.
SAYINGS = {
    "file is not a database": "record.not_ours",
    "hmac check failed": "record.damaged",
    "malformed": "record.damaged",
    "disk i/o error": "record.disk_fault",
    "database or disk is full": "record.disk_full",
    "no space left": "record.disk_full",
    "disk full": "record.disk_full",
    "readonly database": "record.read_only",
    "read-only": "record.read_only",
    "unable to open database": "record.cannot_open",
    "database is locked": "record.busy",
    "lock timeout": "record.busy",
    "no such table": "record.not_ours",
    "certificate verify failed": "record.wrong_certificate",
    "does not match host name": "record.wrong_certificate",
    "root certificate file": "record.no_certificate",
    "connection refused": "record.server_away",
    "connection timeout": "record.server_away",
    "is the server running": "record.server_away",
    "the database system is": "record.server_away",
    "terminating connection": "record.server_away",
    "server closed the connection": "record.server_away",
    "too many clients": "record.server_away",
    "no route to host": "record.server_away",
    "network is unreachable": "record.server_away",
    "could not translate host name": "record.server_away",
    "failed to resolve host": "record.server_away",
    "password authentication failed": "record.server_refuses",
    "no pg_hba.conf entry": "record.server_refuses",
    "statement timeout": "record.server_slow",
}


@contextmanager
def as_sentences() -> Iterator[None]:
    """Raise ``ClinicError`` for every fault of the database inside the block."""
    try:
        yield
    except SQLAlchemyError as error:
        raise sentence_for(error) from error


def of_system(error: OSError, place: Path) -> ClinicError:
    """Return the sentence for a fault of the system while a file was written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ClinicError("record.disk_full")
    return ClinicError("record.cannot_write", place=str(place))


def sentence_for(error: SQLAlchemyError) -> ClinicError:
    """Return the sentence for a fault; where we know none, the database's own first line is quoted."""
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    known = _known(said)
    if known is None and isinstance(error, DBAPIError) and error.connection_invalidated:
        return ClinicError("record.server_away")
    return known or ClinicError("record.unknown_fault", said=said.splitlines()[0] if said else type(error).__name__)


def sentence_of_server(error: Exception) -> ClinicError:
    """Return the sentence for what the server's own driver says; where we know none, the server counts as away."""
    said = str(error)
    return _known(said) or ClinicError("record.server_away")


def _known(said: str) -> ClinicError | None:
    low = said.lower()
    return next((ClinicError(sentence) for saying, sentence in SAYINGS.items() if saying in low), None)
