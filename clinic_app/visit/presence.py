"""Where a patient of today is: late, arrived, in the room, done, or not coming."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.visit.contacts import change_kind

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.visit.clinic import Clinic

LATE, ARRIVED, IN_ROOM, DONE = PRESENCES = ("late", "arrived", "in_room", "done")
CANCELLED = "cancelled"
#: A planned visit whose place the patient's own answers have taken: it stands in no list any more.
REPLACED = "replaced"
#: Somebody who should have been here for so long is late, whether or not somebody says so.
LATE_AFTER = timedelta(minutes=10)
#: States in which a patient can still be waited for.
WAITED_FOR = ("planned", "kiosk", "open")


def presence_of(visit: VisitRow, now: Moment) -> str:
    """Return where the patient of a visit is, as somebody said it, or *late* where nobody has come in time."""
    if visit.presence or visit.kind != "visit" or visit.state != "planned":
        return visit.presence
    return LATE if now.utc - visit.care.utc >= LATE_AFTER else ""


def set_presence(clinic: Clinic, visit_id: str, presence: str) -> None:
    """Say where a patient is; an empty word takes it back.

    Raises:
        ClinicError: The record did not take it.
    """
    row = clinic.record.visits.get(visit_id)
    if row.presence != presence:
        now = clinic.clock()
        detail = {"from": row.presence, "to": presence}
        happened = EventRow(str(uuid4()), "presence", now, clinic.person.id, row.patient, row.id, detail)
        clinic.record.visits.change(row.id, happened, presence=presence)


def cancel(clinic: Clinic, visit_id: str) -> None:
    """Make a visit that was planned one that was called off; it waits for its signature like every note.

    Raises:
        ClinicError: It is signed, or the record did not take it.
    """
    change_kind(clinic.open(visit_id), CANCELLED)
