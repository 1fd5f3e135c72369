"""Who may do what: go past a rule that forbids a treatment, give a treatment at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.records.rows import PersonRow

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

#: Roles whose reason is enough to go past an absolute rule; a student or an assistant asks one of them.
MAY_PASS = ("owner", "practitioner")
#: The key of a person's details that lists the treatments they give; without it they give all.
TREATMENTS = "treatments"


def may_pass_rules(person: PersonRow | None) -> bool:
    """Say whether a person's reason lifts an absolute rule."""
    return person is not None and person.role in MAY_PASS


def may_give(person: PersonRow | None, form_id: str) -> bool:
    """Say whether a treatment is among those a person gives; who has no list gives all."""
    listed = person.details.get(TREATMENTS) if person else None
    return listed is None or form_id in listed


def written_by(visit: OpenVisit, person_id: str | None) -> PersonRow | None:
    """Return the person behind an answer; nobody for what was answered in the kiosk."""
    if person_id is None:
        return None
    own = visit.author
    return own if own and own.id == person_id else visit.record.people.get(person_id)
