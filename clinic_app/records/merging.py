"""Two entries of one person made one, and taken apart again: every row keeps its place, only whose it is changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, Table, select, update

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import to_columns
from clinic_app.records.rows import EventRow
from clinic_app.records.tables import attachment, event, imported, patient, problem, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

MERGED, PARTED = "patients_merged", "patients_parted"
#: What is written about the second entry at the same time: whoever keeps a list of patients reads it anew.
SECOND = "second_entry"
#: Tables whose rows belong to a patient and move along. Events stay as they were written: they are part of the chain.
MOVING = (visit, problem, attachment, imported)


class Merging:
    """Merged patients; which rows moved stands in the event, so that exactly those go back."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def merge(self, second: str, into: str, happened: EventRow) -> None:
        """Give everything of a second entry to the entry that counts, in one transaction.

        Raises:
            ClinicError: It is one and the same entry, or one of them was merged meanwhile.
        """
        if second == into:
            raise ClinicError("merging.same")
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)  # another room that merges the same pair waits here
            if any(_merged_into(connection, one) for one in (second, into)):
                raise ClinicError("merging.already")
            moved = {table.name: _give(connection, table, second, into) for table in MOVING}
            connection.execute(update(patient).where(patient.c.id == second).values(merged_into=into))
            detail = happened.detail | {"second": second, "into": into, "moved": moved}
            chain.append(connection, _told(replace(happened, kind=MERGED, patient=into, detail=detail), second), newest)

    def part(self, merged: EventRow, happened: EventRow) -> None:
        """Give back what moved when two entries were merged; what was written since stays with the entry that counted.

        Args:
            merged: The event of the merging.
            happened: Who takes it apart, and when.

        Raises:
            ClinicError: They are apart already.
        """
        second, into = str(merged.detail["second"]), str(merged.detail["into"])
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            if _merged_into(connection, second) != into:
                raise ClinicError("merging.apart_already")
            for table in MOVING:
                ids = merged.detail["moved"].get(table.name, [])
                back = update(table).where(table.c.id.in_(ids), table.c.patient == into)
                connection.execute(back.values(patient=second))
            connection.execute(update(patient).where(patient.c.id == second).values(merged_into=None))
            told = replace(happened, kind=PARTED, patient=into, detail={"second": second, "into": into})
            chain.append(connection, _told(told, second), newest)

    def into(self, patient_id: str) -> list[EventRow]:
        """Return the mergings into a patient that still hold, oldest first."""
        with self._record.read() as connection:
            wanted = select(patient.c.id).where(patient.c.merged_into == patient_id)
            seconds = set(connection.execute(wanted).scalars())
        newest = {}
        for one in self._record.events.of_kind(MERGED) if seconds else ():
            if one.detail["into"] == patient_id and one.detail["second"] in seconds:
                newest[one.detail["second"]] = one
        return list(newest.values())


def _told(happened: EventRow, second: str) -> list[tuple[Table, dict[str, Any]]]:
    about_second = EventRow(str(uuid4()), SECOND, happened.at, happened.person, second, detail={"event": happened.id})
    return [(event, to_columns(one)) for one in (happened, about_second)]


def _merged_into(connection: Connection, patient_id: str) -> str | None:
    wanted = select(patient.c.merged_into).where(patient.c.id == patient_id)
    found: str | None = connection.execute(wanted).scalar_one()
    return found


def _give(connection: Connection, table: Table, giver: str, taker: str) -> list[str]:
    ids = list(connection.execute(select(table.c.id).where(table.c.patient == giver).order_by(table.c.id)).scalars())
    connection.execute(update(table).where(table.c.patient == giver).values(patient=taker))
    return ids
