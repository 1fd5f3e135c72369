"""A record that lies nowhere: it lives as long as somebody holds it, and holds what one patient answers alone."""

from __future__ import annotations

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from clinic_app.records.cipher import begin
from clinic_app.records.record import Record


def in_memory() -> Record:
    """Return an empty record in memory, with all its tables."""

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(":memory:", check_same_thread=False)
        connection.isolation_level = None  # we say BEGIN ourselves, as on disk
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    engine = create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", begin)
    record = Record(engine)
    record.create()
    return record
