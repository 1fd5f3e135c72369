"""Why a candidate has its points: explains, leaves unexplained, for, against, not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clinic_app.forms.findings import Finding, Side
from clinic_app.reasoning.patterns import STRENGTHS, Pattern, Patterns, Reach
from clinic_app.reasoning.terms import Marks, counted, covered, explaining, frequent, said_points, zones_of


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a candidate's score.

    Attributes:
        finding: The finding it speaks of.
        points: What it adds (or takes); the reasons of a candidate add up to its points.
        strength: For a zone: essential, local, spillover or near; *frequent* where it is how often the muscle is found
            in people with this pain.
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
class Account:
    """What a candidate's points are made of.

    Attributes:
        explains: Marked zones its pattern reaches.
        leaves: Marked zones it does not reach.
        speaks_for, speaks_against: Other findings for and against it, heaviest first.
        not_asked: Findings it would show that nobody has asked about, most telling first.
        also_explains: For a candidate on both sides: what the muscle of the other side reaches; not in the points.
        often: How often it is found in people with such pain: less than a tenth and not in the points, it only decides
            between equals.
    """

    explains: tuple[Reason, ...]
    leaves: tuple[Finding, ...]
    speaks_for: tuple[Reason, ...]
    speaks_against: tuple[Reason, ...]
    not_asked: tuple[str, ...]
    also_explains: tuple[Reason, ...] = ()
    often: tuple[Reason, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every term of the points."""
        return (*self.explains, *self.speaks_for, *self.speaks_against)


def account(
    patterns: Patterns,
    muscle: str,
    side: Side,
    pains: Sequence[Finding],
    others: Sequence[Finding],
    *,
    is_both: bool = False,
) -> Account:
    """Write out the terms of a muscle on a side; ``is_both``: its twin of the other side stands in the same row."""
    pattern = patterns.of_muscle[muscle]
    explains = explained(pattern, side, pains)
    reached = {id(reason.finding) for reason in explains}
    there = explained(pattern, "left" if side == "right" else "right", pains) if is_both else ()
    also = tuple(one for one in there if id(one.finding) not in reached)
    reached |= {id(reason.finding) for reason in also}
    given = ((one, said_points(pattern, side, one)) for one in others)
    said = sorted((_said(pattern, one, points) for one, points in given if points), key=_by_weight)
    asked = {one.id for one in others}
    return Account(
        explains,
        tuple(one for one in pains if id(one) not in reached),
        tuple(one for one in said if one.points > 0),
        tuple(one for one in said if one.points < 0),
        tuple(one for one in pattern.most_telling if one not in asked),
        also,
        _often(patterns, muscle, pains),
    )


def explained(pattern: Pattern, side: Side, pains: Sequence[Finding]) -> tuple[Reason, ...]:
    """Return what a muscle on a side explains of the marked zones, with the points of each."""
    marks = Marks.on(side, pains)
    chosen = explaining(pattern, covered(pattern, marks))
    return tuple(
        _zone_reason(pattern, pain, reach, points)
        for pain, (reach, points) in zip(marks.pains, chosen, strict=bool(chosen))
        if points
    )


def _by_weight(reason: Reason) -> tuple[float, str]:
    return -abs(reason.points), reason.finding.id


def _zone_reason(pattern: Pattern, pain: Finding, reach: Reach, points: float) -> Reason:
    named = {reach.names[zone] for zone in zones_of(pain) if zone in reach.names}
    name = next(one for one in STRENGTHS if one in named)
    point = next((one for one in pattern.muscle.trigger_points if one.id == reach.trigger_point), None)
    source = point or pattern.muscle.local
    sources, certainty = (source.sources, source.certainty) if source else ((), "recalled")
    return Reason(pain, points, name, reach.trigger_point, sources, certainty)


def _said(pattern: Pattern, finding: Finding, points: float) -> Reason:
    worth = pattern.worths.get(finding.id)
    if worth is not None and not finding.of:
        return Reason(finding, points, sources=worth.claim.sources, certainty=worth.claim.certainty)
    return Reason(finding, points, sources=pattern.entrapment.get(finding.id, ()))


def _often(patterns: Patterns, muscle: str, pains: Sequence[Finding]) -> tuple[Reason, ...]:
    often = frequent(patterns, muscle, counted(patterns, pains))
    if often is None:
        return ()
    return (Reason(often.pain, often.points, "frequent", "", (often.common.source,), often.common.certainty),)
