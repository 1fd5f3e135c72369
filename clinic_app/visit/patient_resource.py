"""The patient as forms may ask for them: a FHIR Patient of name, birth date, sex, and how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clinic_app.records.rows import PatientRow

#: What FHIR calls the sexes the record knows.
GENDERS = frozenset({"male", "female", "other", "unknown"})


def patient_resource(patient: PatientRow | None) -> dict[str, Any]:
    """Return the patient as a FHIR Patient; of nobody, one that says nothing."""
    if patient is None:
        return {"resourceType": "Patient"}
    name = {"text": patient.name, "family": patient.family_name, "given": [patient.given_name]}
    reached = {"phone": patient.phone, "email": str(patient.details.get("email") or "")}
    said: dict[str, Any] = {
        "name": [{key: value for key, value in name.items() if value not in ("", [""])}],
        "telecom": [{"system": system, "value": value} for system, value in reached.items() if value],
        "gender": patient.sex if patient.sex in GENDERS else "",
        "birthDate": patient.birth_date,
        "address": [{"text": str(patient.details["address"])}] if patient.details.get("address") else [],
    }
    return {"resourceType": "Patient", "id": patient.id} | {key: value for key, value in said.items() if value}
