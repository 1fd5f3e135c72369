"""A server that comes and goes as somebody says, fast enough to be tried hundreds of times."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, NullPool, create_engine, event

from clinic_app.records.cipher import begin


class Comes:
    """A server that can be there or not: a database of its own that lets nobody connect while it is away."""

    def __init__(self, file: Path) -> None:
        self.file, self.is_there = file, True

    def engine(self) -> Engine:
        engine = create_engine("sqlite://", module=sqlcipher, creator=self._connect, poolclass=NullPool)
        event.listen(engine, "begin", begin)
        return engine

    def _connect(self) -> sqlcipher.Connection:
        if not self.is_there:
            raise sqlcipher.OperationalError("connection refused")
        connection = sqlcipher.connect(str(self.file), check_same_thread=False)
        connection.isolation_level = None
        return connection
