"""A record of many patients, laid row by row past the rooms that would take a day for it; its chain is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert, update

from clinic_app.canonical import canonical
from clinic_app.clock import Moment
from clinic_app.records import chain, embedded, vault
from clinic_app.records.columns import moment_columns
from clinic_app.records.rows import PersonRow
from clinic_app.records.tables import answer, patient, visit
from clinic_app.records.tables import chain as head

ANSWERS = 12
AT_A_TIME = 5_000
START = datetime(2016, 1, 4, 9, 0, tzinfo=UTC)
FIRST_NUMBER = 1001


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many patients and visits; each visit has twelve answers."""

    patients: int
    visits: int


def crowded(folder: Path, crowd: Crowd) -> bytes:
    """Make the record in a folder and return its key."""
    keys, key, _ = vault.new_vault("crowd")
    record = embedded.create(folder, keys, key)
    record.people.add(PersonRow(_id(0, 0), "Ada Rook", "owner", Moment(START, 0, "UTC")))
    form = record.contents.keep("form", "intake", "1", {"resourceType": "Questionnaire"})
    newest = chain.Head(0, chain.START)
    with record.write() as connection:
        _fill(connection, patient, _patients(crowd))
        _fill(connection, visit, _visits(crowd))
    for first in range(0, crowd.visits, AT_A_TIME):
        with record.write() as connection:
            rows = []
            for row in _answers(form, first, min(first + AT_A_TIME, crowd.visits)):
                content = row | {"seq": newest.seq + 1}
                newest = chain.Head(newest.seq + 1, chain.link(newest.hash, answer.name, content))
                rows.append(content | {"hash": newest.hash})
            connection.execute(insert(answer), rows)
            connection.execute(update(head).values(seq=newest.seq, hash=newest.hash))
    record.close()
    return key


def _fill(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    waiting = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_A_TIME:
            connection.execute(insert(table), waiting)
            waiting = []
    if waiting:
        connection.execute(insert(table), waiting)


def _patients(crowd: Crowd) -> Iterator[dict[str, Any]]:
    for number in range(crowd.patients):
        yield {
            "id": _id(1, number),
            "number": FIRST_NUMBER + number,
            "given_name": f"Robin {number % 97}",
            "family_name": f"Field {number}",
            "birth_date": f"{1930 + number % 80}-0{1 + number % 9}-1{number % 10}",
            "phone": f"01632 {number:06}",
            "details": "{}",
            **moment_columns("added", Moment(START, 0, "UTC")),
        }


def _visits(crowd: Crowd) -> Iterator[dict[str, Any]]:
    for number in range(crowd.visits):
        at = Moment(START + timedelta(minutes=5 * number), 0, "UTC")
        yield {
            "id": _id(2, number),
            "patient": _id(1, number % crowd.patients),
            "kind": "visit",
            "state": "open",
            "presence": "",
            **moment_columns("care", at),
            **moment_columns("added", at),
        }


def _answers(form: str, first: int, last: int) -> Iterator[dict[str, Any]]:
    for number in range(first, last):
        at = moment_columns("entered", Moment(START + timedelta(minutes=5 * number), 0, "UTC"))
        for question in range(ANSWERS):
            yield {
                "id": _id(3, number * ANSWERS + question),
                "visit": _id(2, number),
                "form": form,
                "path": canonical([[f"question_{question}", ""]]),
                "value": canonical(f"It began {question} weeks ago, after work."),
                "gesture": _id(4, number * ANSWERS + question),
                "replaces": "[]",
                "provenance": "asked",
                "carried_from": None,
                "wording": "",
                "language": "en",
                "author": _id(0, 0),
                **at,
            }


def _id(kind: int, number: int) -> str:
    return str(UUID(int=(kind << 96) | (0x4 << 76) | (0x8 << 60) | number))
