"""Making and opening records: from a folder and a password to an open clinic."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.clock import Clock
from clinic_app.errors import ClinicError
from clinic_app.records import attempts, embedded, server, vault
from clinic_app.records.key_store import FolderKeys, ServerKeys
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PersonRow
from clinic_app.records.set_aside import settle
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.keyring import Keyring
from clinic_app.visit.letting_in import COUNTED, closed_where_refused, counted_at, tried
from clinic_app.visit.passwords import check_password

if TYPE_CHECKING:
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words


@dataclass(frozen=True, slots=True)
class NewClinic:
    """What is asked before a record is made."""

    settings: dict[str, Any]
    owner: str
    profession: str
    password: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a clinic is opened with beside its record."""

    reference: Reference
    words: Words
    clock: Clock


def keys_of(folder: Path) -> vault.Vault:
    """Read who can open a record.

    Raises:
        ClinicError: There is no record in the folder, or its keys are damaged.
    """
    with suppress(OSError):
        settle(folder)  # a restore that a crash has stopped
    if not embedded.holds_record(folder):
        raise ClinicError("record.missing", place=str(folder))
    return vault.load(folder / embedded.KEYS)


def open_clinic(
    folder: Path, password: str, reference: Reference, words: Words, clock: Clock, code: str = ""
) -> Clinic:
    """Open a record with somebody's password, and with the code of their telephone where they are asked for one.

    Raises:
        ClinicError: The password is nobody's, too many were wrong just now, a code is wanted or is not right; the
            record is missing, damaged or newer.
    """
    keys_of(folder)
    store = FolderKeys(folder)
    keys, person = tried(store, password, code, clock)
    record, key = open_with(folder, keys)
    with closed_where_refused(record):
        clinic = signed_in(record, Keyring(store, key), person, Around(reference, words, clock), password)
    note_sign_in(clinic, attempts.note_right(counted_at(store)))
    return clinic


def open_clinic_on_server(
    address: str, password: str, reference: Reference, words: Words, clock: Clock, code: str = ""
) -> Clinic:
    """Open the record at a ``postgresql+psycopg://`` address; the password says who is at work, it wraps no data there.

    Raises:
        ClinicError: The server does not answer, holds no record of ours, or the password is nobody's.
    """
    record = server.open_record(address)
    store = ServerKeys(record)
    with closed_where_refused(record):
        record.version()
        keys, person = tried(store, password, code, clock)
        clinic = signed_in(record, Keyring(store, keys[0]), person, Around(reference, words, clock), password)
    note_sign_in(clinic, attempts.note_right(counted_at(store)))
    return clinic


def open_at(place: str, password: str, reference: Reference, words: Words, clock: Clock, code: str = "") -> Clinic:
    """Open a record where it lies: in a folder, or at an address that begins as a server's does.

    Raises:
        ClinicError: As opening a folder, or a server.
    """
    if is_server(place):
        return open_clinic_on_server(place, password, reference, words, clock, code)
    return open_clinic(Path(place), password, reference, words, clock, code)


def is_server(place: str) -> bool:
    """Say whether a place is a server's address and no folder."""
    return place.startswith(SERVER)


#: How the address of a clinic's server begins.
SERVER = "postgresql"


def open_with(folder: Path, keys: tuple[bytes, ...]) -> tuple[Record, bytes]:
    """Open a record with one of the keys it may have, the newest first; an interrupted change is settled.

    Raises:
        ClinicError: None of them opens it; it is missing, damaged or newer.
    """
    for place, key in enumerate(keys):
        try:
            record = embedded.open_record(folder, key)
        except ClinicError as error:
            if error.sentence != "record.not_ours" or place + 1 == len(keys):
                raise
            continue
        if len(keys) > 1:
            store = FolderKeys(folder)
            store.save(store.load().with_key(place))
        return record, key
    raise ClinicError("record.not_ours")


def signed_in(record: Record, keys: Keyring, person: str, around: Around, password: str) -> Clinic:
    """Return the open clinic of a person who was let in.

    Raises:
        ClinicError: The person has left, or the record cannot be read.
    """
    row = record.people.get(person)
    if not row.active:
        raise ClinicError("people.has_left")
    lock = keys.store.load().lock_of(person)
    if lock is not None and not lock.public:  # made by a program that could not give the record another key
        keys.store.save(keys.store.load().with_person(person, password, keys.key, lock.cost))
    keyring = replace(keys, cost=lock.cost if lock else None)  # as costly as the record's other checks
    check = partial(keyring.is_of, person)
    settings = record.settings.all()
    return Clinic(record, around.reference, around.words, around.clock, row, check, settings, keys=keyring)


def sign_in_again(clinic: Clinic, password: str, code: str = "") -> Clinic:
    """Let somebody in at a record that is open: the same person, or another with a clinic of their own on it.

    Raises:
        ClinicError: The password is nobody's, too many were wrong just now, or a code is wanted.
    """
    keys = clinic.keys
    if keys is None:
        raise ClinicError("record.wrong_password")
    try:
        _, person = tried(keys.store, password, code, clinic.clock)
    except ClinicError as error:
        if error.sentence in COUNTED:
            note(clinic, "sign_in_refused")
        raise
    attempts.note_right(counted_at(keys.store))
    if person == clinic.person.id:
        return clinic
    around = Around(clinic.reference, clinic.words, clinic.clock)
    other = signed_in(unguarded(clinic.record), keys, person, around, password)
    note(other, "signed_in")
    return other


def as_now(clinic: Clinic) -> PersonRow:
    """Return whoever is signed on as the record has them now: a role may be another, somebody may have left.

    Raises:
        ClinicError: They have left, or the record cannot be read.
    """
    person = unguarded(clinic.record).people.get(clinic.person.id)
    if not person.active:
        raise ClinicError("people.has_left")
    return person


def note(clinic: Clinic, kind: str, **detail: Any) -> None:  # noqa: ANN401  whatever JSON can hold
    """Note something about signing in; a record that does not take it keeps nobody out, and nobody in."""
    happened = EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, detail=detail)
    with suppress(ClinicError):
        unguarded(clinic.record).events.append(happened)


def note_sign_in(clinic: Clinic, wrong: int) -> None:
    """Note that somebody signed in, and how often a wrong password was typed before."""
    if wrong:
        note(clinic, "sign_in_refused", times=wrong)
    note(clinic, "signed_in")


# -- the recovery key


def recover(folder: Path, printed: str, new_password: str, clock: Clock) -> str:
    """Give the owner another password by the printed recovery key, and return the next recovery key to print.

    Raises:
        ClinicError: A group is mistyped (the sentence says which), it is another record's, or the password may not be
            used. Nothing is changed then.
    """
    keys_of(folder)
    attempts.let_try(folder)
    store = FolderKeys(folder)
    try:
        found = store.load().keys_for_recovery_key(printed)
    except ClinicError as error:
        if error.sentence in COUNTED:
            attempts.note_wrong(folder)
        raise
    record, key = open_with(folder, found)
    try:
        owner = next(one for one in record.people.all() if one.role == "owner" and one.active)
        check_password(new_password, (owner.name, str(record.settings.all().get("clinic_name", ""))))
        before = store.load()
        cost = next((one.cost for one in before.locks), None)
        after, next_printed = before.with_person(owner.id, new_password, key, cost).with_recovery_key(key)
        store.save(after)
        happened = EventRow(str(uuid4()), "password_changed", clock(), owner.id, detail={"by": "recovery_key"})
        record.events.append(happened)
    finally:
        record.close()
    attempts.note_right(folder)
    return next_printed


# -- new records


def make_record(folder: Path, new: NewClinic, clock: Clock, cost: vault.Cost | None = None) -> str:
    """Make a record with its owner, and return the recovery key to print.

    Raises:
        ClinicError: The password may not be used, something is missing, or the folder cannot be written.
    """
    check_password(new.password, (new.owner, str(new.settings.get("clinic_name", ""))))
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


def make_on_server(address: str, new: NewClinic, clock: Clock, cost: vault.Cost | None = None) -> str:
    """Make a record with its owner in an empty database of a server, and return the recovery key to print.

    Raises:
        ClinicError: The password may not be used, something is missing, or the database holds something already.
    """
    check_password(new.password, (new.owner, str(new.settings.get("clinic_name", ""))))
    owner = PersonRow(str(uuid4()), new.owner.strip(), "owner", clock(), new.profession.strip())
    keys, key, printed = vault.new_vault(str(uuid4()))
    record = server.open_record(address)
    try:
        record.create()
        record.people.add(owner)
        record.settings.put(new.settings)
        ServerKeys(record).save(keys.with_person(owner.id, new.password, key, cost))
    finally:
        record.close()
    return printed
