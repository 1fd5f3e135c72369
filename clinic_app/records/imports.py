"""What came from another program: written in one transaction, listed, and taken back as long as nobody built on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from clinic_app.canonical import canonical, digest
from clinic_app.clock import Moment
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AttachmentRow, EventRow, PatientRow
from clinic_app.records.tables import attachment, event, imported, patient, problem, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

IMPORTED, UNDONE = "imported", "import_undone"
#: So many ids are asked for in one statement: every database takes that many.
AT_ONCE = 500
#: Names in a refusal.
NAMED = 3


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """Something of another program, word for word; ``patient`` is None where it is about nobody in particular."""

    id: str
    batch: str
    source: str
    type: str
    body: str
    added: Moment
    patient: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything one import writes.

    Attributes:
        added: New patients; the record gives their numbers.
        filled: Patients who were there, with what was missing filled in, and the event of each.
        happened: The event that tells of the batch.
    """

    added: Sequence[PatientRow]
    filled: Sequence[tuple[PatientRow, EventRow]]
    kept: Sequence[ImportedRow]
    documents: Sequence[AttachmentRow]
    happened: EventRow


class KnownPatient(NamedTuple):
    """What a newcomer is compared with."""

    id: str
    number: int
    given_name: str
    family_name: str
    birth_date: str
    details: str


class Imports:
    """Batches of what was imported."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def known(self) -> list[KnownPatient]:
        """Return every patient as a newcomer is compared with them; second entries of somebody are left out."""
        columns = (patient.c[name] for name in KnownPatient._fields)
        with self._record.read() as connection:
            rows = connection.execute(select(*columns).where(patient.c.merged_into.is_(None)))
            return [KnownPatient(*row) for row in rows]

    def store(self, batch: Batch) -> list[PatientRow]:
        """Write a batch, all of it or nothing; return the new patients with their numbers.

        Raises:
            ClinicError: The record did not take it, or a patient to be filled in was changed meanwhile.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            highest = int(connection.execute(select(func.coalesce(func.max(patient.c.number), 1000))).scalar_one())
            numbered = [replace(row, number=highest + place) for place, row in enumerate(batch.added, 1)]
            _insert(connection, patient, numbered)
            told = []
            for row, happened in batch.filled:
                before = _patient(connection, row.id)
                told.append(replace(happened, detail=happened.detail | {"before": to_columns(before)}))
                connection.execute(update(patient).where(patient.c.id == row.id).values(to_columns(row)))
            _insert(connection, imported, batch.kept)
            _insert(connection, attachment, batch.documents)
            detail = batch.happened.detail | {
                "patients": [row.id for row in numbered],
                "filled": {row.id: _digest(row) for row, _ in batch.filled},
            }
            told.append(replace(batch.happened, detail=detail))
            chain.append(connection, [(event, to_columns(one)) for one in told], newest)
        return numbered

    def batches(self) -> list[tuple[EventRow, bool]]:
        """Return the event of every batch, newest first, and whether it was taken back."""
        undone = {one.detail["batch"] for one in self._record.events.of_kind(UNDONE)}
        return [(one, one.detail["batch"] in undone) for one in self._record.events.of_kind(IMPORTED)][::-1]

    def undo(self, told: EventRow, happened: EventRow) -> None:
        """Take a batch back, all of it or nothing.

        Raises:
            ClinicError: It was taken back already, or somebody opened or wrote something for one of its patients since.
        """
        batch, added = str(told.detail["batch"]), list(told.detail["patients"])
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            if any(one.detail["batch"] == batch for one in self._record.events.of_kind(UNDONE)):
                raise ClinicError("importing.undone_already")
            used = {one for ids in _parts(added) for one in _used(connection, ids, batch)}
            used |= {one for one, after in told.detail["filled"].items() if _has_changed(connection, one, after)}
            if used:
                raise ClinicError("importing.used_since", count=len(used), names=_names(connection, used))
            for table, mine in ((attachment, _of_batch(batch)), (imported, imported.c.batch == batch)):
                connection.execute(delete(table).where(mine))
            for ids in _parts(added):
                connection.execute(delete(patient).where(patient.c.id.in_(ids)))
            rows = [(event, to_columns(one)) for one in self._restored(connection, told, happened)]
            chain.append(connection, [*rows, (event, to_columns(happened))], newest)

    def of_patient(self, patient_id: str) -> list[ImportedRow]:
        """Return what was imported with a patient, in the order it was written."""
        wanted = select(imported).where(imported.c.patient == patient_id).order_by(imported.c.added_utc, imported.c.id)
        with self._record.read() as connection:
            return [from_columns(ImportedRow, columns) for columns in connection.execute(wanted).mappings()]

    def of_batch(self, batch: str) -> list[ImportedRow]:
        """Return what a batch kept word for word."""
        wanted = select(imported).where(imported.c.batch == batch).order_by(imported.c.type, imported.c.id)
        with self._record.read() as connection:
            return [from_columns(ImportedRow, columns) for columns in connection.execute(wanted).mappings()]

    def _restored(self, connection: Connection, told: EventRow, happened: EventRow) -> Iterator[EventRow]:
        """Give patients who were filled in back what stood there, and yield an event for each."""
        for one in self._record.events.of_kind("patient_changed") if told.detail["filled"] else ():
            if one.detail.get("batch") == told.detail["batch"] and one.patient:
                now = _patient(connection, one.patient)
                connection.execute(update(patient).where(patient.c.id == one.patient).values(one.detail["before"]))
                detail = {"before": to_columns(now), "undone": told.detail["batch"]}
                yield replace(
                    one, id=f"{happened.id[:28]}{one.id[28:]}", at=happened.at, person=happened.person, detail=detail
                )


def _insert(connection: Connection, table: Table, rows: Sequence[Any]) -> None:
    if rows:
        connection.execute(insert(table), [to_columns(row) for row in rows])


def _patient(connection: Connection, patient_id: str) -> PatientRow:
    found = connection.execute(select(patient).where(patient.c.id == patient_id)).mappings().first()
    if found is None:
        raise ClinicError("importing.patient_gone")
    return from_columns(PatientRow, found)


def _of_batch(batch: str) -> Any:  # noqa: ANN401  a clause of SQLAlchemy's
    return attachment.c.details.contains(json.dumps(batch), autoescape=True)


def _used(connection: Connection, ids: Sequence[str], batch: str) -> set[str]:
    """Return those of a batch's patients that something was written for."""
    mine: dict[Table, Any] = {attachment: ~_of_batch(batch), imported: imported.c.batch != batch}
    found: set[str] = set()
    for table in (event, visit, problem, attachment, imported):
        theirs: Column[str] = table.c.patient
        wanted = select(theirs).where(theirs.in_(ids))
        found |= set(connection.execute(wanted.where(mine[table]) if table in mine else wanted).scalars())
    wanted = select(patient.c.id).where(patient.c.id.in_(ids), patient.c.merged_into.is_not(None))
    into = select(patient.c.merged_into).where(patient.c.merged_into.in_(ids))
    return found | {*connection.execute(wanted).scalars(), *(one for one in connection.execute(into).scalars() if one)}


def _has_changed(connection: Connection, patient_id: str, after: str) -> bool:
    return _digest(_patient(connection, patient_id)) != after


def _digest(row: PatientRow) -> str:
    """Return a digest of what a patient's row says: the event of a batch names nobody, who may be erased."""
    return digest(canonical(to_columns(row)))


def _names(connection: Connection, ids: Iterable[str]) -> str:
    wanted = select(patient).where(patient.c.id.in_(sorted(ids)[:NAMED]))
    rows = [from_columns(PatientRow, one) for one in connection.execute(wanted).mappings()]
    return ", ".join(f"{one.name} ({one.number})" for one in rows)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    rest = iter(ids)
    while part := list(islice(rest, AT_ONCE)):
        yield part
