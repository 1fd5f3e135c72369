"""Another key for the record, after somebody who knew how to open it has left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records.key_store import FolderKeys
from clinic_app.records.rekeying import change_key
from clinic_app.visit.guard import refuse
from clinic_app.visit.opening import note

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic


def changing_key(clinic: Clinic) -> Callable[[], bytes]:
    """Return what gives the record another key; it is run once the clinic is closed.

    Raises:
        ClinicError: This is not the owner, or the record lies on a server, whose keys wrap no data.
    """
    if not clinic.may("take_whole_record"):
        refuse(clinic, "take_whole_record")
    if clinic.keys is None or not isinstance(clinic.keys.store, FolderKeys):
        raise ClinicError("people.no_keys_here")
    note(clinic, "key_changed")
    return partial(change_key, clinic.keys.store.folder, clinic.keys.key)
