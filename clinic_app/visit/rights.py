"""Who may do what: go past a rule that forbids a treatment, give a treatment at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clinic_app.records.rows import PersonRow
from clinic_app.visit.roles import may

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: The key of a person's details that lists the treatments they give; without it they give all.
TREATMENTS = "treatments"
#: A setting for each person: ids of treatments and techniques that are not theirs.
WITHHELD = "not_given."


def may_pass_rules(person: PersonRow | None) -> bool:
    """Say whether a person's reason lifts an absolute rule; it still does when they have left since."""
    return person is not None and may(replace(person, active=True), "go_past_rules")


def may_give(visit: OpenVisit, form_id: str) -> bool:
    """Say whether a treatment is among those that whoever is at work gives; who has no list gives all."""
    listed = visit.author.details.get(TREATMENTS) if visit.author else None
    return (listed is None or form_id in listed) and is_theirs(visit, form_id)


def is_theirs(visit: OpenVisit, thing: str) -> bool:
    """Say whether the clinic leaves a treatment or technique to whoever is at work."""
    return visit.author is None or thing not in withheld(visit.settings, visit.author.id)


def withheld(settings: Mapping[str, Any], person_id: str) -> list[str]:
    """Return the treatments and techniques that the clinic does not leave to a person."""
    found: list[str] = settings.get(WITHHELD + person_id) or []
    return found


def may_withdraw(person: PersonRow | None, signer: str) -> bool:
    """Say whether a person may say that a note was entered in error: whoever signed it, or the owner."""
    return person is not None and (person.id == signer or person.role == "owner")


def written_by(visit: OpenVisit, person_id: str | None) -> PersonRow | None:
    """Return the person behind an answer; nobody for what was answered in the kiosk."""
    if person_id is None:
        return None
    own = visit.author
    return own if own and own.id == person_id else visit.record.people.get(person_id)
