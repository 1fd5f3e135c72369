"""Who of a file may be in the record already, or twice in the file: same number, or same name and birth date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.exchange.incoming import Newcomer
from clinic_app.exchange.meanings import simple
from clinic_app.exchange.people_in import NUMBER
from clinic_app.exchange.table import STEP, Watch, unwatched
from clinic_app.records.imports import KnownPatient

#: What can be done with somebody who may be there already.
LEAVE, FILL, ADD = "leave", "fill", "add"
DECISIONS = (LEAVE, FILL, ADD)
BY_NUMBER, BY_NAME = "number", "name"


@dataclass(frozen=True, slots=True)
class Twin:
    """A newcomer who may be there already.

    Attributes:
        newcomer: Place among the newcomers.
        patient: Id of the patient in the record, or "" where it is somebody earlier in the file.
        whom: Name, birth date and number or line of that one, as ``(name, born, number)``.
        why: ``number`` or ``name`` (name and birth date).
        decision: What is done unless somebody decides otherwise.
    """

    newcomer: int
    patient: str
    whom: tuple[str, str, int]
    why: str
    decision: str


def twins(newcomers: Sequence[Newcomer], known: Sequence[KnownPatient], watch: Watch = unwatched) -> list[Twin]:
    """Return everybody of a file who may be there already, in the order of the file."""
    by_name: dict[tuple[str, str], KnownPatient] = {}
    by_number: dict[str, KnownPatient] = {}
    for place, one in enumerate(known):
        if place % STEP == 0:
            watch(place, len(known))
        by_name.setdefault((_simple(one.given_name, one.family_name), one.birth_date), one)
        elsewhere = str(json.loads(one.details).get(NUMBER, "")) if NUMBER in one.details else ""
        if elsewhere:
            by_number.setdefault(elsewhere, one)
    found, in_file = [], dict[tuple[str, str], Newcomer]()
    for place, newcomer in enumerate(newcomers):
        if place % STEP == 0:
            watch(place, len(newcomers))
        key = (_simple(newcomer.given_name, newcomer.family_name), newcomer.birth_date)
        number = newcomer.details.get(NUMBER, "")
        same, why = by_name.get(key), BY_NAME
        if same is None and number in by_number:
            same, why = by_number[number], BY_NUMBER
        if same is not None:
            whom = (f"{same.given_name} {same.family_name}".strip(), same.birth_date, same.number)
            found.append(Twin(place, same.id, whom, why, _usual(newcomer, same, why)))
        elif key in in_file:
            first = in_file[key]
            found.append(Twin(place, "", (first.name, first.birth_date, first.line), BY_NAME, LEAVE))
        in_file.setdefault(key, newcomer)
    return found


def _usual(newcomer: Newcomer, same: KnownPatient, why: str) -> str:
    """Leave out who is there already; a number alone may be another program's number of somebody else."""
    alike = newcomer.birth_date == same.birth_date or simple(newcomer.family_name) == simple(same.family_name)
    return LEAVE if why == BY_NAME or alike else ADD


def _simple(given: str, family: str) -> str:
    return simple(f"{given} {family}")
