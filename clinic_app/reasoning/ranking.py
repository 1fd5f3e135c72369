"""Ranks muscles, with side, by how well their pattern fits the findings; every point has its reason.

Called *pattern fit*: points, never percentages, never a probability. Pure: the same findings give the same list,
whatever the order of files or answers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clinic_app.forms.findings import SIDES, Finding, Side
from clinic_app.knowledge.claims import Claim
from clinic_app.reasoning import weights
from clinic_app.reasoning.patterns import Pattern, Patterns, Reach

CandidateSide = Literal["left", "right", "both"] | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a candidate's score.

    Attributes:
        finding: The finding it speaks of.
        points: What it adds (or takes); the reasons of a candidate add up to its points.
        strength: For a zone: essential, local, spillover or near.
        trigger_point: For a zone: the point whose pattern explains it, empty for the muscle's own belly.
        sources: Keys of the sources it rests on.
        certainty: As in the knowledge: item, field or recalled.
    """

    finding: Finding
    points: float
    strength: str = ""
    trigger_point: str = ""
    sources: tuple[str, ...] = ()
    certainty: str = "item"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A muscle on a side, with its points and why.

    Attributes:
        twins: The other muscles of its row: they cannot be told apart from outside and share one place.
        explains: Marked zones its pattern reaches.
        leaves: Marked zones it does not reach.
        speaks_for, speaks_against: Other findings for and against it.
        not_asked: Findings it would show that nobody has asked about, most telling first.
    """

    muscle: str
    side: CandidateSide
    points: float
    explains: tuple[Reason, ...] = ()
    leaves: tuple[Finding, ...] = ()
    speaks_for: tuple[Reason, ...] = ()
    speaks_against: tuple[Reason, ...] = ()
    not_asked: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every term of the score."""
        return (*self.explains, *self.speaks_for, *self.speaks_against)


def rank(patterns: Patterns, findings: Sequence[Finding]) -> list[Candidate]:
    """Return every muscle that explains at least one marked zone, best first; equal points stand in name order."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    found = []
    for pattern in patterns.of_muscle.values():
        candidate = _best_side(pattern, pains, others)
        if candidate is not None:
            found.append(candidate)
    found.sort(key=lambda one: (-one.points, one.muscle))
    return _with_twins(patterns, found)


def _best_side(pattern: Pattern, pains: list[Finding], others: list[Finding]) -> Candidate | None:
    """Return the muscle on the side it fits better, or on both where both fit alike."""
    by_side = {side: _candidate(pattern, side, pains, others) for side in SIDES}
    left, right = by_side["left"], by_side["right"]
    if not left.explains and not right.explains:
        return None
    better = left if left.points > right.points else right
    if not any(one.side for one in (*pains, *others)):
        return _on(better, None)
    # Both, where each side has pain of its own to explain and neither fits clearly better.
    own = [any(reason.finding.side == side for reason in by_side[side].explains) for side in SIDES]
    if all(own) and abs(left.points - right.points) <= weights.TIE:
        return _on(better, "both")
    if left.points == right.points and not any(own):
        return _on(better, None)
    return better


def _on(candidate: Candidate, side: CandidateSide) -> Candidate:

    return replace(candidate, side=side)


def _candidate(pattern: Pattern, side: Side, pains: list[Finding], others: list[Finding]) -> Candidate:
    reachable = [one for one in pains if one.side in (None, side)]
    explains = _zone_reasons(pattern, reachable)
    explained = {id(reason.finding) for reason in explains}
    leaves = tuple(one for one in pains if id(one) not in explained)
    said = [reason for one in others if (reason := _said(pattern, side, one))]
    points = round(sum(reason.points for reason in (*explains, *said)), 1)
    return Candidate(
        pattern.muscle.id,
        side,
        points,
        explains,
        leaves,
        tuple(sorted((one for one in said if one.points > 0), key=_by_weight)),
        tuple(sorted((one for one in said if one.points < 0), key=_by_weight)),
        _not_asked(pattern, others),
    )


def _by_weight(reason: Reason) -> tuple[float, str]:
    return -abs(reason.points), reason.finding.id


def _zone_reasons(pattern: Pattern, pains: list[Finding]) -> tuple[Reason, ...]:
    """Explain pain by the trigger point that fits best, and what it leaves by the others at a discount."""
    best: tuple[float, list[Reason]] = (0.0, [])
    for reach in pattern.reaches:
        reasons = _by_reaches(pattern, reach, pains)
        total = sum(reason.points for reason in reasons)
        if total > best[0]:
            best = total, reasons
    return tuple(best[1])


def _by_reaches(pattern: Pattern, first: Reach, pains: list[Finding]) -> list[Reason]:
    reasons = []
    for pain in pains:
        strength, reach = _strength(first, pain), first
        for second in pattern.reaches:
            other = _strength(second, pain) * weights.SECOND_POINT
            if second is not first and other > strength:
                strength, reach = other, second
        if strength > weights.LEAK:
            points = round(math.log(strength / weights.LEAK) * weights.POINTS_PER_LOG, 1)
            reasons.append(_zone_reason(pattern, reach, pain, points))
    return reasons


def _strength(reach: Reach, pain: Finding) -> float:
    """How strongly a point explains a pain; of a place not said exactly, the average over what it may be."""
    if not pain.any_of:
        return reach.zones.get(pain.item, weights.LEAK)
    zones = [one.partition(":")[2] for one in pain.any_of]
    return sum(reach.zones.get(zone, weights.LEAK) for zone in zones) / len(zones)


_STRENGTHS = {weights.ESSENTIAL: "essential", weights.LOCAL: "local", weights.SPILLOVER: "spillover"}


def _zone_reason(pattern: Pattern, reach: Reach, pain: Finding, points: float) -> Reason:
    strength = max(reach.zones.get(one, 0.0) for one in _zones_of(pain))
    point = next((one for one in pattern.muscle.trigger_points if one.id == reach.trigger_point), None)
    source = point or pattern.muscle.local
    sources, certainty = (source.sources, source.certainty) if source else ((), "recalled")
    return Reason(pain, points, _STRENGTHS.get(strength, "near"), reach.trigger_point, sources, certainty)


def _zones_of(pain: Finding) -> list[str]:
    return [one.partition(":")[2] for one in pain.any_of] or [pain.item]


def _said(pattern: Pattern, side: Side, finding: Finding) -> Reason | None:
    if finding.side not in (None, side):
        return None
    if finding.kind == "sign" and finding.of:
        return _palpated(finding) if finding.of == pattern.muscle.id else None
    worth = pattern.worths.get(finding.id)
    if worth is None:
        if finding.id in pattern.entrapment and finding.present:
            return Reason(finding, weights.ENTRAPMENT, sources=pattern.entrapment[finding.id])
        return None
    return _weighed(finding, worth.gain, worth.claim)


def _weighed(finding: Finding, gain: float, claim: Claim) -> Reason | None:
    expected = finding.present == (claim.expect == "positive")
    share = 1.0 if expected else -weights.ABSENT_SHARE
    if not finding.sure:
        share = weights.UNSURE
    points = round(gain * share, 1)
    return Reason(finding, points, sources=claim.sources, certainty=claim.certainty) if points else None


def _palpated(finding: Finding) -> Reason | None:
    worth = weights.PALPATION.get(finding.item, 0.0)
    points = round(worth if finding.present else -worth * weights.PALPATION_ABSENT, 1)
    return Reason(finding, points) if points else None


def _not_asked(pattern: Pattern, others: Iterable[Finding]) -> tuple[str, ...]:
    asked = {one.id for one in others}
    waiting = [(-worth.gain, finding) for finding, worth in pattern.worths.items() if finding not in asked]
    return tuple(finding for _, finding in sorted(waiting))


def _with_twins(patterns: Patterns, found: list[Candidate]) -> list[Candidate]:
    """Put the twins of a row beside its best member, so that they fill one place of the list and not three."""
    placed: dict[str, int] = {}
    rows: list[Candidate] = []
    for candidate in found:
        row = patterns.of_muscle[candidate.muscle].muscle.twins
        if row and row in placed:
            first = rows[placed[row]]
            rows[placed[row]] = replace(first, twins=(*first.twins, candidate.muscle))
            continue
        if row:
            placed[row] = len(rows)
        rows.append(candidate)
    return rows
