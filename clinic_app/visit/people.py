"""The people of a clinic as its owner keeps them: who they are, what they may do, who answers for whom, who left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.rows import EventRow, PersonRow
from clinic_app.visit.guard import refuse
from clinic_app.visit.passwords import check_password
from clinic_app.visit.roles import ROLES

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.keyring import Keyring

ADDED, CHANGED, PASSWORD = "person_added", "rights_changed", "password_changed"
OWNER = "owner"
#: Keys of a person's details: the last day of the registration, and who answers for their notes.
EXPIRES, SUPERVISOR = "registration_expires", "supervisor"
#: So many days before the registration ends it is said.
WARNED = 60


@dataclass(frozen=True, slots=True)
class About:
    """What the owner says of a person.

    Attributes:
        expires: The last day of the registration as YYYY-MM-DD, or nothing.
        supervisor: Id of who signs this person's notes too, or nothing.
    """

    name: str
    role: str
    profession: str = ""
    registration: str = ""
    expires: str = ""
    supervisor: str = ""


def about(person: PersonRow) -> About:
    """Return what is said of a person now."""
    expires, supervisor = (str(person.details.get(one, "")) for one in (EXPIRES, SUPERVISOR))
    return About(person.name, person.role, person.profession, person.registration, expires, supervisor)


def add_person(clinic: Clinic, said: About, first_password: str) -> PersonRow:
    """Add a person who can sign in with a first password, and has to change it then.

    Raises:
        ClinicError: This is not the owner, something is missing or wrong, or the record did not take it.
    """
    _need_owner(clinic)
    _check(said)
    check_password(first_password, _names(clinic, said.name))
    keys = _keys(clinic)
    now = clinic.clock()
    row = _with(PersonRow(str(uuid4()), "", said.role, now), said)
    clinic.record.people.add(row, _event(clinic, ADDED, row.id, {"role": row.role}))
    keys.add(row.id, first_password)
    return row


def change_person(clinic: Clinic, person_id: str, said: About) -> PersonRow:
    """Store what the owner says of a person; the event keeps what stood there before.

    Raises:
        ClinicError: This is not the owner, something is missing or wrong, or nobody would be the owner any more.
    """
    _need_owner(clinic)
    _check(said)
    before = clinic.record.people.get(person_id)
    after = _with(before, said)
    if after == before:
        return before
    if before.role == OWNER and said.role != OWNER:
        _keep_an_owner(clinic, person_id)
    detail = {"from": _told(before), "to": _told(after)}
    clinic.record.people.change(after, _event(clinic, CHANGED, person_id, detail))
    if person_id == clinic.person.id:
        clinic.person = after
    return after


def let_go(clinic: Clinic, person_id: str) -> None:
    """Let somebody who leaves sign in no more; what they wrote stays theirs.

    Raises:
        ClinicError: This is not the owner, or nobody would be the owner any more.
    """
    _need_owner(clinic)
    person = clinic.record.people.get(person_id)
    if person.role == OWNER:
        _keep_an_owner(clinic, person_id)
    _keys(clinic).remove(person_id)  # first: whatever happens next, the door is shut
    gone = replace(person, active=False)
    clinic.record.people.change(gone, _event(clinic, CHANGED, person_id, {"from": "active", "to": "left"}))


def give_first_password(clinic: Clinic, person_id: str, first_password: str) -> None:
    """Give somebody who forgot the password, or who comes back, one that they have to change.

    Raises:
        ClinicError: This is not the owner, or the password may not be used.
    """
    _need_owner(clinic)
    person = clinic.record.people.get(person_id)
    _keys(clinic).add(person_id, first_password, _names(clinic, person.name))
    if not person.active:
        back = _event(clinic, CHANGED, person_id, {"from": "left", "to": "active"})
        clinic.record.people.change(replace(person, active=True), back)
    clinic.record.events.append(_event(clinic, PASSWORD, person_id, {"by": "owner"}))


def change_own_password(clinic: Clinic, old: str, new: str) -> None:
    """Change the password of whoever is signed on.

    Raises:
        ClinicError: The old one is not theirs, or the new one may not be used.
    """
    person = clinic.person
    _keys(clinic).change(person.id, old, new, _names(clinic, person.name))
    clinic.record.events.append(_event(clinic, PASSWORD, person.id, {"by": "self"}))


def days_of_registration(person: PersonRow, today: date) -> int | None:
    """Return for how many days a registration still holds, below 0 where it has ended; None where none is known."""
    said = str(person.details.get(EXPIRES, ""))
    return (date.fromisoformat(said) - today).days if said else None


def is_ending(person: PersonRow, today: date) -> bool:
    """Say whether a registration has ended or ends within 60 days."""
    days = days_of_registration(person, today)
    return days is not None and days <= WARNED


def _with(person: PersonRow, said: About) -> PersonRow:
    kept = {name: one for name, one in person.details.items() if name not in {EXPIRES, SUPERVISOR}}
    kept |= {name: one for name, one in ((EXPIRES, said.expires), (SUPERVISOR, said.supervisor)) if one}
    name, profession, registration = said.name.strip(), said.profession.strip(), said.registration.strip()
    return replace(person, name=name, role=said.role, profession=profession, registration=registration, details=kept)


def _check(said: About) -> None:
    if not said.name.strip():
        raise ClinicError("people.name_missing")
    if said.role not in ROLES:
        raise ClinicError("people.role_missing")
    try:
        if said.expires:
            date.fromisoformat(said.expires)
    except ValueError as error:
        raise ClinicError("people.no_such_day", typed=said.expires) from error


def _told(person: PersonRow) -> dict[str, Any]:
    return {"role": person.role, "registration": person.registration, **person.details}


def _names(clinic: Clinic, name: str) -> tuple[str, str]:
    return name, str(clinic.settings.get("clinic_name", ""))


def _keep_an_owner(clinic: Clinic, leaving: str) -> None:
    others = (one for one in clinic.record.people.all() if one.id != leaving)
    if not any(one.role == OWNER and one.active for one in others):
        raise ClinicError("people.last_owner")


def _need_owner(clinic: Clinic) -> None:
    if not clinic.may("keep_people"):
        refuse(clinic, "keep_people")


def _keys(clinic: Clinic) -> Keyring:
    if clinic.keys is None:
        raise ClinicError("people.no_keys_here")
    return clinic.keys


def _event(clinic: Clinic, kind: str, about_whom: str, detail: dict[str, Any]) -> EventRow:
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, detail={"of": about_whom, **detail})
