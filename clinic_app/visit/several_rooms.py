"""Several rooms at one record: what hears that another one has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.visit.guard import unguarded

if TYPE_CHECKING:
    from clinic_app.records.listening import Listening
    from clinic_app.records.record import Record
    from clinic_app.visit.clinic import Clinic

POSTGRESQL = "postgresql"


def lies_on_server(record: Record) -> bool:
    """Say whether a record lies on a clinic's server."""
    return record.engine.dialect.name == POSTGRESQL


def listening_of(clinic: Clinic) -> Listening | None:
    """Return what hears others write into a clinic's record; None where it lies on this computer alone."""
    record = unguarded(clinic.record)
    if not lies_on_server(record):
        return None
    from clinic_app.records.listening import Listening  # noqa: PLC0415  psycopg, only with a server

    return Listening(record.engine.url.render_as_string(hide_password=False))
