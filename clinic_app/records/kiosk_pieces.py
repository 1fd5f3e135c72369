"""Pieces of what a patient answered alone: written on the turned screen, taken in where somebody signs on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from clinic_app.canonical import canonical, digest
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.answers import columns_of, row_of
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AnswerRow, EventRow, VisitRow
from clinic_app.records.tables import answer, event, form, visit

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from clinic_app.records.record import Record

KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form as it was asked: kept before the first answer to it."""

    name: str
    version: str
    body: Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Some answers of one sitting.

    Attributes:
        visit: The visit they belong to, without a patient.
        rows: The answers.
        forms: The forms asked, those only that no earlier piece of the sitting brought.
        urgent: Ids of the flags they raise that cannot wait for the practitioner's own reading.
    """

    visit: VisitRow
    rows: tuple[AnswerRow, ...]
    forms: tuple[KeptForm, ...] = ()
    urgent: tuple[str, ...] = ()


def written(piece: Piece) -> bytes:
    """Return a piece as bytes."""
    told = {
        "visit": to_columns(piece.visit),
        "rows": [columns_of(one) for one in piece.rows],
        "forms": [[one.name, one.version, one.body] for one in piece.forms],
        "urgent": list(piece.urgent),
    }
    return canonical(told).encode()


def read(content: bytes) -> Piece:
    """Return the piece that was written.

    Raises:
        ClinicError: It is none.
    """
    try:
        told = json.loads(content)
        forms = tuple(KeptForm(*one) for one in told["forms"])
        rows = tuple(row_of(one | {"seq": 0}) for one in told["rows"])
        return Piece(from_columns(VisitRow, told["visit"]), rows, forms, tuple(told["urgent"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ClinicError("kiosk.not_readable") from error


class Pieces:
    """Takes pieces into a record."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def take_in(self, piece: Piece, happened: EventRow) -> bool:
        """Store a piece in one transaction; say whether there was anything in it that is not stored already.

        Only answers of a kiosk are taken, into a visit that has no patient and was begun there: a piece cannot reach
        anything else in the record.

        Raises:
            ClinicError: It is about another visit, or the record cannot be written.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            _make_sure_of(connection, piece)
            _keep(connection, piece.forms)
            ids = [one.id for one in piece.rows]
            stored = set(connection.execute(select(answer.c.id).where(answer.c.id.in_(ids))).scalars())
            new = [(answer, columns_of(one)) for one in piece.rows if one.id not in stored]
            if new:
                chain.append(connection, [*new, (event, to_columns(happened))], newest)
            return bool(new)


def _make_sure_of(connection: Connection, piece: Piece) -> None:
    """Begin the visit of a piece, or refuse a piece about a visit that was not begun in the kiosk."""
    if any(one.visit != piece.visit.id or one.author or one.provenance != KIOSK for one in piece.rows):
        raise ClinicError("kiosk.not_readable")
    found = connection.execute(select(visit).where(visit.c.id == piece.visit.id)).mappings().first()
    if found is None:
        if piece.visit.patient or piece.visit.state != KIOSK:
            raise ClinicError("kiosk.not_readable")
        connection.execute(insert(visit).values(to_columns(piece.visit)))
    elif found["added_by"] is not None:
        raise ClinicError("kiosk.not_readable")
    elif found["state"] not in (KIOSK, "open"):
        raise ClinicError("kiosk.came_too_late")


def _keep(connection: Connection, forms: tuple[KeptForm, ...]) -> None:
    for one in forms:
        text = canonical(one.body)
        kept = digest(text)
        if connection.execute(select(form.c.hash).where(form.c.hash == kept)).first() is None:
            columns = {"hash": kept, "kind": "form", "name": one.name, "version": one.version, "body": text}
            connection.execute(insert(form).values(columns))
