"""Contacts begun from a list: a call about something unwanted, a patient who did not come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.records.rows import EventRow, PatientRow, VisitRow
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.open_visit import path

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

PHONE, NO_SHOW = "phone", "no_show"
FORM, ABOUT = "response_later", "about_visit"


def begin_call(clinic: Clinic, patient: PatientRow, about: str) -> VisitRow:
    """Begin a call now that tells of something unwanted after a visit, and return it.

    Raises:
        ClinicError: The record did not take it.
    """
    now, person = clinic.clock(), clinic.person.id
    row = VisitRow(str(uuid4()), PHONE, "open", now, now, patient.id, added_by=person)
    clinic.record.visits.add(row, EventRow(str(uuid4()), "visit_added", now, person, patient.id, row.id))
    clinic.open(row.id).answer(FORM, path(ABOUT), about)
    return row


def did_not_come(clinic: Clinic, visit_id: str) -> None:
    """Make a visit that was planned one to which nobody came; it waits for its signature like every note.

    Raises:
        ClinicError: It is signed, or the record did not take it.
    """
    change_kind(clinic.open(visit_id), NO_SHOW)
