"""Opening a record from a window: at a clinic's server it is opened with a copy on this computer that can stand in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app import places
from clinic_app.clock import Clock, day_of
from clinic_app.records import attempts, server
from clinic_app.records.away_copy import AwayCopy
from clinic_app.records.away_keys import RoomKeys
from clinic_app.records.away_record import RoomRecord
from clinic_app.visit.keyring import Keyring
from clinic_app.visit.letting_in import closed_where_refused, counted_at, tried
from clinic_app.visit.opening import Around, is_server, note_sign_in, open_clinic, signed_in

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

FOLDER = "away"
#: Characters of the folder's name, which says nothing about the server to whoever reads it.
NAME = 16


def folder_of(address: str) -> Path:
    """Return where this computer keeps its copy of what lies at an address."""
    shown = server.without_password(address)
    return places.user_folder() / FOLDER / sha256(shown.encode()).hexdigest()[:NAME]


def open_in_room(place: str, password: str, reference: Reference, words: Words, clock: Clock, code: str = "") -> Clinic:
    """Open a record where it lies; a server's also while the server is away, where it was opened here before.

    What waited here to be sent is sent first.

    Raises:
        ClinicError: As opening a folder; or the server is away and nothing of it lies here.
    """
    if not is_server(place):
        return open_clinic(Path(place), password, reference, words, clock, code)
    record = RoomRecord(server.engine_of(place))
    store = RoomKeys(record, folder_of(place))
    with closed_where_refused(record):
        keys, person = tried(store, password, code, clock)
        record.stand_by(AwayCopy(store.folder, keys[0]), *day_of(clock()), clock())
        record.version()
        clinic = signed_in(record, Keyring(store, keys[0]), person, Around(reference, words, clock), password)
        if not record.is_away:
            store.copy()
    note_sign_in(clinic, attempts.note_right(counted_at(store)))
    return clinic
