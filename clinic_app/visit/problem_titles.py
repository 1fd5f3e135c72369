"""What a problem is called: as somebody called it, else by its areas in words, such as *Low back, both sides*."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.visit.problem_rows import BOTH, area_of
from clinic_app.visit.problem_rule import Area
from clinic_app.visit.problems import PatientProblems

if TYPE_CHECKING:
    from clinic_app.knowledge.library import Knowledge
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words

#: More parts of the body than these do not stand in a title.
MOST_PARTS = 2


def title_of(visit: OpenVisit, problem: str, words: Words) -> str:
    """Return what a problem is called; an id that is none has the title its visit's areas give."""
    problems = visit.past.problems
    row = problems.rows.get(problem)
    if row is not None and row.title:
        return row.title
    return proposed(newest_areas(visit, problem), visit.reference.knowledge, words)


def titles(visit: OpenVisit, words: Words) -> dict[str, str]:
    """Return the titles of the problems a visit treats, the main one's first."""
    return {one: title_of(visit, one, words) for one in visit.now.problems.treated}


def newest_areas(visit: OpenVisit, problem: str) -> list[str]:
    """Return the areas a problem has in the newest visit in which it has any."""
    now, problems = visit.now.problems, visit.past.problems
    own = now.marked(problem) if problem in ("", *now.treated) else []
    return own or _last_areas(problems, problem)


def proposed(areas: Iterable[str], knowledge: Knowledge, words: Words) -> str:
    """Return a title for areas of the pain map; one that says so where there are none."""
    parts = _parts([area_of(one) for one in areas], knowledge, words)
    if not parts:
        return words("problems.untitled")
    names = list(parts)
    said = words("problems.two_parts", first=names[0], second=names[1]) if len(names) > 1 else names[0]
    which = set(parts.values())
    text = words(f"problems.side.{which.pop() if len(which) == 1 else 'middle'}", part=said)
    return text[:1].upper() + text[1:]


def _parts(areas: list[Area], knowledge: Knowledge, words: Words) -> dict[str, str]:
    """Return the fewest parts of the body that hold the areas, the fullest first, each with its side."""
    left, found = list(dict.fromkeys(areas)), dict[str, str]()
    while left and len(found) < MOST_PARTS:
        held = max((_held(zones, left) for zones in knowledge.zone_groups.values()), key=len, default=[]) or left[:1]
        group = next((one for one, zones in knowledge.zone_groups.items() if _held(zones, left) == held), "")
        name = f"problems.part.{group}"
        zone = knowledge.zones.get(held[0][0])
        part = words(name) if name in words else zone.label if zone else held[0][0]
        sides = {side for _, side in held if side}
        found[part] = "both" if sides == set(BOTH) else next(iter(sides), "middle")
        left = [one for one in left if one not in held]
    return found


def _held(zones: tuple[str, ...], areas: list[Area]) -> list[Area]:
    return [one for one in areas if one[0] in zones]


def _last_areas(problems: PatientProblems, problem: str) -> list[str]:
    for belonging in reversed(problems.earlier):
        areas = belonging.marked(problem) if problem in belonging.treated else []
        if areas:
            return areas
    return []
