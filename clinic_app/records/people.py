"""The people of the clinic who sign on and sign notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import EventRow, PersonRow
from clinic_app.records.tables import event, person

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class People:
    """People of the clinic; nobody is ever taken out, who has left is not active."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def add(self, row: PersonRow, happened: EventRow | None = None) -> None:
        """Store a person, with the event that says who added them; a record's first person comes without one."""
        with self._record.write() as connection:
            connection.execute(insert(person).values(to_columns(row)))
            if happened is not None:
                chain.append(connection, [(event, to_columns(happened))])

    def change(self, row: PersonRow, happened: EventRow) -> None:
        """Store what a person is now; the event says who changed it, and from what."""
        with self._record.write() as connection:
            connection.execute(update(person).where(person.c.id == row.id).values(to_columns(row)))
            chain.append(connection, [(event, to_columns(happened))])

    def get(self, person_id: str) -> PersonRow:
        """Return one person."""
        with self._record.read() as connection:
            found = connection.execute(select(person).where(person.c.id == person_id)).mappings().one()
        return from_columns(PersonRow, found)

    def all(self) -> list[PersonRow]:
        """Return everybody by name."""
        with self._record.read() as connection:
            rows = connection.execute(select(person).order_by(person.c.name)).mappings()
            return [from_columns(PersonRow, columns) for columns in rows]
