"""Rows as they lie in the tables: read out for whoever leaves with everything, and written into another record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, or_, select

from clinic_app.canonical import canonical
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import to_columns
from clinic_app.records.rows import EventRow
from clinic_app.records.tables import (
    addendum,
    answer,
    attachment,
    event,
    form,
    imported,
    note,
    patient,
    person,
    problem,
    setting,
    visit,
)

if TYPE_CHECKING:
    from clinic_app.records.record import Record

Row = dict[str, Any]
#: The tables somebody leaves with, each after those it points at; the keys of the record stay here.
LEAVING = (person, patient, problem, form, visit, answer, event, note, addendum, attachment, imported, setting)
#: Tables that are links of the chain.
LINKS = (answer, event)
#: Columns that say where a row stands in its record, not what it says.
PLACES = ("seq", "hash", "chain_seq", "chain_hash", "number")
AT_ONCE = 500


class PlainRows:
    """All rows, or those of one patient."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        with self._record.read() as connection:
            return {
                table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for table in LEAVING
            }

    def all(self) -> dict[str, list[Row]]:
        """Return every row of every table, in order; bodies of attachments are bytes."""
        with self._record.read() as connection:
            return {table.name: _rows(connection, table) for table in LEAVING}

    def of_patient(self, patient_id: str) -> dict[str, list[Row]]:
        """Return the rows about one patient, and the people, forms and entries they point at."""
        with self._record.read() as connection:
            theirs = or_(patient.c.id == patient_id, patient.c.merged_into == patient_id)
            found = {patient.name: _rows(connection, patient, theirs)}
            ids = [row["id"] for row in found[patient.name]]
            found[visit.name] = _rows(connection, visit, visit.c.patient.in_(ids))
            visits = [row["id"] for row in found[visit.name]]
            for table in (problem, imported):
                found[table.name] = _rows(connection, table, table.c.patient.in_(ids))
            for table in (answer, note):
                found[table.name] = list(_in_parts(connection, table, "visit", visits))
            for table in (event, attachment):
                rows = [*_in_parts(connection, table, "visit", visits), *_in_parts(connection, table, "patient", ids)]
                found[table.name] = list({row["id"]: row for row in rows}.values())
            found[event.name].sort(key=lambda row: int(row["seq"]))
            notes = [row["id"] for row in found[note.name]]
            found[addendum.name] = list(_in_parts(connection, addendum, "note", notes))
            forms = {row["form"] for row in found[answer.name]}
            found[form.name] = list(_in_parts(connection, form, "hash", sorted(forms)))
            found[person.name] = list(_in_parts(connection, person, "id", sorted(_people(found))))
            found[setting.name] = []
        return {table.name: found[table.name] for table in LEAVING}

    def take_in(self, rows: Mapping[str, Sequence[Row]], happened: EventRow) -> dict[str, int]:
        """Write rows of another record into this one, all of them or none; return how many of each table are new.

        What is there already, word for word, is left alone, and so are people and settings. Links are appended to
        this record's chain in their order: in an empty record they keep their numbers and hashes. The anchors of
        notes follow their links.

        Raises:
            ClinicError: A row is there already and says something else, or does not fit.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            new = {table.name: list(_unknown(connection, table, rows.get(table.name, ()))) for table in LEAVING}
            _renumber(connection, new[patient.name])
            for table in (person, patient, problem, form, visit):
                _insert(connection, table, new[table.name])
            heads = _append(connection, new, newest)
            for row in new[note.name]:
                row.update(_anchor(heads, row))
            for table in (note, addendum, attachment, imported, setting):
                _insert(connection, table, new[table.name])
            counts = {name: len(found) for name, found in new.items()}
            told = to_columns(happened)
            chain.append(connection, [(event, told | {"detail": canonical(happened.detail | {"rows": counts})})])
        return counts


def _rows(connection: Connection, table: Table, *where: ColumnElement[bool]) -> list[Row]:
    order = table.c.seq if "seq" in table.c else next(iter(table.primary_key))
    names = [column.name for column in table.columns]
    wanted = select(table).where(*where).order_by(order)
    return [dict(zip(names, row, strict=True)) for row in connection.execute(wanted)]


def _in_parts(connection: Connection, table: Table, column: str, values: Sequence[str]) -> Iterator[Row]:
    rest = iter(values)
    while part := list(islice(rest, AT_ONCE)):
        yield from _rows(connection, table, table.c[column].in_(part))


def _people(found: Mapping[str, Iterable[Row]]) -> set[str]:
    """Return everybody whom some rows point at."""
    columns = ("added_by", "author", "person", "signer")
    return {row[name] for rows in found.values() for row in rows for name in columns if row.get(name)}


def _unknown(connection: Connection, table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows that are not there yet.

    Raises:
        ClinicError: One is there and says something else.
    """
    key = table.c.id if "id" in table.c else next(iter(table.primary_key))
    stays = table in (person, setting, form)
    there = {row[key.name]: row for row in _in_parts(connection, table, key.name, [row[key.name] for row in rows])}
    for row in rows:
        known = there.get(row[key.name])
        if known is None:
            yield dict(row)
        elif not stays and _said(known) != _said(row):
            raise ClinicError("importing.differs", table=table.name)


def _said(row: Row) -> Row:
    """Return what a row says, without its place in a record."""
    return {name: value for name, value in row.items() if name not in PLACES}


def _renumber(connection: Connection, patients: list[Row]) -> None:
    """Give patients whose number somebody else has here the next ones."""
    taken = {int(number) for number in connection.execute(select(patient.c.number)).scalars()}
    highest = max([1000, *taken, *(int(row["number"]) for row in patients)])
    for row in patients:
        if row["number"] in taken:
            highest += 1
            row["number"] = highest
        taken.add(int(row["number"]))


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _append(connection: Connection, new: Mapping[str, list[Row]], newest: chain.Head) -> list[tuple[int, chain.Head]]:
    """Append the links; return the head at each note's anchor by the number it had, the head before all of them first.

    A head needs a statement of its own, so the links between two anchors go in at once.
    """
    links = [(int(row["seq"]), table, _content(row)) for table in LINKS for row in new[table.name]]
    links.sort(key=lambda one: one[0])
    anchors = sorted({int(row["chain_seq"]) for row in new[note.name]})
    heads, begins = [(-1, newest)], 0
    for anchor in [*anchors, None]:
        ends = len(links) if anchor is None else bisect_right(links, anchor, key=lambda one: one[0])
        if ends > begins:
            newest = chain.append(connection, [(table, row) for _, table, row in links[begins:ends]], newest)
            heads.append((links[ends - 1][0], newest))
        begins = max(begins, ends)
    return heads


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "hash"}


def _anchor(heads: list[tuple[int, chain.Head]], row: Row) -> Row:
    """Return the columns of a note that hold the head of the chain when it was signed."""
    if not row["chain_seq"]:
        return {}
    place = bisect_right([old for old, _ in heads], int(row["chain_seq"])) - 1
    head = heads[place][1]
    return {"chain_seq": head.seq, "chain_hash": head.hash if head.seq else ""}
