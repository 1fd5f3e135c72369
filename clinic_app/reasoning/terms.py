"""The terms a muscle's points are made of: what each marked zone and each finding gives it, rounded to a tenth.

The ranking adds them up; the account of a candidate writes them out. Both call these functions, so that the reasons
shown are the numbers that made the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clinic_app.forms.findings import Finding, Side
from clinic_app.reasoning.patterns import Common, Pattern, Patterns, Points, Reach
from clinic_app.reasoning.weights import Weights


def zones_of(pain: Finding) -> tuple[str, ...]:
    """Return the zone of a pain, or those one of which is meant."""
    return tuple(one.partition(":")[2] for one in pain.any_of) or (pain.item,)


@dataclass(frozen=True, slots=True)
class Marks:
    """The pains that a muscle on one side can explain.

    Attributes:
        zones: The zone of each, or those one of which is meant.
        marked: The zones said exactly.
    """

    pains: tuple[Finding, ...]
    zones: tuple[tuple[str, ...], ...]
    marked: frozenset[str]

    @classmethod
    def on(cls, side: Side, pains: Iterable[Finding]) -> Marks:
        """Return the pains of a side, and those of which none was said."""
        own = tuple(one for one in pains if one.side in (None, side))
        zones = tuple(zones_of(one) for one in own)
        return cls(own, zones, frozenset(one[0] for one in zones if len(one) == 1))


def best_reach(pattern: Pattern, marks: Marks) -> tuple[float, list[tuple[Reach, float]]]:
    """Return the points for all marked zones, and for each zone the trigger point that explains it with its points.

    One trigger point explains what it can; what it leaves, others explain at a discount. The point with which most is
    explained comes first. Where nothing is explained, nothing is chosen.
    """
    table = [[reach.points(zones, marks.marked) for zones in marks.zones] for reach in pattern.reaches]
    second = [max(column) for column in zip(*table, strict=True)]
    best, first = 0.0, -1
    for number, row in enumerate(table):
        total = round(sum(max(own, other) for (own, _), (_, other) in zip(row, second, strict=True)), 1)
        if total > best:
            best, first = total, number
    return best, [] if first < 0 else _chosen(pattern.reaches, table, first)


def _chosen(reaches: Sequence[Reach], table: Sequence[Sequence[Points]], first: int) -> list[tuple[Reach, float]]:
    """Return, for each pain, the trigger point that explains it, where one of them stands first."""
    chosen = []
    for place, (own, _) in enumerate(table[first]):
        second = max(range(len(table)), key=lambda number: table[number][place])
        other = table[second][place][1]
        chosen.append((reaches[first], own) if own >= other else (reaches[second], other))
    return chosen


def said_points(pattern: Pattern, side: Side, finding: Finding) -> float:
    """Return what a finding other than pain gives a muscle on a side; below zero where it speaks against it."""
    if finding.side not in (None, side):
        return 0.0
    if finding.kind == "sign" and finding.of:
        return palpation_points(pattern.weights, finding) if finding.of == pattern.muscle.id else 0.0
    worth = pattern.worths.get(finding.id)
    if worth is None:
        return pattern.weights.entrapment if finding.id in pattern.entrapment and finding.present else 0.0
    return worth.points(finding)


def palpation_points(weights: Weights, finding: Finding) -> float:
    """Return what a sign felt in the very muscle gives it; what was pressed and not so takes a share away."""
    worth = weights.palpation.get(finding.item, 0.0)
    if not finding.sure:
        return round(worth * weights.unsure, 1)
    return round(worth if finding.present else -worth * weights.palpation_absent, 1)


@dataclass(frozen=True, slots=True)
class Frequent:
    """Points for being often found in people with such pain (less than a tenth), which pain, and who says so."""

    points: float
    pain: Finding
    common: Common


def frequent(patterns: Patterns, muscle: str, pains: Iterable[Finding]) -> Frequent | None:
    """Return what published frequency gives a muscle, for the marked pain it is most often found in."""
    best: Frequent | None = None
    for pain in pains:
        for zone in zones_of(pain):
            common = patterns.common.get(zone, {}).get(muscle)
            if common is not None and (best is None or common.value > best.common.value):
                points = round(common.value * patterns.weights.prevalence, 2)
                best = Frequent(points, pain, common) if points else best
    return best
