"""The list where ranking is not wanted: muscles from A to Z whose published areas overlap what is marked, no points.

In some places a ranked list of suggestions counts as a medical device. This one answers only what a book answers when
its index is opened at a region: which muscles are described there, and in which of the marked areas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.forms.findings import SIDES, Finding
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.standing import CandidateSide
from clinic_app.reasoning.terms import zones_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A muscle whose pattern reaches a marked area.

    Attributes:
        side: The side of the areas it reaches; None where none was said.
        areas: The marked areas it reaches, in the order in which they were marked.
    """

    muscle: str
    name: str
    side: CandidateSide
    areas: tuple[Finding, ...]


def reference_list(patterns: Patterns, findings: Sequence[Finding]) -> tuple[Entry, ...]:
    """Return every muscle that reaches a marked area, by name; answers other than pain change nothing."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    muscles = {muscle for one in pains for zone in zones_of(one) for muscle in patterns.reaching.get(zone, ())}
    entries = (_entry(patterns, muscle, pains) for muscle in muscles)
    return tuple(sorted((one for one in entries if one.areas), key=lambda one: (one.name.casefold(), one.muscle)))


def _entry(patterns: Patterns, muscle: str, pains: Sequence[Finding]) -> Entry:
    pattern = patterns.of_muscle[muscle]
    areas = tuple(one for one in pains if not pattern.zones.isdisjoint(zones_of(one)))
    sides = [side for side in SIDES if any(one.side == side for one in areas)]
    side: CandidateSide = "both" if len(sides) == len(SIDES) else sides[0] if sides else None
    return Entry(muscle, pattern.muscle.name, side, areas)
