"""Everything patients have put into the box goes into the record, whenever somebody of the clinic is in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clinic_app.errors import ClinicError
from clinic_app.records.kiosk_box import FolderBox, FullBox
from clinic_app.visit.guard import unguarded
from clinic_app.visit.kiosk import take_in
from clinic_app.visit.several_rooms import lies_on_server

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: Why a piece is set aside: nobody can open it, its visit was signed before it came, the record refuses what is in it.
#: With each the sentence that says so.
NEVER = {
    "kiosk.not_readable": "kiosk.not_readable",
    "kiosk.came_too_late": "kiosk.came_too_late",
    "record.unknown_fault": "kiosk.not_readable",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it.

    Attributes:
        visits: Ids of the visits that have new answers.
        set_aside: Why pieces were set aside, as ids of sentences; they lie where they were and are not looked at again.
    """

    visits: frozenset[str] = frozenset()
    set_aside: tuple[str, ...] = ()


def boxes_of(clinic: Clinic, *folders: Path) -> list[FullBox[Any]]:
    """Return where patients' answers for a clinic may lie: in folders of this computer, and on the clinic's server."""
    found: list[FullBox[Any]] = [FolderBox(one) for one in folders]
    record = unguarded(clinic.record)
    if lies_on_server(record) and not record.is_away:  # what lies there waits until the server is back
        from clinic_app.records.kiosk_table import KioskTable  # noqa: PLC0415  psycopg, only with a server

        found.append(KioskTable(record))
    return found


def take_everything_in(clinic: Clinic, boxes: list[FullBox[Any]]) -> Taken:
    """Take every piece in some boxes into the record; a piece is gone only once its answers are stored.

    Raises:
        ClinicError: The record or a box cannot be read or written; what was not taken in is still in its box.
    """
    visits, set_aside = set(), []
    for box in boxes:
        for name, sealed in box.pieces():
            try:
                piece = take_in(clinic, sealed)
            except ClinicError as error:
                if error.sentence not in NEVER:
                    raise
                set_aside.append(NEVER[error.sentence])
                box.set_aside(name)
                continue
            if piece is not None:
                visits.add(piece.visit.id)
            box.forget(name)
    return Taken(frozenset(visits), tuple(set_aside))
