"""The answers of visits: appended a gesture at a time, read in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, select, update

from clinic_app.canonical import canonical
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AnswerRow, EventRow
from clinic_app.records.tables import answer, event, form, visit

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
NOTHING = "[]"  # no row was replaced
# Signs between what one statement lists: none of them stands in a hash or in a linkId as a path is written.
BETWEEN, WITHIN, NEXT = ",", '"', "\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What a patient was asked in one visit.

    Attributes:
        forms: The content hashes of the forms of which anything was answered.
        questions: Hash and outermost linkId of what was answered to the forms that were looked for.
    """

    forms: frozenset[str] = frozenset()
    questions: frozenset[tuple[str, str]] = frozenset()


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

    def told_by_patient(self, patient_id: str, names: Iterable[str]) -> dict[str, Told]:
        """Return, by visit, which forms a patient was asked, and which questions of the forms called by some names.

        No answer itself is read, and however many visits there are it is one statement, which brings a row a visit:
        for a patient of 200 visits it takes a hundredth of the time of reading the answers.
        """
        with self._record.read() as connection:
            wanted = _told(is_server=connection.dialect.name == "postgresql")
            found = connection.execute(wanted, {"patient_id": patient_id, "names": list(names)})
            return {visit_id: _told_of(forms, questions) for visit_id, forms, questions in found}

    def of_visit(self, visit_id: str, after: int = 0) -> list[AnswerRow]:
        """Return a visit's rows in order, those with a seq above ``after`` only."""
        with self._record.read() as connection:
            found = connection.execute(OF_VISIT, {"visit_id": visit_id, "after": after})
            return [row_of(columns) for columns in found.mappings()]


@cache
def _told(*, is_server: bool) -> Select[str, str, str | None]:
    """Return the statement of ``told_by_patient``, built once: the store writes each visit's list itself.

    Sorting visit and form apart, or handing every answer over, takes five times as long.
    """
    place = func.strpos if is_server else func.instr
    rest = func.substr(answer.c.path, PATH_BEGINS + 1)
    question = answer.c.form + WITHIN + func.substr(rest, 1, place(rest, '"') - 1)
    forms = answer.c.form.distinct()
    called = answer.c.form.in_(select(form.c.hash).where(form.c.name.in_(bindparam("names", expanding=True))))
    listed = func.string_agg if is_server else func.group_concat
    return (
        select(
            answer.c.visit,
            func.string_agg(forms, BETWEEN) if is_server else func.group_concat(forms),  # there with no choice of sign
            listed(question, NEXT).filter(called),
        )
        .where(answer.c.visit.in_(select(visit.c.id).where(visit.c.patient == bindparam("patient_id"))))
        .group_by(answer.c.visit)
    )


@lru_cache(maxsize=256)  # one visit is asked what the one before was
def _told_of(forms: str, questions: str | None) -> Told:
    pairs = {tuple(one.split(WITHIN)) for one in questions.split(NEXT)} if questions else set()
    return Told(frozenset(forms.split(BETWEEN)), frozenset((form_hash, link) for form_hash, link in pairs))


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
    given["path"] = _path_of(columns["path"])
    given["replaces"] = _replaced(columns["replaces"])
    given["value"] = None if columns["value"] is None else json.loads(columns["value"])
    return from_columns(AnswerRow, given)


@lru_cache(maxsize=4096)  # the same questions are answered visit after visit
def _path_of(stored: str) -> tuple[tuple[str, str], ...]:
    return tuple((step[0], step[1]) for step in json.loads(stored))


def _replaced(stored: str) -> tuple[str, ...]:
    return () if stored == NOTHING else tuple(json.loads(stored))
