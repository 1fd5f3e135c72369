"""What was done with the record and by whom; events share one chain with the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import EventRow
from clinic_app.records.tables import event

if TYPE_CHECKING:
    from clinic_app.records.record import Record

#: The record was put in its place from a backup; the detail holds the backup's head.
RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are wanted; what is empty or None does not matter.

    Attributes:
        start, end: The span of time, aware; from the first to before the second.
        most: No more than so many, the newest.
    """

    person: str = ""
    patient: str = ""
    kinds: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    most: int | None = None


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

    def found(self, wanted: Wanted) -> list[EventRow]:
        """Return some events, newest first."""
        statement = select(event).order_by(event.c.seq.desc()).limit(wanted.most)
        for column, value in ((event.c.person, wanted.person), (event.c.patient, wanted.patient)):
            if value:
                statement = statement.where(column == value)
        if wanted.kinds:
            statement = statement.where(event.c.kind.in_(wanted.kinds))
        if wanted.start is not None:
            statement = statement.where(event.c.at_utc >= _utc(wanted.start))
        if wanted.end is not None:
            statement = statement.where(event.c.at_utc < _utc(wanted.end))
        with self._record.read() as connection:
            return [from_columns(EventRow, columns) for columns in connection.execute(statement).mappings()]


def _utc(moment: datetime) -> str:
    """Return a moment as it stands in a column, so that text is compared as time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
