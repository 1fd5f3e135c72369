"""The terms a muscle's points are made of: what each marked zone and each finding gives it, rounded to a tenth.

The ranking adds them up; the account of a candidate writes them out. Both call these functions, so that the reasons
shown are the numbers that made the order.
"""

from __future__ import annotations

import math
from functools import lru_cache

from clinic_app.forms.findings import Finding, Side
from clinic_app.reasoning import weights
from clinic_app.reasoning.patterns import Pattern, Reach


def zones_of(pain: Finding) -> tuple[str, ...]:
    """Return the zone of a pain, or those one of which is meant."""
    return tuple(one.partition(":")[2] for one in pain.any_of) or (pain.item,)


@lru_cache(maxsize=4096)
def zone_points(strength: float) -> float:
    """Return the points of explaining a zone so strongly; a zone left unexplained gives none."""
    return round(math.log(strength / weights.LEAK) * weights.POINTS_PER_LOG, 1) if strength > weights.LEAK else 0.0


def best_reach(pattern: Pattern, pains: list[tuple[str, ...]]) -> tuple[float, list[tuple[Reach, float]]]:
    """Return the points for all marked zones, and for each zone the trigger point that explains it with its strength.

    One trigger point explains what it can; what it leaves, others explain at a discount. The point with which most is
    explained comes first.
    """
    reaches = pattern.reaches
    strengths = [[reach.strength(zones) for zones in pains] for reach in reaches]
    columns = zip(*strengths, strict=True)
    second = [column.index(max(column)) for column in columns]
    best: tuple[float, list[tuple[Reach, float]]] = (0.0, [])
    for number, reach in enumerate(reaches):
        chosen = []
        for place, own in enumerate(strengths[number]):
            other = strengths[second[place]][place] * weights.SECOND_POINT
            chosen.append((reach, own) if own >= other else (reaches[second[place]], other))
        total = round(sum(zone_points(strength) for _, strength in chosen), 1)
        if total > best[0]:
            best = total, chosen
    return best


def said_points(pattern: Pattern, side: Side, finding: Finding) -> float:
    """Return what a finding other than pain gives a muscle on a side; below zero where it speaks against it."""
    if finding.side not in (None, side):
        return 0.0
    if finding.kind == "sign" and finding.of:
        return _palpation_points(finding) if finding.of == pattern.muscle.id else 0.0
    worth = pattern.worths.get(finding.id)
    if worth is None:
        return weights.ENTRAPMENT if finding.id in pattern.entrapment and finding.present else 0.0
    if not finding.sure:
        return round(worth.gain * weights.UNSURE, 1)
    expected = finding.present == (worth.claim.expect == "positive")
    return round(worth.gain * (1.0 if expected else -weights.ABSENT_SHARE), 1)


def _palpation_points(finding: Finding) -> float:
    worth = weights.PALPATION.get(finding.item, 0.0)
    return round(worth if finding.present else -worth * weights.PALPATION_ABSENT, 1)
