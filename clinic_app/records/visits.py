"""The visits of a record: who, when, of what kind, in which state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, insert, select, update

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, moment_columns, to_columns
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.records.tables import event, visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clinic_app.clock import Moment
    from clinic_app.records.record import Record


class Visits:
    """Visits; their answers lie in ``Answers``."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def add(self, row: VisitRow, happened: EventRow) -> None:
        """Store a new visit with the event that made it."""
        with self._record.write() as connection:
            connection.execute(insert(visit).values(to_columns(row)))
            chain.append(connection, [(event, to_columns(happened))])

    def get(self, visit_id: str) -> VisitRow:
        """Return one visit."""
        with self._record.read() as connection:
            found = connection.execute(select(visit).where(visit.c.id == visit_id)).mappings().one()
        return from_columns(VisitRow, found)

    def of_patient(self, patient_id: str) -> list[VisitRow]:
        """Return a patient's visits, oldest first."""
        return self.of_patients([patient_id])

    def of_patients(self, patients: Sequence[str]) -> list[VisitRow]:
        """Return the visits of some patients, oldest first."""
        wanted = select(visit).where(visit.c.patient.in_(patients)).order_by(visit.c.care_utc, visit.c.added_utc)
        with self._record.read() as connection:
            return [from_columns(VisitRow, columns) for columns in connection.execute(wanted).mappings()]

    def before_each(self, ids: Sequence[str]) -> dict[str, int]:
        """Return how many visits of the same patient lie before each of some visits, by its id; none where none do."""
        earlier = visit.alias()
        same = and_(earlier.c.patient == visit.c.patient, earlier.c.care_utc < visit.c.care_utc)
        counted = select(visit.c.id, func.count()).join_from(visit, earlier, same).group_by(visit.c.id)
        with self._record.read() as connection:
            found = connection.execute(counted.where(visit.c.id.in_(ids)))
            return {str(visit_id): int(count) for visit_id, count in found}

    def between(self, start: Moment, end: Moment) -> list[VisitRow]:
        """Return the visits whose care begins in a span of time, in order."""
        first, last = (moment_columns("care", one)["care_utc"] for one in (start, end))
        wanted = select(visit).where(visit.c.care_utc >= first, visit.c.care_utc < last).order_by(visit.c.care_utc)
        with self._record.read() as connection:
            return [from_columns(VisitRow, columns) for columns in connection.execute(wanted).mappings()]

    def in_state(self, *states: str) -> list[VisitRow]:
        """Return all visits in the given states, oldest first."""
        wanted = select(visit).where(visit.c.state.in_(states)).order_by(visit.c.care_utc)
        with self._record.read() as connection:
            return [from_columns(VisitRow, columns) for columns in connection.execute(wanted).mappings()]

    def change(self, visit_id: str, happened: EventRow, **columns: str | None) -> None:
        """Change a visit's state, kind, patient, problem or presence; the event says who did so."""
        with self._record.write() as connection:
            connection.execute(update(visit).where(visit.c.id == visit_id).values(columns))
            chain.append(connection, [(event, to_columns(happened))])

    def move_to(self, visit_id: str, care: Moment, happened: EventRow) -> None:
        """Give a visit another time of care; the event keeps the one before.

        Raises:
            ClinicError: It is not only planned any more: when care was given is told in the visit itself.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            before = connection.execute(select(visit).where(visit.c.id == visit_id)).mappings().one()
            if before["state"] != "planned":
                raise ClinicError("visit.begun_already")
            connection.execute(update(visit).where(visit.c.id == visit_id).values(moment_columns("care", care)))
            told = replace(happened, detail=happened.detail | {"before": before["care_utc"]})
            chain.append(connection, [(event, to_columns(told))], newest)
