"""What was done with the record and by whom; events share one chain with the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import EventRow
from clinic_app.records.tables import event

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class Events:
    """Events, appended and never changed."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def append(self, row: EventRow) -> None:
        """Store one event."""
        with self._record.write() as connection:
            chain.append(connection, [(event, to_columns(row))])

    def of_visit(self, visit_id: str) -> list[EventRow]:
        """Return a visit's events in order."""
        wanted = select(event).where(event.c.visit == visit_id).order_by(event.c.seq)
        with self._record.read() as connection:
            return [from_columns(EventRow, columns) for columns in connection.execute(wanted).mappings()]

    def of_kind(self, kind: str) -> list[EventRow]:
        """Return all events of a kind in order."""
        wanted = select(event).where(event.c.kind == kind).order_by(event.c.seq)
        with self._record.read() as connection:
            return [from_columns(EventRow, columns) for columns in connection.execute(wanted).mappings()]
