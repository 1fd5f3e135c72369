"""The problems of the patients of a record: what a course of visits is about, such as a shoulder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import EventRow, ProblemRow
from clinic_app.records.tables import event, problem, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class Problems:
    """Problems; every change is an event that keeps what stood there before."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def add(self, row: ProblemRow, happened: EventRow) -> None:
        """Store a further problem of a patient."""
        with self._record.write() as connection:
            chain.append(connection, [(event, to_columns(happened))])
            connection.execute(insert(problem).values(to_columns(row)))

    def begin(self, row: ProblemRow, visit_id: str, happened: EventRow, instead_of: str | None = None) -> str:
        """Store a problem as the main one of a visit that has none, and return the id of the visit's problem.

        Two rooms that begin at once make one problem: the second finds the first one's. A visit that came from another
        patient still names that one's problem, which is ``instead_of``.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            there = connection.execute(select(visit.c.problem).where(visit.c.id == visit_id)).scalar_one()
            if there is not None and there != instead_of:
                return str(there)
            chain.append(connection, [(event, to_columns(happened))], newest)
            connection.execute(insert(problem).values(to_columns(row)))
            connection.execute(update(visit).where(visit.c.id == visit_id).values(problem=row.id))
        return row.id

    def change(self, row: ProblemRow, happened: EventRow) -> None:
        """Store a problem's new title, state or details; the event keeps the old ones."""
        before = self.get(row.id)
        kept = replace(happened, detail=happened.detail | {"before": to_columns(before)})
        with self._record.write() as connection:
            chain.append(connection, [(event, to_columns(kept))])
            connection.execute(update(problem).where(problem.c.id == row.id).values(to_columns(row)))

    def get(self, problem_id: str) -> ProblemRow:
        """Return one problem."""
        with self._record.read() as connection:
            found = connection.execute(select(problem).where(problem.c.id == problem_id)).mappings().one()
        return from_columns(ProblemRow, found)

    def of_patient(self, patient_id: str) -> list[ProblemRow]:
        """Return a patient's problems, the oldest first."""
        wanted = select(problem).where(problem.c.patient == patient_id).order_by(problem.c.added_utc, problem.c.id)
        with self._record.read() as connection:
            return [from_columns(ProblemRow, columns) for columns in connection.execute(wanted).mappings()]
