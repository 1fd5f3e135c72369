"""The same patient, drawn again: how far the list holds when the marked zones are only about right.

People who mark the same pain twice agree with themselves by a Jaccard index of about 0.62. Each redrawing moves some
zones next door and adds some neighbours, just so often that on average it agrees with the first drawing that well.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from clinic_app.forms.findings import Finding
from clinic_app.knowledge.library import Knowledge
from clinic_app.reasoning.cases import PublishedCase
from clinic_app.reasoning.evaluation import Places, Share, bootstrapped, hit

#: Agreement of a drawing with its repetition, and how near the average must come.
AGREEMENT, NEAR_ENOUGH = 0.62, 0.002
#: Halvings of the interval in search of how often zones must move, and the seed of every hand.
HALVINGS, SEED = 12, 62
LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What redrawing costs.

    Attributes:
        agreement: Mean Jaccard index of the redrawings with the drawings.
        before, after: Share of hits among the first three, from the drawings and from the redrawings.
        fall: The difference, in fractions, with its bootstrap interval over cases.
        lost: Share of redrawings that mark no zone of the drawing again: nobody could know the patient by them.
        fall_of_others: The mean difference in the redrawings that keep at least one.
    """

    cases: int
    redrawings: int
    agreement: float
    before: float
    after: float
    fall: Share
    lost: float = 0.0
    fall_of_others: float = 0.0


class Hand:
    """Draws a patient's zones again.

    Attributes:
        moves: The chance that a zone is marked next door instead, and the chance that a neighbour is marked too.
    """

    def __init__(self, knowledge: Knowledge, moves: float) -> None:
        self._zones = knowledge.zones
        self.moves = moves

    def redraw(self, findings: Sequence[Finding], draw: random.Random) -> list[Finding]:
        """Return the findings with their zones drawn again; a place not said exactly was never drawn and stays."""
        found: list[Finding] = []
        for one in findings:
            if one.kind == "region":
                continue
            if not is_drawn(one):
                found.append(one)
                continue
            found.append(self._beside(one, draw) if draw.random() < self.moves else one)
            if draw.random() < self.moves:
                found.append(self._beside(one, draw))
        return list(dict.fromkeys(found))

    def _beside(self, one: Finding, draw: random.Random) -> Finding:
        neighbours = [zone for zone in self._zones[one.item].neighbours if zone in self._zones]
        if not neighbours:
            return one
        zone = self._zones[draw.choice(neighbours)]
        return replace(one, id=f"pain:{zone.id}", side=one.side if zone.has_sides else None)


def redrawn(
    cases: Sequence[PublishedCase],
    findings: Callable[[PublishedCase], Sequence[Finding]],
    listed: Callable[[PublishedCase, Sequence[Finding]], Places],
    knowledge: Knowledge,
    times: int,
) -> Redrawn:
    """Return how the hits among the first three fall when every case is drawn so many times again."""
    seen = {one.id: findings(one) for one in cases}
    drawn = [one for one in cases if any(is_drawn(finding) for finding in seen[one.id])]
    hand = Hand(knowledge, _moves([seen[one.id] for one in drawn], knowledge, times))
    if not drawn or not times:
        return Redrawn(len(drawn), times, 1.0, 0.0, 0.0, bootstrapped([]))
    before, after, agreed = [], [], []
    for one in drawn:
        again, wanted = list(_redrawings(hand, seen[one.id], times)), one.expected.muscles
        agreed.append([agreement(seen[one.id], other) for other in again])
        before.append(hit(listed(one, seen[one.id]), wanted).first[LOOKED_AT])
        after.append([hit(listed(one, knowledge.with_implied(other)), wanted).first[LOOKED_AT] for other in again])
    return _counted(times, before, after, agreed)


def _counted(
    times: int, before: Sequence[float], after: Sequence[Sequence[float]], agreed: Sequence[Sequence[float]]
) -> Redrawn:
    """Return the means over cases of the hits from each drawing and its redrawings."""
    falls = [[first - one for one in others] for first, others in zip(before, after, strict=True)]
    each = [pair for fallen, alike in zip(falls, agreed, strict=True) for pair in zip(fallen, alike, strict=True)]
    kept = [fall for fall, alike in each if alike]
    return Redrawn(
        len(before),
        times,
        fmean(alike for _, alike in each),
        fmean(before),
        fmean(fmean(one) for one in after),
        bootstrapped([fmean(one) for one in falls]),
        1 - len(kept) / len(each),
        fmean(kept) if kept else 0.0,
    )


def is_drawn(one: Finding) -> bool:
    """Say whether a finding is a zone marked on the chart."""
    return one.kind == "pain" and one.present and not one.any_of


def agreement(one: Sequence[Finding], other: Sequence[Finding]) -> float:
    """Return the Jaccard index of two drawings: zones marked in both by zones marked in either."""
    here = {(finding.id, finding.side) for finding in one if is_drawn(finding)}
    there = {(finding.id, finding.side) for finding in other if is_drawn(finding)}
    return len(here & there) / len(here | there) if here | there else 1.0


def _moves(drawings: Sequence[Sequence[Finding]], knowledge: Knowledge, times: int) -> float:
    """Return how often zones must move for the wanted agreement, by halving."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        hand = Hand(knowledge, middle)
        agreed = [agreement(one, other) for one in drawings for other in _redrawings(hand, one, times)]
        mean = fmean(agreed) if agreed else AGREEMENT
        if abs(mean - AGREEMENT) < NEAR_ENOUGH:
            return middle
        low, high = (middle, high) if mean > AGREEMENT else (low, middle)
    return (low + high) / 2


def _redrawings(hand: Hand, findings: Sequence[Finding], times: int) -> Iterator[list[Finding]]:
    draw = random.Random(SEED)  # noqa: S311  a hand that shakes, not a secret; fixed so that two runs agree
    return (hand.redraw(findings, draw) for _ in range(times))
