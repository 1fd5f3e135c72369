"""Who a patient is beyond name, birth date and phone, and what is put right when an entry was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.rows import EventRow, PatientRow, VisitRow
from clinic_app.visit.derived import age_on

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: What may be known of a patient, by group, in the order it is asked. All of it is text; nothing of it has to be there.
DETAILS: dict[str, tuple[str, ...]] = {
    "reach": ("address", "email", "occupation"),
    "language": ("language", "interpreter"),
    "guardian": ("guardian_name", "guardian_relation", "guardian_authority", "guardian_phone"),
    "emergency": ("emergency_name", "emergency_phone"),
    "referral": ("gp", "referrer", "insurance_number"),
}
#: Age in years from which somebody decides about their treatment without a guardian (most countries; some say 16).
OF_AGE = 18
CHANGED, MOVED = "patient_changed", "visit_moved"


def details_of(patient: PatientRow) -> dict[str, str]:
    """Return what is known of a patient by name; what is not known is an empty text."""
    return {name: str(patient.details.get(name, "")) for names in DETAILS.values() for name in names}


def change(clinic: Clinic, patient: PatientRow, said: Mapping[str, str]) -> PatientRow:
    """Store details of a patient as they are typed; the event keeps what stood there before.

    Raises:
        ClinicError: The record did not take it.
    """
    now = clinic.record.patients.get(patient.id)  # another room may have written the other details meanwhile
    kept = {name: value for name, value in (now.details | dict(said)).items() if value != ""}
    if kept == now.details:
        return now
    changed = replace(now, details=kept)
    clinic.record.patients.change(changed, _event(clinic, CHANGED, patient.id))
    return changed


def change_identity(clinic: Clinic, patient: PatientRow, **columns: str) -> PatientRow:
    """Store another name, birth date, phone or sex of a patient.

    Raises:
        ClinicError: A name would be empty, or the record did not take it.
    """
    if any(not columns[name].strip() for name in ("given_name", "family_name") if name in columns):
        raise ClinicError("patient.name_missing")
    now = clinic.record.patients.get(patient.id)
    changed = replace(now, **columns)  # type: ignore[arg-type]  # texts only
    if changed != now:
        clinic.record.patients.change(changed, _event(clinic, CHANGED, patient.id))
    return changed


def lacks_guardian(clinic: Clinic, patient: PatientRow) -> bool:
    """Say whether somebody is not of age and no guardian is written down."""
    age = age_on(patient.birth_date, clinic.clock().local.date())
    return age is not None and age < OF_AGE and not details_of(patient)["guardian_name"]


def namesakes(clinic: Clinic, patient: PatientRow) -> list[PatientRow]:
    """Return other patients who are called exactly the same."""
    found = clinic.names.called(patient.family_name, patient.given_name)
    return [one for one in found if one.id != patient.id and one.name.casefold() == patient.name.casefold()]


def likely_the_same(clinic: Clinic, patient: PatientRow, most: int) -> list[PatientRow]:
    """Return other entries that may be this person: the same birth date first, then the same family name."""
    found = clinic.same_name_or_birth_date(patient.family_name, patient.birth_date)
    return [one for one in found[: most + 1] if one.id != patient.id][:most]


def merge(clinic: Clinic, second: PatientRow, into: PatientRow) -> None:
    """Make a second entry part of the one that counts.

    Raises:
        ClinicError: They are one already, or the record did not take it.
    """
    clinic.record.merging.merge(second.id, into.id, _event(clinic, "", into.id))


def mergings(clinic: Clinic, patient: PatientRow) -> list[tuple[EventRow, PatientRow]]:
    """Return the entries that were made part of this one, with the events that say so."""
    found = clinic.record.merging.into(patient.id)
    return [(one, clinic.record.patients.get(str(one.detail["second"]))) for one in found]


def part(clinic: Clinic, merged: EventRow) -> None:
    """Take two entries apart again.

    Raises:
        ClinicError: They are apart already, or the record did not take it.
    """
    clinic.record.merging.part(merged, _event(clinic, "", None))


def move(clinic: Clinic, visit: VisitRow, to: PatientRow) -> None:
    """Give a visit that was written under the wrong name to the right patient; moving it back takes it back.

    A signed note keeps the words and the name it was signed with; the event says who moved it.

    Raises:
        ClinicError: It stands there already, or the record did not take it.
    """
    now = clinic.record.visits.get(visit.id)
    if now.patient == to.id:
        raise ClinicError("merging.there_already")
    told = replace(_event(clinic, MOVED, to.id), visit=visit.id, detail={"from": now.patient, "to": to.id})
    clinic.record.visits.change(visit.id, told, patient=to.id)


def moved_here(clinic: Clinic, patient: PatientRow) -> dict[str, PatientRow]:
    """Return the visits that were moved to a patient and are still there, by id, with the patient each came from."""
    here = {one.id for one in clinic.visits_of(patient)}
    newest = {one.visit: one for one in clinic.record.events.of_kind(MOVED) if one.visit in here}
    kept = {visit: one for visit, one in newest.items() if visit and one.detail["to"] == patient.id}
    return {
        visit: clinic.record.patients.get(str(one.detail["from"])) for visit, one in kept.items() if one.detail["from"]
    }


def _event(clinic: Clinic, kind: str, patient_id: str | None) -> EventRow:
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, patient_id)
