"""Whether a record is whole after all that, and holds what its writer was told is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, select

from clinic_app.errors import ClinicError
from clinic_app.records import backups, embedded
from clinic_app.records.record import Record
from clinic_app.records.tables import answer, attachment, note
from clinic_app.records.verification import known_heads, missing_tail, verify

Acknowledged = tuple[str, str]
#: Where what was acknowledged must stand.
KEPT: dict[str, Column[str]] = {"answer": answer.c.id, "note": note.c.id, "document": attachment.c.id}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one look: it does not open or is not whole, and how much of what was acknowledged is gone."""

    is_corrupt: bool
    lost: int
    why: str = ""


def judged(folder: Path, key: bytes, told: Iterable[Acknowledged]) -> Verdict:
    """Open a record as the program would, check all of it, and look for everything acknowledged."""
    acknowledged = list(told)
    try:
        record = embedded.open_record(folder, key)
    except ClinicError as error:
        return Verdict(is_corrupt=True, lost=len(acknowledged), why=error.sentence)
    try:
        return _judged(record, key, acknowledged)
    except ClinicError as error:
        return Verdict(is_corrupt=True, lost=0, why=error.sentence)
    finally:
        record.close()


def _judged(record: Record, key: bytes, acknowledged: list[Acknowledged]) -> Verdict:
    lost = missing_tail(record)
    amiss = verify(record, known_heads(record)).amiss
    why = [f"{lost} from the end"] if lost else []
    for kind, column in KEPT.items():
        wanted = {one for told, one in acknowledged if told == kind}
        with record.read() as connection:
            missing = wanted - set(connection.execute(select(column)).scalars())
        lost += len(missing)
        why += [f"{kind} {one}" for one in missing]
    there = {} if record.backups is None else {one.folder.name: one for one in record.backups.all}
    for one in there.values():
        backups.check(one, key)
    newest = [one for told, one in acknowledged if told == "backup"][-1:]
    gone = [one for one in newest if not any(_takes_place(other, one) for other in there)]
    why += [f"backup {one}, there are {sorted(there)}" for one in gone]
    return Verdict(bool(amiss), lost + len(gone), ", ".join([*(one.sentence for one in amiss), *why]))


def _takes_place(other: str, one: str) -> bool:
    """Say whether a backup is this one, or one made later in the same hour, which the rotation keeps in its place."""
    hour = len("2026-11-20T14")
    return other[:hour] == one[:hour] and other >= one
