"""Who gives what: what the clinic leaves to each person of the treatments, and of the techniques that are on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.records.rows import EventRow, PersonRow
from clinic_app.visit.rights import TREATMENTS, WITHHELD, withheld
from clinic_app.visit.techniques import all_techniques

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic


@dataclass(frozen=True, slots=True)
class Giver:
    """A person of the clinic.

    Attributes:
        gives: Ids of the treatments and techniques that are theirs.
        never: Treatments that are not on the list they came with: that is decided elsewhere.
    """

    person: str
    name: str
    gives: frozenset[str]
    never: frozenset[str]


def things(clinic: Clinic) -> dict[str, str]:
    """Return the titles of all treatments and of the techniques that are on, by id."""
    treatments = {form.id: form.title for form in clinic.reference.forms if form.safety_groups}
    return treatments | {one.id: one.title for one, on in all_techniques(clinic) if on}


def givers(clinic: Clinic) -> list[Giver]:
    """Return everybody of the clinic by name."""
    known = things(clinic)
    return [_giver(clinic, person, known) for person in clinic.record.people.all()]


def leave_to(clinic: Clinic, person_id: str, thing: str, *, theirs: bool) -> None:
    """Leave a treatment or technique to a person, or take it from them; an event says who did so.

    Raises:
        ClinicError: The record did not take it.
    """
    others = [one for one in withheld(clinic.settings, person_id) if one != thing]
    detail = {"of": person_id, "what": thing, "theirs": theirs}
    event = EventRow(str(uuid4()), "treatment_left_to", clinic.clock(), clinic.person.id, detail=detail)
    clinic.record.events.append(event)
    clinic.keep(**{WITHHELD + person_id: others if theirs else sorted([*others, thing])})


def _giver(clinic: Clinic, person: PersonRow, known: dict[str, str]) -> Giver:
    listed = person.details.get(TREATMENTS)
    unlisted = () if listed is None else (one for one in known if one in clinic.reference.forms and one not in listed)
    never = frozenset(unlisted)
    return Giver(person.id, person.name, frozenset(known) - never - set(withheld(clinic.settings, person.id)), never)
