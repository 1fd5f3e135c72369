"""The terms a muscle's points are made of: what each marked zone and each finding gives it, rounded to a tenth.

The ranking adds them up; the account of a candidate writes them out. Both call these functions, so that the reasons
shown are the numbers that made the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

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
        own: Places of the pains that were said to be on this very side.
    """

    pains: tuple[Finding, ...]
    zones: tuple[tuple[str, ...], ...]
    marked: frozenset[str]
    own: tuple[int, ...]

    @classmethod
    def on(cls, side: Side, pains: Iterable[Finding]) -> Marks:
        """Return the pains of a side, and those of which none was said."""
        own = tuple(one for one in pains if one.side in (None, side))
        zones = tuple(zones_of(one) for one in own)
        here = tuple(place for place, one in enumerate(own) if one.side == side)
        return cls(own, zones, frozenset(one[0] for one in zones if len(one) == 1), here)


class Covered(NamedTuple):
    """What a muscle explains of the marks of a side.

    Attributes:
        points: For all marked zones.
        first: Number of the trigger point with which most is explained; below zero where nothing is.
        table: The points of every trigger point for every mark, where it stands first and where it is the second.
        most: The best of each mark.
    """

    points: float
    first: int
    table: list[list[Points]]
    most: list[Points]

    def got(self, place: int) -> float:
        """Return the points of a mark: by the first trigger point, or by another one at a discount."""
        return max(self.table[self.first][place][0], self.most[place][1]) if self.first >= 0 else 0.0


def covered(pattern: Pattern, marks: Marks) -> Covered:
    """Return the points for all marked zones and where they come from.

    One trigger point explains what it can; what it leaves, others explain at a discount. The point with which most is
    explained comes first. Where nothing is explained, nothing is chosen.
    """
    table = [[reach.points(zones, marks.marked) for zones in marks.zones] for reach in pattern.reaches]
    most = [max(column) for column in zip(*table, strict=True)]
    best, first = 0.0, -1
    for number, row in enumerate(table):
        total = round(sum([max(own, other) for (own, _), (_, other) in zip(row, most, strict=True)]), 1)
        if total > best:
            best, first = total, number
    return Covered(best, first, table, most)


def explaining(pattern: Pattern, found: Covered) -> list[tuple[Reach, float]]:
    """Return the trigger point that explains each mark with its points; nothing where nothing is explained."""
    if found.first < 0:
        return []
    chosen = []
    for place, (own, _) in enumerate(found.table[found.first]):
        second = max(range(len(found.table)), key=lambda number: found.table[number][place])
        other = found.table[second][place][1]
        chosen.append((pattern.reaches[found.first], own) if own >= other else (pattern.reaches[second], other))
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


def counted(patterns: Patterns, pains: Iterable[Finding]) -> list[tuple[Finding, Mapping[str, Common]]]:
    """Return the marked pains with how often muscles were found in each of their zones, where anybody counted."""
    zoned = ((pain, patterns.common.get(zone)) for pain in pains for zone in zones_of(pain))
    return [(pain, found) for pain, found in zoned if found]


def frequent(
    patterns: Patterns, muscle: str, found_in: Iterable[tuple[Finding, Mapping[str, Common]]]
) -> Frequent | None:
    """Return what published frequency gives a muscle, for the marked pain it is most often found in."""
    best: Frequent | None = None
    for pain, found in found_in:
        common = found.get(muscle)
        if common is not None and (best is None or common.value > best.common.value):
            points = round(common.value * patterns.weights.prevalence, 2)
            best = Frequent(points, pain, common) if points else best
    return best
