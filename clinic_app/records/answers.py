"""The answers of visits: appended a gesture at a time, read in order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, func, select, update

from clinic_app.canonical import canonical
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AnswerRow, EventRow
from clinic_app.records.tables import answer, event, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record

# States in which a visit still takes answers.
WRITABLE = ("planned", "kiosk", "open")
# States a practitioner's first answer ends: from then on it is a note that waits for its signature.
NOT_BEGUN = ("planned", "kiosk")
# Built once: building a statement takes longer than running it, and every click runs these.
STATE = select(visit.c.state).where(visit.c.id == bindparam("visit_id"))
STORED = select(answer.c.id).where(answer.c.id.in_(bindparam("ids", expanding=True)))
PATH_BEGINS = len('[["')


class Answers:
    """Answers, appended and never changed."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def append(self, rows: Sequence[AnswerRow], events: Sequence[EventRow] = ()) -> int:
        """Store the rows of one gesture (and events that belong to it) in one transaction, and return the newest seq.

        Rows whose ids are already stored are left alone: a gesture sent twice is stored once. A planned visit is open
        from the first answer on that somebody of the clinic gives.

        Raises:
            ClinicError: The visit is signed or does not exist, or the record cannot be written.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)  # before the state is read: nobody signs in between
            for visit_id in {row.visit for row in rows}:
                state = connection.execute(STATE, {"visit_id": visit_id}).scalar_one_or_none()
                if state is None:
                    raise ClinicError("record.no_such_visit")
                if state not in WRITABLE:
                    raise ClinicError("visit.signed_already")
                if state in NOT_BEGUN and any(row.author for row in rows if row.visit == visit_id):
                    connection.execute(update(visit).where(visit.c.id == visit_id).values(state="open"))
            ids = [row.id for row in rows]
            stored = set(connection.execute(STORED, {"ids": ids}).scalars())
            new = [(answer, columns_of(row)) for row in rows if row.id not in stored]
            new += [(event, to_columns(one)) for one in events]
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

    def questions_of_patient(self, patient_id: str) -> list[tuple[str, str, str]]:
        """Return visit, form and outermost linkId of every answer a patient ever gave; some stand there repeatedly.

        For a patient of 200 visits it takes a twentieth of the time of reading the answers themselves.
        """
        theirs = select(visit.c.id).where(visit.c.patient == patient_id)
        wanted = select(answer.c.visit, answer.c.form, answer.c.path).where(answer.c.visit.in_(theirs))
        with self._record.read() as connection:
            rows = connection.execute(wanted).all()
        return [(one, form, path[PATH_BEGINS : path.index('"', PATH_BEGINS)]) for one, form, path in rows]

    def of_visit(self, visit_id: str, after: int = 0) -> list[AnswerRow]:
        """Return a visit's rows in order, those with a seq above ``after`` only."""
        wanted = select(answer).where(answer.c.visit == visit_id, answer.c.seq > after).order_by(answer.c.seq)
        with self._record.read() as connection:
            return [row_of(columns) for columns in connection.execute(wanted).mappings()]


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
