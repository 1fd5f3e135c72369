"""Making and opening records: from a folder and a password to an open clinic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.errors import ClinicError
from clinic_app.records import embedded, vault
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.reference import Reference
from clinic_app.words import Words

#: NIST SP 800-63B-4, 3.1.1.2: fifteen characters or more where the password is the only factor; no other rule.
SHORTEST_PASSWORD = 15


@dataclass(frozen=True, slots=True)
class NewClinic:
    """What is asked before a record is made."""

    settings: dict[str, Any]
    owner: str
    profession: str
    password: str


def keys_of(folder: Path) -> vault.Vault:
    """Read who can open a record.

    Raises:
        ClinicError: There is no record in the folder, or its keys are damaged.
    """
    if not embedded.holds_record(folder):
        raise ClinicError("record.missing", place=str(folder))
    return vault.load(folder / embedded.KEYS)


def open_clinic(folder: Path, password: str, reference: Reference, words: Words, clock: Clock) -> Clinic:
    """Open a record with somebody's password.

    Raises:
        ClinicError: The password is nobody's; the record is missing, damaged or newer.
    """
    keys = keys_of(folder)
    key, person = keys.open(password)
    return opened(folder, key, person, reference, words, clock)


def opened(folder: Path, key: bytes, person: str, reference: Reference, words: Words, clock: Clock) -> Clinic:
    """Open a record whose key is known, for one of its people.

    Raises:
        ClinicError: The record is missing, damaged or newer.
    """
    record = embedded.open_record(folder, key)
    check = partial(is_password_of, folder, person)
    try:
        return Clinic(record, reference, words, clock, record.people.get(person), check, record.settings.all())
    except ClinicError:
        record.close()
        raise


def make_record(folder: Path, new: NewClinic, clock: Clock, cost: vault.Cost | None = None) -> str:
    """Make a record with its owner, and return the recovery key to print.

    Raises:
        ClinicError: The password is too short, something is missing, or the folder cannot be written.
    """
    if len(new.password) < SHORTEST_PASSWORD:
        raise ClinicError("new_record.password_short", least=SHORTEST_PASSWORD)
    if not str(new.settings.get("clinic_name", "")).strip() or not new.owner.strip():
        raise ClinicError("new_record.name_missing")
    owner = PersonRow(str(uuid4()), new.owner.strip(), "owner", clock(), new.profession.strip())
    record, printed = make_empty(folder, owner.id, new.password, cost)
    try:
        record.people.add(owner)
        record.settings.put(new.settings)
    except ClinicError:
        record.close()
        embedded.discard(folder)
        raise
    record.close()
    return printed


def make_empty(folder: Path, owner: str, password: str, cost: vault.Cost | None = None) -> tuple[Record, str]:
    """Make an empty record that one person's password opens; return it open, with its recovery key."""
    keys, key, printed = vault.new_vault(str(uuid4()))
    return embedded.create(folder, keys.with_person(owner, password, key, cost), key), printed


def is_password_of(folder: Path, person: str, password: str) -> bool:
    """Say whether a password is this person's."""
    try:
        return keys_of(folder).open(password)[1] == person
    except ClinicError:
        return False
