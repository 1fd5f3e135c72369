"""What each muscle shows, laid out for quick comparison: strength of every zone, worth of every finding."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

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

    def strength(self, zones: tuple[str, ...]) -> float:
        """Return how strongly it explains a pain; of a place not said exactly, the average over what it may be."""
        if len(zones) == 1:
            return self.zones.get(zones[0], weights.LEAK)
        return sum(self.zones.get(zone, weights.LEAK) for zone in zones) / len(zones)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a finding is worth for a muscle, in points, and the claim it rests on."""

    gain: float
    claim: Claim


@dataclass(frozen=True)
class Pattern:
    """A muscle as the ranking sees it."""

    muscle: Muscle
    reaches: tuple[Reach, ...]
    worths: dict[str, Worth]
    entrapment: dict[str, tuple[str, ...]]

    @cached_property
    def most_telling(self) -> tuple[str, ...]:
        """The findings it would show, most telling first."""
        return tuple(finding for _, finding in sorted((-worth.gain, name) for name, worth in self.worths.items()))


class Patterns:
    """The patterns of all muscles, made once from the knowledge.

    Attributes:
        of_muscle: Pattern by muscle.
        reaching: Zone → the muscles any of whose trigger points explains pain there at all.
        showing: Finding → the muscles that list it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        listed = Counter(finding for muscle in knowledge.muscles.values() for finding in muscle.claims())
        many = max(len(knowledge.muscles), 2)
        self._gains = {finding: weights.RARITY * math.log(many / count) for finding, count in listed.items()}
        self.of_muscle = {muscle.id: self._pattern(muscle) for muscle in knowledge.muscles.values()}
        self.reaching: defaultdict[str, set[str]] = defaultdict(set)
        self.showing: defaultdict[str, set[str]] = defaultdict(set)
        for name, pattern in self.of_muscle.items():
            for reach in pattern.reaches:
                for zone in reach.zones:
                    self.reaching[zone].add(name)
            for finding in (*pattern.worths, *pattern.entrapment):
                self.showing[finding].add(name)

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
