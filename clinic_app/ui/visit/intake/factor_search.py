"""Finds a question of the intake by what somebody calls it: its own words and those of the findings it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clinic_app.forms.questionnaire import Item
from clinic_app.knowledge.library import Knowledge
from clinic_app.visit.patient_names import folded

MOST = 8  # results shown
LEAST_WORD = 3  # letters below which a word says nothing, unless nothing else was typed
STEM = 4  # letters from which a known word inside a longer typed one counts: cough in coughing
ENOUGH = 0.6  # how much of the best result's match another one needs


@dataclass(frozen=True, slots=True)
class _Entry:
    """A question with every word it may be asked for by."""

    item: Item
    words: frozenset[str]


class FactorSearch:
    """Searches the short questions below some groups of a form."""

    def __init__(self, groups: Iterable[Item], knowledge: Knowledge) -> None:
        self._entries = [_Entry(item, _words_of(item, knowledge)) for group in groups for item in _chips(group)]

    def find(self, typed: str) -> list[Item]:
        """Return at most eight that fit best: most typed letters recognised first, then in the order of the form."""
        wanted = _split(typed)
        wanted = [word for word in wanted if len(word) >= LEAST_WORD] or wanted
        scored = [(_letters_met(wanted, entry.words), entry.item) for entry in self._entries]
        best = max((score for score, _ in scored), default=0)
        fitting = [(score, item) for score, item in scored if score and score >= ENOUGH * best]
        fitting.sort(key=lambda one: -one[0])
        return [replace(item, asked_when=()) for _, item in fitting[:MOST]]


def _chips(group: Item) -> Iterator[Item]:
    for item in group.items:
        if item.type == "group":
            yield from _chips(item)
        elif item.type == "choice" and not item.repeats:
            yield item


def _words_of(item: Item, knowledge: Knowledge) -> frozenset[str]:
    said = [item.text]
    for finding in (one.lstrip("-?") for option in item.options for one in option.findings):
        term = knowledge.terms.get(finding)
        said += [term.label, *term.synonyms] if term else []
    return frozenset(word for one in said for word in _split(one))


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _letters_met(wanted: Iterable[str], known: frozenset[str]) -> int:
    """Return how many letters of the wanted words are recognised; longer words say more."""
    return sum(len(word) for word in wanted if any(_same(word, one) for one in known))


def _same(word: str, known: str) -> bool:
    """Say whether a typed word begins a known one, or goes on from it: *chair* in *chairs*, *cough* in *coughing*."""
    return known.startswith(word) or (len(known) >= STEM and word.startswith(known))
