"""The day's list before it is written: who is booked, who that is here, what would change on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import uuid4
from zoneinfo import ZoneInfo

from clinic_app.clock import Moment, moment
from clinic_app.records.rows import EventRow, PatientRow, VisitRow
from clinic_app.visit.patient_names import folded

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: What would happen to a booking.
Change = Literal["new", "moved", "same", "cancelled", "nobody", "several"]
#: Changes that write something.
WRITING = ("new", "moved", "cancelled")
PLANNED, BEGUN = "planned", ("kiosk", "open")
#: Two identifiers: a name alone may be several people's.
MOST_LIKE = 4


@dataclass(frozen=True, slots=True)
class Expected:
    """One booking, held against the record.

    Attributes:
        start: When it begins.
        name: As the booking says it.
        change: What would happen; *nobody* and *several* want a person to say who it is.
        patient: Who it is, where that is sure.
        like: Who it may be, where several fit.
        visit: The visit of that day that stands on the list already.
    """

    start: Moment
    name: str
    change: Change
    patient: PatientRow | None = None
    like: tuple[PatientRow, ...] = ()
    visit: VisitRow | None = None


def expected(
    clinic: Clinic, start: datetime, name: str, birth_date: str = "", *, is_cancelled: bool = False
) -> Expected:
    """Return what a booking means here; nothing is written.

    Args:
        clinic: The clinic.
        start: When it begins, on the clinic's wall.
        name: Who it is for; words of the booking program may stand around it.
        birth_date: YYYY-MM-DD, or empty where it does not say.
        is_cancelled: It will not be kept.
    """
    at = moment(start.replace(tzinfo=ZoneInfo(clinic.clock().zone)), clinic.clock().zone)
    found = _meant(clinic, name, birth_date)
    if len(found) != 1:
        return Expected(at, name, "several" if found else "nobody", like=tuple(found))
    return known(clinic, Expected(at, name, "new"), found[0], is_cancelled=is_cancelled)


def known(clinic: Clinic, one: Expected, patient: PatientRow, *, is_cancelled: bool = False) -> Expected:
    """Return what a booking means once it is sure whose it is."""
    there = _on_list(clinic, patient, one.start)
    change: Change = "same"
    if there is None:
        change = "same" if is_cancelled else "new"
    elif there.state == PLANNED and there.kind != "cancelled":
        change = "cancelled" if is_cancelled else "same" if there.care.utc == one.start.utc else "moved"
    return replace(one, change=change, patient=patient, like=(), visit=there)


def put_on_list(clinic: Clinic, listed: Sequence[Expected]) -> int:
    """Write what was booked; return how many lines of the list are new or others.

    Raises:
        ClinicError: The record did not take it; what was written before stays.
    """
    written = 0
    for one in listed:
        if one.change == "new" and one.patient:
            _plan(clinic, one.patient, one.start)
        elif one.change == "moved" and one.visit:
            clinic.record.visits.move_to(one.visit.id, one.start, _event(clinic, "visit_rescheduled", one.visit))
        elif one.change == "cancelled" and one.visit:
            clinic.record.visits.change(one.visit.id, _event(clinic, "kind_changed", one.visit), kind="cancelled")
        written += one.change in WRITING
    return written


def _plan(clinic: Clinic, patient: PatientRow, start: Moment) -> None:
    now = clinic.clock()
    row = VisitRow(str(uuid4()), "visit", PLANNED, start, now, patient.id, added_by=clinic.person.id)
    clinic.record.visits.add(row, EventRow(str(uuid4()), "visit_planned", now, clinic.person.id, patient.id, row.id))


def _meant(clinic: Clinic, name: str, birth_date: str) -> list[PatientRow]:
    """Return the patients whose given and family name both stand in a booking's words; a birth date decides."""
    said = f" {' '.join(folded(name).replace('-', ' ').replace(',', ' ').split())} "
    words = said.split()
    like = {one.id: one for word in words[:6] for one in clinic.find(word)[:200]}
    fit = [one for one in like.values() if _is_named(one, said)]
    born = [one for one in fit if birth_date and one.birth_date == birth_date]
    return born or ([] if birth_date and fit and all(one.birth_date for one in fit) else fit[:MOST_LIKE])


def _is_named(patient: PatientRow, said: str) -> bool:
    names = (patient.given_name, patient.family_name)
    plain = (" ".join(folded(one).replace("-", " ").split()) for one in names)
    return all(f" {one} " in said for one in plain if one)


def _on_list(clinic: Clinic, patient: PatientRow, start: Moment) -> VisitRow | None:
    """Return the visit of that day that is meant: at that time, else only planned, else begun and not signed."""
    that_day = [one for one in clinic.visits_of(patient) if one.care.local.date() == start.local.date()]
    at_that_time = [one for one in that_day if one.care.utc == start.utc]
    waiting = [one for state in (PLANNED, *BEGUN) for one in that_day if one.state == state]
    return next(iter((*at_that_time, *waiting)), None)


def _event(clinic: Clinic, kind: str, visit: VisitRow) -> EventRow:
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, visit.patient, visit.id)
