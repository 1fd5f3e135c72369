"""Everything patients have put into the box goes into the record, whenever somebody of the clinic is in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records.kiosk_box import ENDING, FolderBox
from clinic_app.visit.kiosk import take_in

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

ASIDE = ".amiss"
UNREADABLE = "kiosk.not_readable"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it.

    Attributes:
        visits: Ids of the visits that have new answers.
        set_aside: So many pieces could not be read; they lie where they were, under another name.
    """

    visits: frozenset[str] = frozenset()
    set_aside: int = 0


def take_everything_in(clinic: Clinic, record: Path) -> Taken:
    """Take every piece beside a record into it; a piece is gone only once its answers are stored.

    Raises:
        ClinicError: The record or its folder cannot be read or written; what was not taken in is still in the box.
    """
    visits, set_aside = set(), 0
    for file, sealed in FolderBox(record).pieces():
        try:
            piece = take_in(clinic, sealed)
        except ClinicError as error:
            if error.sentence != UNREADABLE:
                raise
            set_aside += 1
            with suppress(OSError):
                file.rename(file.with_name(file.name.removesuffix(ENDING) + ASIDE))
            continue
        if piece is not None:
            visits.add(piece.visit.id)
        with suppress(OSError):  # stored twice is stored once: it may be tried again tomorrow
            file.unlink()
    return Taken(frozenset(visits), set_aside)
