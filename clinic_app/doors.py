"""The records to choose from on the first page, the demo among them, and what a new one's folder is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clinic_app import places
from clinic_app.errors import ClinicError
from clinic_app.records.set_aside import is_record_name, settle
from clinic_app.ui.unlock_page import Door

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.reading import Reading
    from clinic_app.words import Words

DEMO = "demo"
#: How the address of a clinic's server begins.
SERVER = "postgresql"
#: Characters of a folder's name; four bytes each still fit what file systems take.
LONGEST_NAME = 60
#: Names that another record has, or that Windows keeps for its devices.
TAKEN_NAMES = {DEMO, "con", "prn", "aux", "nul", *(f"{port}{one}" for port in ("com", "lpt") for one in range(10))}


def is_server(place: str) -> bool:
    """Say whether a place is the address of a clinic's server and no folder."""
    return place.startswith(SERVER)


def door_of(place: str) -> Door:
    """Return the door of one record: its folder's name, or the database's with the server's; no password shows."""
    if not is_server(place):
        return Door(place, Path(place).name)
    address = urlsplit(place)
    named = " · ".join(one for one in (address.path.strip("/"), address.hostname) if one)
    return Door(place, named or SERVER, can_recover=False)


def own_records() -> list[Path]:
    """Return the folders of this person's own records; none where the system lets nobody look."""
    try:
        for one in places.records().iterdir():
            settle(one)
        every = [one for one in places.records().iterdir() if one.is_dir() and is_record_name(one.name)]
        return sorted(one for one in every if one.name != DEMO)
    except OSError:
        return []


def make_demo(demo: Path, reading: Reading, words: Words, clock: Clock) -> ClinicError | None:
    """Make the demo record where there is none: whole or not at all. Return why it could not be made.

    Whoever has a record of their own can open it all the same.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415  once in a machine's life

    from clinic_app.demo.record import make  # noqa: PLC0415
    from clinic_app.records.faults import of_system  # noqa: PLC0415

    try:
        if demo.exists():
            return None
        demo.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=demo.parent.parent, prefix="demo-", ignore_cleanup_errors=True) as room:
            make(Path(room, DEMO), reading.reference, words, clock)
            Path(room, DEMO).rename(demo)
    except ClinicError as error:
        is_of_the_room = error.sentence == "record.cannot_write"
        return ClinicError(error.sentence, place=str(demo.parent)) if is_of_the_room else error
    except OSError as error:
        return of_system(error, demo.parent)
    return None


def folder_name(clinic: str) -> str:
    """Return a folder name that says which clinic it is, that every file system takes and no other record has."""
    kept = "".join(one if one.isalnum() else "-" for one in clinic.lower())
    name = "-".join(part for part in kept.split("-") if part)[:LONGEST_NAME].strip("-") or "clinic"
    return f"{name}-clinic" if name in TAKEN_NAMES else name
