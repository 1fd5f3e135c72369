"""What each muscle shows, laid out for quick comparison: strength of every zone, worth of every finding."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from clinic_app.knowledge.claims import Claim
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Muscle
from clinic_app.reasoning import weights


@dataclass(frozen=True, slots=True)
class Reach:
    """One trigger point (or the muscle's own belly): how strongly it explains pain in each zone."""

    trigger_point: str
    zones: dict[str, float]
    essential: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a finding is worth for a muscle, in points, and the claim it rests on."""

    gain: float
    claim: Claim


@dataclass(frozen=True, slots=True)
class Pattern:
    """A muscle as the ranking sees it."""

    muscle: Muscle
    reaches: tuple[Reach, ...]
    worths: dict[str, Worth]
    entrapment: dict[str, tuple[str, ...]]


class Patterns:
    """The patterns of all muscles, made once from the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        listed = Counter(finding for muscle in knowledge.muscles.values() for finding in muscle.claims())
        many = max(len(knowledge.muscles), 2)
        self._gains = {finding: weights.RARITY * math.log(many / count) for finding, count in listed.items()}
        self.of_muscle = {muscle.id: self._pattern(muscle) for muscle in knowledge.muscles.values()}

    def _pattern(self, muscle: Muscle) -> Pattern:
        worths = {finding: Worth(self._gain(finding, claim), claim) for finding, claim in muscle.claims().items()}
        entrapment = {finding: one.sources for one in muscle.entrapment for finding in one.findings}
        return Pattern(muscle, self._reaches(muscle), worths, entrapment)

    def _gain(self, finding: str, claim: Claim) -> float:
        gain = self._gains[finding] * weights.GRADES[claim.grade] * weights.POINTS_PER_LOG
        if claim.certainty == "recalled":
            gain *= weights.RECALLED
        return gain * weights.KINDS[finding.partition(":")[0]]

    def _reaches(self, muscle: Muscle) -> tuple[Reach, ...]:
        found = []
        for point in muscle.trigger_points:
            zones = dict.fromkeys(point.spillover, weights.SPILLOVER) | dict.fromkeys(
                point.essential, weights.ESSENTIAL
            )
            found.append(Reach(point.id, self._with_neighbours(zones), point.essential))
        if muscle.local and muscle.local.zones:
            zones = dict.fromkeys(muscle.local.zones, weights.LOCAL)
            found.append(Reach("", self._with_neighbours(zones), ()))
        return tuple(found)

    def _with_neighbours(self, zones: dict[str, float]) -> dict[str, float]:
        """Add the zones next door: drawings place badly (Jaccard 0.62 after one minute), so nearly right counts."""
        near = {
            neighbour: weights.NEIGHBOUR
            for zone in zones
            if zone in self.knowledge.zones
            for neighbour in self.knowledge.zones[zone].neighbours
        }
        return near | zones
