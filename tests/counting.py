"""What a record reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from clinic_app.records.record import Record


@contextmanager
def readings(record: Record) -> Iterator[list[str]]:
    """Collect the statements with which a record is read meanwhile."""
    run: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            run.append(statement)

    event.listen(record.engine, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(record.engine, "before_cursor_execute", note)
