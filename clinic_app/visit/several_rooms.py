"""Several rooms at one record: what hears that another one has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.visit.guard import unguarded

if TYPE_CHECKING:
    from clinic_app.records.listening import Listening
    from clinic_app.visit.clinic import Clinic

POSTGRESQL = "postgresql"


def listening_of(clinic: Clinic) -> Listening | None:
    """Return what hears others write into a clinic's record; None where it lies on this computer alone."""
    engine = unguarded(clinic.record).engine
    if engine.dialect.name != POSTGRESQL:
        return None
    from clinic_app.records.listening import Listening  # noqa: PLC0415  psycopg, only with a server

    return Listening(engine.url.render_as_string(hide_password=False))
