"""Needles that are in anywhere in the clinic: how many, since when, and when they should be out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from clinic_app.visit import room
from clinic_app.visit.guard import unguarded
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.treatments import Site, needle_count, started_at

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: How long needles stay in at most where nobody planned a time: then somebody should look.
LONGEST = timedelta(minutes=20)
PLANNED = ("leave_in", "")
#: The answers that say needles are in; a visit without them is not read any further.
TOLD_BY = ("needles", "started")


@dataclass(frozen=True, slots=True)
class NeedlesIn:
    """The needles that are in at one visit.

    Attributes:
        still_in: How many; 0 where nobody said.
        since: When the first went in, where that was said (UTC).
        room: Where they are in, where that was said.
        due: When the first should be out, where it is known since when they are in (UTC).
    """

    visit: str
    patient: str
    still_in: int
    since: datetime | None
    due: datetime | None
    room: str = ""


def planned_for(visit: OpenVisit, site: Site) -> timedelta:
    """Return how long the needles of a site are to stay in."""
    said = visit.of(site.form).value((*site.row, PLANNED))
    return timedelta(seconds=int(str(said))) if str(said or "").isdigit() else LONGEST


def is_due(visit: OpenVisit, site: Site) -> bool:
    """Say whether the needles of a site should be out by now."""
    since = started_at(visit, site)
    return since is not None and visit.clock().utc >= since + planned_for(visit, site)


def of_visit(visit: OpenVisit) -> NeedlesIn | None:
    """Return the needles that are in at a visit, or None."""
    count = needle_count(visit)
    if not count.open_sites or not visit.visit.is_open:
        return None
    began = [
        (since, since + planned_for(visit, site)) for site in count.open_sites if (since := started_at(visit, site))
    ]
    since, due = (min(one) for one in zip(*began, strict=True)) if began else (None, None)
    patient = visit.patient.id if visit.patient else ""
    return NeedlesIn(visit.visit.id, patient, count.still_in, since, due, room.of_visit(visit))


def of_clinic(clinic: Clinic) -> list[NeedlesIn]:
    """Return the needles that are in at any visit that is not signed, the oldest visit first."""
    record = unguarded(clinic.record)  # whoever is signed on must see them, and nothing of the visit is looked at
    found: list[NeedlesIn] = []
    for row in record.visits.in_state("open"):
        told = (one.path[-1][0] in TOLD_BY for one in record.answers.of_visit(row.id))
        if any(told):
            visit = OpenVisit(record, row.id, clinic.reference, clinic.clock, clinic.person, None, clinic.settings)
            found += [one for one in (of_visit(visit),) if one is not None]
    return found
