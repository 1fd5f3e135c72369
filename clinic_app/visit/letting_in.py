"""A password, and the code beside it, held against a record's keys; wrong ones are counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app import places
from clinic_app.clock import Clock
from clinic_app.errors import ClinicError
from clinic_app.records import attempts
from clinic_app.records.key_store import FolderKeys, KeyStore
from clinic_app.visit.one_time_codes import from_text

if TYPE_CHECKING:
    from clinic_app.records.record import Record

#: What counts as a wrong try.
COUNTED = ("record.wrong_password", "people.code_wrong", "people.code_used", "record.wrong_recovery_key")


@contextmanager
def closed_where_refused(record: Record) -> Iterator[None]:
    """Let somebody in at a record just opened, and close it again where that is refused."""
    try:
        yield
    except ClinicError:
        record.close()
        raise


def counted_at(store: KeyStore) -> Path:
    """Return the folder where wrong passwords are counted: the record's, or for a server this computer's own."""
    if isinstance(store, FolderKeys):
        return store.folder
    folder = places.user_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def tried(store: KeyStore, password: str, code: str, clock: Clock) -> tuple[tuple[bytes, ...], str]:
    """Return the record's keys and whose password it is; a wrong one is counted, too many have to wait.

    Raises:
        ClinicError: The password is nobody's, a code is wanted or is not right, or it is too soon after others.
    """
    folder = counted_at(store)
    attempts.let_try(folder)
    try:
        return _let_in(store, password, code, clock)
    except ClinicError as error:
        if error.sentence in COUNTED:
            attempts.note_wrong(folder)
        raise


def _let_in(store: KeyStore, password: str, code: str, clock: Clock) -> tuple[tuple[bytes, ...], str]:
    """Return the record's keys and whose password it is, once their code is right where they are asked for one."""
    keys = store.load()
    found, person = keys.keys_for(password)
    second = keys.second_of(person, password)
    if second:
        if not code:
            raise ClinicError("people.code_wanted")
        after = from_text(second).checked(code, clock().utc)
        store.save_used(keys.with_second(person, password, after.as_text()))
    return found, person
