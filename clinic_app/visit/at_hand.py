"""Having the patient of an open visit at hand on this computer, for when the clinic's server goes away."""

from __future__ import annotations

from contextlib import suppress

from clinic_app.errors import ClinicError
from clinic_app.records.away_record import RoomRecord
from clinic_app.records.record import Record
from clinic_app.records.rows import VisitRow
from clinic_app.visit.guard import unguarded


def have_at_hand(record: Record, visit: VisitRow) -> None:
    """Copy the patient of a visit; a record of this computer has everything at hand anyway."""
    room = unguarded(record)
    if isinstance(room, RoomRecord):
        with suppress(ClinicError):  # the visit is open all the same
            room.copy_visit(visit.id, visit.patient)
