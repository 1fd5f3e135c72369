"""What storing rows costs by itself: the same rows, encrypted, synced to the same disk, by a bare statement each."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlcipher3.dbapi2 as sqlcipher

from clinic_app.records.record import Record
from clinic_app.records.tables import answer

KEY = "5e" * 32
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY")


class RawCommit:
    """A second file beside the record that takes the record's newest answers once more.

    Raises:
        sqlcipher3.dbapi2.Error: The file cannot be written.
    """

    def __init__(self, record: Record, beside: Path) -> None:
        self._record = record
        self._file = sqlcipher.connect(str(beside / "raw.db"), isolation_level=None)
        self._file.execute(f"PRAGMA key=\"x'{KEY}'\"")
        for pragma in PRAGMAS:
            self._file.execute(f"PRAGMA {pragma}")
        names = [column.name for column in answer.columns]
        self._file.execute(f"CREATE TABLE answer ({', '.join(names)}, PRIMARY KEY (seq))")
        self._insert = f"INSERT INTO answer VALUES ({', '.join('?' * len(names))})"  # noqa: S608  question marks only
        self._seen = self._newest()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the file."""
        self._file.close()

    def forget(self) -> None:
        """Leave out what was stored until now."""
        self._seen = self._newest()

    def milliseconds(self) -> float:
        """Store what the record has taken since the last call; return how long that took, 0 where it took nothing."""
        with self._record.read() as connection:
            rows = [tuple(row) for row in connection.execute(answer.select().where(answer.c.seq > self._seen))]
        if not rows:
            return 0.0
        self._seen = max(row[0] for row in rows)
        begun = time.perf_counter()
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany(self._insert, rows)
        self._file.execute("COMMIT")
        return (time.perf_counter() - begun) * 1000

    def _newest(self) -> int:
        with self._record.read() as connection:
            return max(connection.execute(answer.select().with_only_columns(answer.c.seq)).scalars(), default=0)
