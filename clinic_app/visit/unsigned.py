"""The notes that wait: written and not signed, or signed by a student and waiting for a supervisor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinic_app.records.rows import PatientRow, VisitRow
from clinic_app.visit.cosigning import SUPERVISED, is_in_queue_of, may_cosign, waits

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note that waits, and for what."""

    visit: VisitRow
    patient: PatientRow | None
    waits_for: Literal["signature", "cosignature"]


def unsigned(clinic: Clinic) -> list[Waiting]:
    """Return what whoever is signed on has to sign, the oldest first."""
    begun = [Waiting(row, _patient(clinic, row), "signature") for row in clinic.record.visits.in_state("open")]
    return sorted([*begun, *_of_students(clinic)], key=lambda one: one.visit.care.utc)


def _of_students(clinic: Clinic) -> list[Waiting]:
    record = clinic.record
    people = record.people.all()
    supervised = (one for one in people if one.role in SUPERVISED)
    students = [one for one in supervised if is_in_queue_of(clinic.person, one, people)]
    notes = [note for student in students for note in record.notes.by_signer(student.id)]
    open_ones = [one for one in notes if may_cosign(clinic.person, one) and waits(record, one)]
    visits = [record.visits.get(one.visit) for one in open_ones]
    return [Waiting(row, _patient(clinic, row), "cosignature") for row in visits if row.state == "signed"]


def _patient(clinic: Clinic, row: VisitRow) -> PatientRow | None:
    return clinic.record.patients.get(row.patient) if row.patient else None
