"""What each muscle shows, laid out for quick comparison: strength of every zone, worth of every finding."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.claims import Certainty, Claim
from clinic_app.knowledge.library import Knowledge
from clinic_app.knowledge.muscles import Muscle
from clinic_app.reasoning.weights import Weights

#: How well a zone belongs to a pattern: always, over the muscle's own belly, sometimes, or next door to one that does.
STRENGTHS = ("essential", "local", "spillover", "near")


#: Points for a pain: where the trigger point stands first, and where it is the muscle's second.
Points = tuple[float, float]
NOTHING: Points = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Reach:
    """One trigger point (or the muscle's own belly, without a name): what it explains of a pain in each zone.

    Attributes:
        names: How well each zone belongs to it, one of ``STRENGTHS``.
        strengths: How strongly it explains a mark in each zone, knowing that a mark may belong next door.
        zones: The points of such a mark.
        run_over: For a zone next door, the zones of the pattern it touches, strongest first, each with the points where
            that one is marked too: pain and drawings run over borders.
    """

    trigger_point: str
    weights: Weights
    names: dict[str, str]
    strengths: dict[str, float]
    zones: dict[str, Points]
    run_over: dict[str, tuple[tuple[str, Points], ...]]

    def points(self, zones: tuple[str, ...], marked: frozenset[str]) -> Points:
        """Return the points for a pain; of a place not said exactly, those of the average over what it may be."""
        if len(zones) > 1:
            return _points(sum(self.strengths.get(zone, 0.0) for zone in zones) / len(zones), self.weights)
        alone = self.zones.get(zones[0], NOTHING)
        for touched, points in self.run_over.get(zones[0], ()):
            if touched in marked:
                return points
        return alone


@dataclass(frozen=True, slots=True)
class Worth:
    """What a finding is worth for a muscle, and the claim that says so.

    Attributes:
        there, absent, unsure: Points when it is there, when it was asked and is not, when nobody is sure, to a tenth.
            For a test that speaks for the muscle when negative, *there* is what takes away.
        gain: The points it may bring, before rounding.
    """

    gain: float
    there: float
    absent: float
    unsure: float
    claim: Claim

    def points(self, finding: Finding) -> float:
        """Return the points of an answer."""
        if not finding.sure:
            return self.unsure
        return self.there if finding.present else self.absent


@dataclass(frozen=True, slots=True)
class Common:
    """How often a muscle is found in people with pain in a zone, between 0 and 1, and who says so."""

    value: float
    source: str
    certainty: Certainty


@dataclass(frozen=True)
class Pattern:
    """A muscle as the ranking sees it.

    Attributes:
        entrapment: Nerve symptoms it may cause, with their sources.
    """

    muscle: Muscle
    weights: Weights
    reaches: tuple[Reach, ...]
    worths: dict[str, Worth]
    entrapment: dict[str, tuple[str, ...]]

    @cached_property
    def most_telling(self) -> tuple[str, ...]:
        """The findings it would show, most telling first."""
        return tuple(finding for _, finding in sorted((-worth.gain, name) for name, worth in self.worths.items()))

    @cached_property
    def zones(self) -> frozenset[str]:
        """The zones its pattern itself reaches; those next door are not among them."""
        return frozenset(zone for reach in self.reaches for zone, name in reach.names.items() if name != "near")


class Patterns:
    """The patterns of all muscles, made once from the knowledge.

    Attributes:
        of_muscle: Pattern by muscle.
        reaching: Zone → the muscles any of whose trigger points explains pain there at all.
        showing: Finding → the muscles that list it.
        common: Zone → muscle → how often it is found there.
    """

    def __init__(self, knowledge: Knowledge, weights: Weights | None = None) -> None:
        self.knowledge = knowledge
        self.weights = weights or Weights()
        reaches = {muscle.id: _reaches(muscle, knowledge, self.weights) for muscle in knowledge.muscles.values()}
        listed = Counter(finding for muscle in knowledge.muscles.values() for finding in muscle.claims())
        many = max(len(knowledge.muscles), 2)
        rarity = {finding: self.weights.rarity * math.log(many / count) for finding, count in listed.items()}
        self.of_muscle = {
            muscle.id: _pattern(muscle, reaches[muscle.id], rarity, self.weights)
            for muscle in knowledge.muscles.values()
        }
        self.reaching: defaultdict[str, set[str]] = defaultdict(set)
        self.showing: defaultdict[str, set[str]] = defaultdict(set)
        for name, pattern in self.of_muscle.items():
            for zone in {zone for reach in pattern.reaches for zone in reach.zones}:
                self.reaching[zone].add(name)
            for finding in (*pattern.worths, *pattern.entrapment):
                self.showing[finding].add(name)
        self.common = _common(knowledge)


def _pattern(muscle: Muscle, reaches: tuple[Reach, ...], rarity: dict[str, float], weights: Weights) -> Pattern:
    worths = {}
    for finding, claim in muscle.claims().items():
        gain = rarity[finding] * _factor(finding, claim, weights) * weights.points_per_log
        worths[finding] = _worth(gain, gain * weights.absent[claim.grade], weights.unsure, claim)
    entrapment = {finding: one.sources for one in muscle.entrapment for finding in one.findings}
    return Pattern(muscle, weights, reaches, worths, entrapment)


def _worth(gain: float, lost: float, unsure: float, claim: Claim) -> Worth:
    """Return what a finding is worth; a test that should be negative only excludes: it moves little either way."""
    if claim.expect == "negative":
        return Worth(lost, round(-lost, 1), round(lost, 1), 0.0, claim)
    return Worth(gain, round(gain, 1), round(-lost, 1), round(gain * unsure, 1), claim)


def _factor(finding: str, claim: Claim, weights: Weights) -> float:
    factor = weights.grades[claim.grade] * weights.kinds[finding.partition(":")[0]]
    return factor * weights.recalled if claim.certainty == "recalled" else factor


def _reaches(muscle: Muscle, knowledge: Knowledge, weights: Weights) -> tuple[Reach, ...]:
    described = {}
    for point in muscle.trigger_points:
        described[point.id] = dict.fromkeys(point.spillover, "spillover") | dict.fromkeys(point.essential, "essential")
    if muscle.local and muscle.local.zones:
        described[""] = dict.fromkeys(muscle.local.zones, "local")
    anywhere = frozenset(zone for names in described.values() for zone in names)
    return tuple(_reach(point, names, anywhere, knowledge, weights) for point, names in described.items())


def _reach(point: str, own: dict[str, str], anywhere: frozenset[str], knowledge: Knowledge, weights: Weights) -> Reach:
    """Add the zones next door: drawings place badly (Jaccard 0.62 after one minute), so nearly right counts.

    What is described anywhere in the muscle is nowhere only next door.
    """
    described = {zone: weights.strength(name) for zone, name in own.items()}
    near = {other for zone in own for other in _next_door(zone, knowledge)} - anywhere
    strengths = {zone: _as_marked(zone, described, knowledge, weights) for zone in (*own, *sorted(near))}
    return Reach(
        point,
        weights,
        own | dict.fromkeys(sorted(near), "near"),
        strengths,
        {zone: _points(strength, weights) for zone, strength in strengths.items()},
        {zone: _run_over(zone, described, knowledge, weights) for zone in near},
    )


def _next_door(zone: str, knowledge: Knowledge) -> tuple[str, ...]:
    known = knowledge.zones
    return tuple(one for one in known[zone].neighbours if one in known) if zone in known else ()


def _as_marked(zone: str, described: Mapping[str, float], knowledge: Knowledge, weights: Weights) -> float:
    """Return how strongly a mark in a zone is explained: most marks are meant there, the others in a zone next door."""
    there, near = described.get(zone, 0.0), _next_door(zone, knowledge)
    if not near:
        return there
    beside = sum(described.get(one, 0.0) for one in near) / len(near)
    return (1 - weights.misplaced) * there + weights.misplaced * beside


def _run_over(
    zone: str, described: Mapping[str, float], knowledge: Knowledge, weights: Weights
) -> tuple[tuple[str, Points], ...]:
    """Return the described zones it touches with the points where they hurt too: it counts as *sometimes* of them."""
    touched = sorted((-described[one], one) for one in _next_door(zone, knowledge) if one in described)
    also = ((one, {**described, zone: -minus * weights.spillover}) for minus, one in touched)
    return tuple((one, _points(_as_marked(zone, known, knowledge, weights), weights)) for one, known in also)


def _points(strength: float, weights: Weights) -> Points:
    return weights.zone(strength), weights.zone(strength * weights.second_point)


def _common(knowledge: Knowledge) -> dict[str, dict[str, Common]]:
    """Return the highest published figure by zone and muscle; a book's order only where nobody counted."""
    found: defaultdict[str, dict[str, Common]] = defaultdict(dict)
    for one in sorted(knowledge.prevalence.values(), key=lambda one: (one.has_figures, one.id)):
        for row in one.rows:
            for muscle, value in row.of_muscle().items():
                for zone in row.zones:
                    before = found[zone].get(muscle)
                    counted = before is not None and knowledge.prevalence[before.source].has_figures
                    if before is None or counted < one.has_figures or value > before.value:
                        found[zone][muscle] = Common(value, one.id, one.certainty)
    return dict(found)
