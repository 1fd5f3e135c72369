"""A patient erased: what was said of them is gone, the links of the chain keep their hashes, an event says which.

A link's hash was taken over its content, so a link without its content cannot be worked out again. What is left of it
is a tombstone: number, kind, moment, author and hash. The event that lists the tombstones is a link itself, signed for
by two people; verification takes listed tombstones as they are, and anything else that differs for what it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, and_, delete, or_, select, update

from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.imports import IMPORTED
from clinic_app.records.rows import EventRow, PatientRow
from clinic_app.records.tables import addendum, answer, attachment, event, imported, note, patient, problem, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

ERASED = "erased"
#: The detail of a patient that says that they were erased, and when.
MARK = "erased"
#: What is left of an answer and of an event.
EMPTY_ANSWER: dict[str, Any] = {
    "path": '[["",""]]',
    "value": None,
    "wording": "",
    "replaces": "[]",
    "carried_from": None,
    "language": "",
}
EMPTY_EVENT = {"kind": "tombstone", "detail": "{}"}
#: States of a visit that somebody still has to finish.
UNFINISHED = ("planned", "kiosk", "open")
#: Columns of a patient that say who it is.
NOBODY = {"given_name": "", "family_name": "", "birth_date": "", "sex": "", "phone": ""}

Spans = list[list[int]]


class Erasing:
    """The erasing of patients."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def erase(self, patient_id: str, happened: EventRow) -> None:
        """Erase a patient with every entry that was made part of theirs, in one transaction.

        Raises:
            ClinicError: They were erased already, or a visit of theirs waits to be finished.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            ids = _entries(connection, patient_id)
            visits = _ids(connection, visit, visit.c.patient.in_(ids))
            if _ids(connection, visit, and_(visit.c.patient.in_(ids), visit.c.state.in_(UNFINISHED))):
                raise ClinicError("erasing.draft")
            detail = happened.detail | {
                "patients": ids,
                "visits": visits,
                "answers": _blank(connection, answer, answer.c.visit.in_(visits), EMPTY_ANSWER),
                "events": _blank(connection, event, _about(connection, ids, visits), EMPTY_EVENT),
            }
            _take_away(connection, ids, visits)
            for one in ids:
                kept = {"details": json.dumps({MARK: happened.at.local.date().isoformat()})}
                connection.execute(update(patient).where(patient.c.id == one).values(NOBODY | kept))
            chain.append(connection, [(event, to_columns(replace(happened, detail=detail)))], newest)
        self._tidy()

    def _tidy(self) -> None:
        """Write the file anew without the room that was given back; a server does so by itself."""
        if self._record.engine.dialect.name != "sqlite":
            return
        with self._record.engine.connect().execution_options(plain=True) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def tombstones(connection: Connection) -> dict[str, Spans]:
    """Return the spans of links that were erased, by table."""
    found: dict[str, Spans] = {answer.name: [], event.name: []}
    for detail in _details(connection):
        found[answer.name] += detail.get("answers", [])
        found[event.name] += detail.get("events", [])
    return found


def erased_visits(connection: Connection) -> set[str]:
    """Return the visits whose note was erased."""
    return {one for detail in _details(connection) for one in detail.get("visits", ())}


def is_tombstone(table: str, row: dict[str, Any], spans: dict[str, Spans]) -> bool:
    """Say whether a link is listed as erased and holds nothing any more."""
    empty = EMPTY_ANSWER if table == answer.name else EMPTY_EVENT
    is_empty = all(row[name] == value for name, value in empty.items())
    return is_empty and any(first <= int(row["seq"]) <= last for first, last in spans[table])


def _details(connection: Connection) -> list[dict[str, Any]]:
    wanted = select(event.c.detail).where(event.c.kind == ERASED)
    return [json.loads(text) for text in connection.execute(wanted).scalars()]


def _entries(connection: Connection, patient_id: str) -> list[str]:
    theirs = or_(patient.c.id == patient_id, patient.c.merged_into == patient_id)
    rows = [from_columns(PatientRow, row) for row in connection.execute(select(patient).where(theirs)).mappings()]
    if not rows or any(MARK in row.details for row in rows):
        raise ClinicError("erasing.erased_already")
    return sorted(row.id for row in rows)


def _about(connection: Connection, ids: Sequence[str], visits: Sequence[str]) -> Any:  # noqa: ANN401  SQLAlchemy's
    """Return which events are about somebody: by patient, by visit, or an import of nobody else, named by its file."""
    wanted = select(event.c.id, event.c.detail).where(event.c.kind == IMPORTED)
    details = [(one, json.loads(text)) for one, text in connection.execute(wanted)]
    alone = [one for one, detail in details if {*detail["patients"], *detail["filled"]} <= set(ids)]
    about = or_(event.c.patient.in_(ids), event.c.visit.in_(visits), event.c.id.in_(alone))
    return and_(about, event.c.kind != ERASED)


def _ids(connection: Connection, table: Table, where: Any) -> list[str]:  # noqa: ANN401  a clause of SQLAlchemy's
    return sorted(connection.execute(select(table.c.id).where(where)).scalars())


def _blank(connection: Connection, table: Table, where: Any, empty: dict[str, Any]) -> Spans:  # noqa: ANN401
    """Empty rows of the chain and return their numbers as spans."""
    numbers = sorted(connection.execute(select(table.c.seq).where(where)).scalars())
    connection.execute(update(table).where(where).values(empty))
    return _spans(numbers)


def _spans(numbers: Iterable[int]) -> Spans:
    found: Spans = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def _take_away(connection: Connection, ids: Sequence[str], visits: Sequence[str]) -> None:
    """Take away notes, addenda, documents, problems and what was imported."""
    notes = _ids(connection, note, note.c.visit.in_(visits))
    theirs = or_(attachment.c.patient.in_(ids), attachment.c.visit.in_(visits))
    connection.execute(delete(addendum).where(addendum.c.note.in_(notes)))
    connection.execute(delete(note).where(note.c.visit.in_(visits)))
    connection.execute(delete(attachment).where(theirs))
    connection.execute(delete(imported).where(imported.c.patient.in_(ids)))
    connection.execute(update(visit).where(visit.c.id.in_(visits)).values(problem=None))
    connection.execute(delete(problem).where(problem.c.patient.in_(ids)))
