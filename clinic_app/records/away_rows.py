"""Which rows of a clinic's server are kept readable on one computer: today's patients, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, Table, case, false, func, literal, or_, select

from clinic_app.records.columns import moment_columns
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
    from clinic_app.clock import Moment

#: Rows by the table they belong to.
Rows = dict[Table, list[dict[str, Any]]]
#: So many rows are read and written at a time: the window goes on between them.
AT_ONCE = 200
#: A paper of more bytes is listed without what is in it.
LONGEST_PAPER = 100_000
#: Events that every visit is read with, whomever they are about.
GENERAL = ("hazard_read", "knowledge_reviewed", "knowledge_review_taken_back")
#: States of visits that somebody still has to finish, whatever their day.
UNFINISHED = ("open", "kiosk")


def of_day(connection: Connection, start: Moment, end: Moment) -> Rows:
    """Return all about the patients of a day and of the drafts, and what every visit is read with."""
    first, last = (moment_columns("care", one)["care_utc"] for one in (start, end))
    meant = or_(visit.c.care_utc.between(first, last), visit.c.state.in_(UNFINISHED))
    patients = connection.execute(select(visit.c.patient).where(meant, visit.c.patient.is_not(None)).distinct())
    found = of_patients(connection, patients.scalars().all(), meant & visit.c.patient.is_(None))
    return found | of_clinic(connection)


def of_clinic(connection: Connection) -> Rows:
    """Return what is about no patient: who may sign in, and what the clinic has decided."""
    return {person: _all(connection, person), setting: _all(connection, setting)}


def of_patients(connection: Connection, patients: Iterable[str], nobodys: ColumnElement[bool] | None = None) -> Rows:
    """Return all about some patients, and about visits of whom nobody has said yet whose they are."""
    whose = list(patients)
    visits = or_(visit.c.patient.in_(whose), nobodys if nobodys is not None else false())
    ids = select(visit.c.id).where(visits)
    about = or_(event.c.patient.in_(whose), event.c.visit.in_(ids))
    return {  # in this order: what is written meanwhile points to what is read later
        patient: _all(connection, patient, or_(patient.c.id.in_(whose), patient.c.merged_into.in_(whose))),
        problem: _all(connection, problem, problem.c.patient.in_(whose)),
        visit: _all(connection, visit, visits),
        answer: _all(connection, answer, answer.c.visit.in_(ids)),
        form: _all(connection, form, form.c.hash.in_(select(answer.c.form).where(answer.c.visit.in_(ids)))),
        event: _all(connection, event, or_(about, event.c.kind.in_(GENERAL))),
        note: _all(connection, note, note.c.visit.in_(ids)),
        addendum: _all(connection, addendum, addendum.c.note.in_(select(note.c.id).where(note.c.visit.in_(ids)))),
        attachment: _papers(connection, or_(attachment.c.patient.in_(whose), attachment.c.visit.in_(ids))),
        imported: _all(connection, imported, imported.c.patient.in_(whose)),
    }


def _all(connection: Connection, table: Table, which: ColumnElement[bool] | None = None) -> list[dict[str, Any]]:
    return _read(connection, select(table) if which is None else select(table).where(which))


def _read(connection: Connection, wanted: Select[Any]) -> list[dict[str, Any]]:
    """Read bit by bit: the driver holds up every other thread while it unpacks what it got at once."""
    found = connection.execute(wanted.execution_options(yield_per=AT_ONCE)).mappings()
    return [dict(row) for some in found.partitions() for row in some]


def _papers(connection: Connection, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    short = func.length(attachment.c.body) <= LONGEST_PAPER
    body = case((short, attachment.c.body), else_=literal(b"")).label("body")
    columns = [column for column in attachment.c if column.name != "body"]
    return _read(connection, select(*columns, body).where(which))
