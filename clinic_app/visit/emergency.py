"""Emergency access: somebody without the right opens one patient to read, says why, and the owner is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.rows import EventRow
from clinic_app.visit.guard import refuse

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

OPENED, SEEN = "emergency_access", "emergency_seen"
#: After so long it has to be asked for again.
HOLDS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Emergency:
    """One patient opened to read, since when (UTC)."""

    patient: str
    since: datetime

    def holds(self, now: datetime) -> bool:
        """Say whether it still holds; a clock set back does not make it longer."""
        return timedelta(0) <= now - self.since < HOLDS


def open_in_emergency(clinic: Clinic, patient: str, reason: str) -> None:
    """Let whoever is signed on read about one patient for half an hour; nothing can be written, printed or taken out.

    Raises:
        ClinicError: No reason was given, the role may not, or the record did not take the event: then nothing opens.
    """
    if not clinic.may("open_in_emergency"):
        refuse(clinic, "open_in_emergency")
    if not reason.strip():
        raise ClinicError("people.reason_missing")
    detail = {"reason": reason.strip()}
    happened = EventRow(str(uuid4()), OPENED, clinic.clock(), clinic.person.id, patient, detail=detail)
    clinic.record.events.append(happened)
    clinic.in_emergency = Emergency(patient, happened.at.utc)


def end_emergency(clinic: Clinic) -> None:
    """Let nobody read any further."""
    clinic.in_emergency = None


def not_seen_yet(clinic: Clinic) -> list[EventRow]:
    """Return the times somebody opened a patient in an emergency that no owner has looked at, the oldest first."""
    seen = {str(one.detail.get("opening")) for one in clinic.record.events.of_kind(SEEN)}
    return [one for one in clinic.record.events.of_kind(OPENED) if one.id not in seen]


def acknowledge(clinic: Clinic, opening: EventRow) -> None:
    """Note that the owner has looked at one.

    Raises:
        ClinicError: This is not the owner, or the record did not take it.
    """
    detail = {"opening": opening.id}
    clinic.record.events.append(
        EventRow(str(uuid4()), SEEN, clinic.clock(), clinic.person.id, opening.patient, detail=detail)
    )
