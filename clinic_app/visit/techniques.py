"""Techniques that stay off until the clinic has switched them on: which they are, and what they keep from use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.knowledge.safety import Technique
from clinic_app.records.rows import EventRow, PersonRow
from clinic_app.visit.rights import is_theirs
from clinic_app.visit.roles import may

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.open_visit import OpenVisit

#: The clinic's setting: a list of ids of techniques.
SETTING = "techniques_on"


def all_techniques(clinic: Clinic) -> list[tuple[Technique, bool]]:
    """Return every technique that can be switched, by title, each with whether it is on."""
    on = clinic.settings.get(SETTING) or []
    known = sorted(clinic.reference.knowledge.techniques.values(), key=lambda one: one.title)
    return [(one, one.id in on) for one in known]


def switch(clinic: Clinic, technique: str, *, on: bool) -> None:
    """Switch a technique on or off for the clinic; an event says who did so.

    Raises:
        KeyError: There is no such technique.
    """
    known = clinic.reference.knowledge.techniques[technique]
    others = [one for one in clinic.settings.get(SETTING) or [] if one != known.id]
    detail = {"technique": known.id, "on": on}
    event = EventRow(str(uuid4()), "technique_switched", clinic.clock(), clinic.person.id, detail=detail)
    clinic.record.events.append(event)
    clinic.keep(**{SETTING: sorted([*others, known.id] if on else others)})


def may_decide(person: PersonRow) -> bool:
    """Say whether a person decides for the clinic which techniques are on, and who gives what."""
    return may(person, "keep_settings")


def switched_off(visit: OpenVisit, groups: Iterable[str], muscle: str = "", answer: str = "") -> list[Technique]:
    """Return the techniques that treating a muscle so would be, and that are off here or not this person's.

    Args:
        visit: The visit, which knows the clinic's settings.
        groups: The safety groups of the treatment.
        muscle: The muscle treated; without one only answers are looked at.
        answer: What is answered to the row's question ``technique``.
    """
    on, groups = visit.settings.get(SETTING) or [], set(groups)
    known = visit.reference.knowledge.techniques.values()
    off = [one for one in known if one.id not in on or not is_theirs(visit, one.id)]
    return [one for one in off if not groups.isdisjoint(one.treatments) and _is(one, muscle, answer)]


def _is(technique: Technique, muscle: str, answer: str) -> bool:
    by_muscle = not technique.muscles or muscle in technique.muscles
    by_answer = not technique.technique or answer == technique.technique
    return by_muscle and by_answer
