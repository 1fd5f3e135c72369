"""Muscles and exercises found by the beginnings of their words, for the search fields of visit and library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.visit.patient_names import folded

if TYPE_CHECKING:
    from clinic_app.knowledge.exercises import Exercise
    from clinic_app.knowledge.library import Knowledge
    from clinic_app.knowledge.muscles import Muscle


def muscles_named(knowledge: Knowledge, typed: str) -> list[Muscle]:
    """Return the muscles whose names (Latin and other names too) have a word for every word typed, A to Z."""
    found = [one for one in knowledge.muscles.values() if _fits(typed, (one.name, one.latin, *one.also))]
    return sorted(found, key=lambda one: (not folded(one.name).startswith(folded(typed.strip())), one.name))


def muscles_felt_in(knowledge: Knowledge, typed: str) -> list[Muscle]:
    """Return the muscles felt in an area with a word for every word typed: first where always felt, then sometimes.

    The belly of a muscle counts last. A to Z among those of one kind.
    """
    wanted = {zone.id for zone in knowledge.zones.values() if _fits(typed, (zone.label, zone.plain, *zone.synonyms))}
    found = []
    for one in knowledge.muscles.values():
        always = {zone for point in one.trigger_points for zone in point.essential}
        sometimes = {zone for point in one.trigger_points for zone in point.spillover}
        belly = set(one.local.zones) if one.local else set()
        rank = next((rank for rank, zones in enumerate((always, sometimes, belly)) if zones & wanted), None)
        if rank is not None:
            found.append((rank, one.name, one))
    return [one for _, _, one in sorted(found, key=lambda ranked: ranked[:2])]


def exercises_named(knowledge: Knowledge, typed: str) -> list[Exercise]:
    """Return the exercises whose title or muscles have a word for every word typed, titles first, A to Z."""
    found = []
    for one in knowledge.exercises.values():
        muscles = [knowledge.muscles[muscle].name for muscle in one.targets if muscle in knowledge.muscles]
        if _fits(typed, (one.title, *muscles)):
            found.append(one)
    return sorted(found, key=lambda one: (not _fits(typed, (one.title,)), one.title))


def _fits(typed: str, names: Iterable[str]) -> bool:
    begins = folded(typed).split()
    words = [word for name in names for word in folded(name).replace("-", " ").replace("(", " ").split()]
    return bool(begins) and all(any(word.startswith(one) for word in words) for one in begins)
