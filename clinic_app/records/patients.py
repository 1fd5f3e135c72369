"""The patients of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, insert, select, update

from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import EventRow, PatientRow
from clinic_app.records.tables import event, patient

if TYPE_CHECKING:
    from clinic_app.records.record import Record


#: Built once: it is asked at every letter of a search.
NEWEST = select(
    select(func.coalesce(func.max(patient.c.number), 0)).scalar_subquery(),
    select(func.coalesce(func.max(event.c.seq), 0)).scalar_subquery(),
)


class Patients:
    """Patients; every change is an event that keeps what stood there before."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def add(self, row: PatientRow, happened: EventRow) -> PatientRow:
        """Store a new patient, give the next number, and return the patient with it."""
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)  # before the number is taken: nobody else takes the same
            highest = connection.execute(select(func.coalesce(func.max(patient.c.number), 1000))).scalar_one()
            numbered = replace(row, number=int(highest) + 1)
            connection.execute(insert(patient).values(to_columns(numbered)))
            chain.append(connection, [(event, to_columns(happened))], newest)
        return numbered

    def change(self, row: PatientRow, happened: EventRow) -> None:
        """Store a patient's new details; the event keeps the old ones."""
        before = self.get(row.id)
        kept = replace(happened, detail=happened.detail | {"before": to_columns(before)})
        with self._record.write() as connection:
            chain.append(connection, [(event, to_columns(kept))])
            connection.execute(update(patient).where(patient.c.id == row.id).values(to_columns(row)))

    def get(self, patient_id: str) -> PatientRow:
        """Return one patient."""
        with self._record.read() as connection:
            found = connection.execute(select(patient).where(patient.c.id == patient_id)).mappings().one()
        return from_columns(PatientRow, found)

    def of_ids(self, ids: Sequence[str]) -> list[PatientRow]:
        """Return some patients, in the order asked for; whoever is not there is left out."""
        found = {row.id: row for row in self._where(patient.c.id.in_(ids))}
        return [found[one] for one in ids if one in found]

    def of_numbers(self, numbers: Sequence[int]) -> list[PatientRow]:
        """Return some patients by number, in the order asked for; whoever is not there is left out."""
        found = {row.number: row for row in self._where(patient.c.number.in_(numbers))}
        return [found[one] for one in numbers if one in found]

    def from_number(self, number: int, most: int) -> list[PatientRow]:
        """Return patients by number, from a number on."""
        wanted = select(patient).where(patient.c.number >= number).order_by(patient.c.number).limit(most)
        with self._record.read() as connection:
            return [from_columns(PatientRow, columns) for columns in connection.execute(wanted).mappings()]

    def newest(self) -> tuple[int, int]:
        """Return the number given last, or 0, and how far the record has been written to.

        Where the latter is another number than before there is something new.
        """
        with self._record.read() as connection:
            highest, written = connection.execute(NEWEST).one()
        return int(highest), int(written)

    def changed_after(self, seq: int | None) -> list[PatientRow]:
        """Return the patients of whom something was written after that."""
        theirs = select(event.c.patient).where(event.c.seq > (seq or 0), event.c.patient.is_not(None))
        return self._where(patient.c.id.in_(theirs))

    def all(self) -> list[PatientRow]:
        """Return all patients by family name, then given name."""
        wanted = select(patient).order_by(patient.c.family_name, patient.c.given_name, patient.c.number)
        with self._record.read() as connection:
            return [from_columns(PatientRow, columns) for columns in connection.execute(wanted).mappings()]

    def _where(self, such: ColumnElement[bool]) -> list[PatientRow]:
        with self._record.read() as connection:
            return [from_columns(PatientRow, one) for one in connection.execute(select(patient).where(such)).mappings()]
