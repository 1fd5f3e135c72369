"""Muscles and exercises found by the beginnings of their words, for the search fields of a visit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.visit.clinic import folded

if TYPE_CHECKING:
    from clinic_app.knowledge.exercises import Exercise
    from clinic_app.knowledge.library import Knowledge
    from clinic_app.knowledge.muscles import Muscle


def muscles_named(knowledge: Knowledge, typed: str) -> list[Muscle]:
    """Return the muscles whose names (Latin and other names too) have a word for every word typed, A to Z."""
    found = [one for one in knowledge.muscles.values() if _fits(typed, (one.name, one.latin, *one.also))]
    return sorted(found, key=lambda one: (not folded(one.name).startswith(folded(typed.strip())), one.name))


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
