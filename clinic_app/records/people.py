"""The people of the clinic who sign on and sign notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import PersonRow
from clinic_app.records.tables import person

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class People:
    """People of the clinic."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def add(self, row: PersonRow) -> None:
        """Store a person."""
        with self._record.write() as connection:
            connection.execute(insert(person).values(to_columns(row)))

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
