"""How long a record is kept, whose time is over, and erasing somebody: two people, a reason, and what remains.

The clinic says for how many years; of who was not of age at the last entry, the years count from the day they are. Law
differs from place to place, so nothing is ever erased by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.exchange.permission import may_move_record, refuse_unless
from clinic_app.records.erasing import ERASED
from clinic_app.records.rows import EventRow, PatientRow, PersonRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.derived import age_on

YEARS, OF_AGE = "keeping_years", "keeping_of_age"
#: What holds where the clinic has said nothing: the longest that the rules we know ask for in most places.
USUAL: dict[str, int] = {YEARS: 10, OF_AGE: 18}
#: The detail of a patient whose record must stay whatever its age: the reason.
HOLD = "legal_hold"


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long one patient's record is kept.

    Attributes:
        last: The last entry.
        due: The day from which it may be erased.
        was_minor: The years count from the day the patient was of age.
        hold: Why it must stay all the same, or empty.
    """

    patient: PatientRow
    last: date
    due: date
    was_minor: bool
    hold: str

    def is_over(self, today: date) -> bool:
        """Say whether it may be erased."""
        return today >= self.due and not self.hold


def rule(clinic: Clinic, name: str) -> int:
    """Return a number of years the clinic has said, or the usual one."""
    kept: Any = clinic.settings.get(name, USUAL[name])
    return int(kept)


def keeping(clinic: Clinic, patient: PatientRow) -> Keeping:
    """Return how long a patient's record is kept."""
    visits = clinic.record.visits.of_patient(patient.id)
    last = max([patient.added.local.date(), *(one.care.local.date() for one in visits)])
    age, of_age = age_on(patient.birth_date, last), rule(clinic, OF_AGE)
    was_minor = age is not None and age < of_age
    begins = later(date.fromisoformat(patient.birth_date), of_age) if was_minor else last
    due = later(max(begins, last), rule(clinic, YEARS))
    return Keeping(patient, last, due, was_minor, str(patient.details.get(HOLD, "")))


def whose_time_is_over(clinic: Clinic) -> list[Keeping]:
    """Return everybody whose record may be erased, or might but for a hold, the longest due first."""
    today = clinic.clock().local.date()
    rows = [one for one in clinic.record.patients.all() if one.merged_into is None and ERASED not in one.details]
    found = [keeping(clinic, one) for one in rows]
    return sorted((one for one in found if today >= one.due), key=lambda one: one.due)


def hold(clinic: Clinic, patient: PatientRow, reason: str) -> PatientRow:
    """Keep a record whatever its age for a reason, or with an empty one no longer.

    Raises:
        ClinicError: This person may not, or the record did not take it.
    """
    refuse_unless(allowed=may_move_record(clinic.person), sentence="erasing.may_not")
    now = clinic.record.patients.get(patient.id)
    details = {name: value for name, value in now.details.items() if name != HOLD}
    changed = replace(now, details=details | ({HOLD: reason.strip()} if reason.strip() else {}))
    happened = EventRow(str(uuid4()), "patient_changed", clinic.clock(), clinic.person.id, patient.id)
    clinic.record.patients.change(changed, happened)
    return changed


def erase(clinic: Clinic, patient: PatientRow, reason: str, second: PersonRow, password: str) -> None:
    """Erase a patient whose keeping time is over; another person of the clinic agrees with their password.

    What remains is the number, the days of contact without what was said, and the event with both names and the rule.

    Raises:
        ClinicError: This person may not; it is too early or held; there is no reason; the second is the same person,
            may not, or the password is not theirs; a visit is not finished.
    """
    refuse_unless(allowed=may_move_record(clinic.person), sentence="erasing.may_not")
    found = keeping(clinic, clinic.record.patients.get(patient.id))
    _refuse(clinic, found, reason)
    if second.id == clinic.person.id or not second.active or not is_theirs(clinic, second, password):
        raise ClinicError("erasing.second")
    detail = {
        "reason": reason.strip(),
        "second": second.id,
        "due": found.due.isoformat(),
        "rule": {name: rule(clinic, name) for name in USUAL} | {"was_minor": found.was_minor},
    }
    clinic.record.erasing.erase(
        patient.id, EventRow(str(uuid4()), ERASED, clinic.clock(), clinic.person.id, patient.id, None, detail)
    )
    clinic.forget_names()


def is_theirs(clinic: Clinic, person: PersonRow, password: str) -> bool:
    """Say whether a password is a person's."""
    return clinic.keys is not None and clinic.keys.is_of(person.id, password)


def later(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _refuse(clinic: Clinic, found: Keeping, reason: str) -> None:
    if found.hold:
        raise ClinicError("erasing.held", reason=found.hold)
    if clinic.clock().local.date() < found.due:
        sentence = "erasing.early_minor" if found.was_minor else "erasing.early"
        years, of_age = rule(clinic, YEARS), rule(clinic, OF_AGE)
        raise ClinicError(sentence, due=found.due.isoformat(), last=found.last.isoformat(), years=years, age=of_age)
    if not reason.strip():
        raise ClinicError("erasing.no_reason")
