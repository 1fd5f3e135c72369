"""The answers of visits: appended a gesture at a time, read in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select, update

from clinic_app.canonical import canonical
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AnswerRow, EventRow
from clinic_app.records.tables import answer, event, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

Row = TypeVar("Row", AnswerRow, EventRow)

# States in which a visit still takes answers.
WRITABLE = ("planned", "kiosk", "open")
# States a practitioner's first answer ends: from then on it is a note that waits for its signature.
NOT_BEGUN = ("planned", "kiosk")
# Built once: building a statement takes longer than running it, and every click runs these.
STATE = select(visit.c.state).where(visit.c.id == bindparam("visit_id"))
OF_VISIT = (
    select(answer)
    .where(answer.c.visit == bindparam("visit_id"), answer.c.seq > bindparam("after"))
    .order_by(answer.c.seq)
)
STORED = select(answer.c.id).where(answer.c.id == bindparam("one"))
HAPPENED = select(event.c.id).where(event.c.id == bindparam("one"))
PATH_BEGINS = len('[["')


class Answers:
    """Answers, appended and never changed."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def append(self, rows: Sequence[AnswerRow], events: Sequence[EventRow] = ()) -> int:
        """Store the rows of one gesture (and events that belong to it) in one transaction, and return the newest seq.

        Rows and events whose ids are already stored are left alone: a gesture sent twice is stored once. A planned
        visit is open from the first answer on that somebody of the clinic gives.

        Raises:
            ClinicError: The visit is signed or does not exist, or the record cannot be written.
        """
        with self._record.write() as connection:
            return self.store(connection, rows, events)

    def store(self, connection: Connection, rows: Sequence[AnswerRow], events: Sequence[EventRow]) -> int:
        """Store rows and events inside a transaction that writes, and return the newest seq.

        Raises:
            ClinicError: The visit is signed or does not exist.
        """
        newest = chain.head(connection, lock=True)  # before the state is read: nobody signs in between
        for visit_id in {row.visit for row in rows}:
            state = connection.execute(STATE, {"visit_id": visit_id}).scalar_one_or_none()
            if state is None:
                raise ClinicError("record.no_such_visit")
            if state not in WRITABLE:
                raise ClinicError("visit.signed_already")
            if state in NOT_BEGUN and any(row.author for row in rows if row.visit == visit_id):
                connection.execute(update(visit).where(visit.c.id == visit_id).values(state="open"))
        new = [(answer, columns_of(row)) for row in _not_in(connection, STORED, rows)]
        new += [(event, to_columns(one)) for one in _not_in(connection, HAPPENED, events)]
        return chain.append(connection, new, newest).seq if new else newest.seq

    def newest(self, connection: Connection, visit_id: str) -> int:
        """Return the seq of a visit's newest answer inside a transaction, 0 where it has none."""
        wanted = select(func.coalesce(func.max(answer.c.seq), 0)).where(answer.c.visit == visit_id)
        return int(connection.execute(wanted).scalar_one())

    def to_question(self, link_id: str) -> list[AnswerRow]:
        """Return every row of the record that answers a question of this linkId, whatever the form and visit."""
        last_step = canonical([link_id])[:-1]  # such as ["needle_lot"
        wanted = select(answer).where(answer.c.path.contains(last_step, autoescape=True)).order_by(answer.c.seq)
        with self._record.read() as connection:
            rows = [row_of(columns) for columns in connection.execute(wanted).mappings()]
        return [row for row in rows if row.path[-1][0] == link_id]

    def forms_of_patient(self, patient_id: str) -> list[tuple[str, str]]:
        """Return visit and form of whatever a patient was asked, each pair once; no answer itself is read."""
        wanted = select(answer.c.visit, answer.c.form).where(_of_patient(patient_id)).distinct()
        with self._record.read() as connection:
            return [(visit_id, form) for visit_id, form in connection.execute(wanted)]

    def questions_of_patient(self, patient_id: str, links: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return visit, form and outermost linkId, each once, of what a patient answered to some of those linkIds.

        For a patient of 200 visits it takes a fiftieth of the time of reading the answers themselves.
        """
        with self._record.read() as connection:
            place = func.strpos if connection.dialect.name == "postgresql" else func.instr
            rest = func.substr(answer.c.path, PATH_BEGINS + 1)
            link = func.substr(rest, 1, place(rest, '"') - 1)
            wanted = select(answer.c.visit, answer.c.form, link).where(_of_patient(patient_id), link.in_(list(links)))
            return [(visit_id, form, found) for visit_id, form, found in connection.execute(wanted.distinct())]

    def of_visit(self, visit_id: str, after: int = 0) -> list[AnswerRow]:
        """Return a visit's rows in order, those with a seq above ``after`` only."""
        with self._record.read() as connection:
            found = connection.execute(OF_VISIT, {"visit_id": visit_id, "after": after})
            return [row_of(columns) for columns in found.mappings()]


def _of_patient(patient_id: str) -> ColumnElement[bool]:
    return answer.c.visit.in_(select(visit.c.id).where(visit.c.patient == patient_id))


def _not_in(connection: Connection, stored: Select[tuple[str]], rows: Sequence[Row]) -> list[Row]:
    """Return the rows that are not stored yet.

    They are looked for one by one: a list of ids is written out anew for each statement, and for the one answer of a
    click that would take a third of all its time.
    """
    return [row for row in rows if connection.execute(stored, {"one": row.id}).first() is None]


def columns_of(row: AnswerRow) -> dict[str, Any]:
    """Return an answer as it is stored, without its number and its hash."""
    columns = to_columns(row)
    columns["path"] = canonical(row.path)
    columns["replaces"] = canonical(row.replaces)
    columns["value"] = None if row.value is None else canonical(row.value)
    return columns


def row_of(columns: Mapping[Any, Any]) -> AnswerRow:
    """Return the answer a stored row stands for."""
    given = dict(columns)
    given["path"] = tuple((step[0], step[1]) for step in json.loads(columns["path"]))
    given["replaces"] = tuple(json.loads(columns["replaces"]))
    given["value"] = None if columns["value"] is None else json.loads(columns["value"])
    return from_columns(AnswerRow, given)
