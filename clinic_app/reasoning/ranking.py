"""Ranks muscles, with side, by how well their pattern fits the findings; every point has its reason.

Called *pattern fit*: points, never percentages, never a probability. Pure: the same findings give the same list,
whatever the order of files or answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Literal

from clinic_app.forms.findings import SIDES, Finding, Side
from clinic_app.reasoning import weights
from clinic_app.reasoning.account import Account, Reason, account
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.terms import best_reach, said_points, zones_of

CandidateSide = Literal["left", "right", "both"] | None


@dataclass(frozen=True)
class Candidate:
    """A muscle on a side, with its points and why.

    Attributes:
        twins: The other muscles of its row: they cannot be told apart from outside and share one place.
        write_out: Gives the account; asked for only when somebody looks, of a hundred candidates five are shown.
    """

    muscle: str
    side: CandidateSide
    points: float
    write_out: Callable[[], Account] = field(repr=False, compare=False)
    twins: tuple[str, ...] = ()

    @cached_property
    def account(self) -> Account:
        """What its points are made of."""
        return self.write_out()

    @property
    def explains(self) -> tuple[Reason, ...]:
        """Marked zones its pattern reaches."""
        return self.account.explains

    @property
    def also_explains(self) -> tuple[Reason, ...]:
        """On both sides: what the muscle of the other side reaches; not in the points."""
        return self.account.also_explains

    @property
    def leaves(self) -> tuple[Finding, ...]:
        """Marked zones it does not reach."""
        return self.account.leaves

    @property
    def speaks_for(self) -> tuple[Reason, ...]:
        """Other findings for it, heaviest first."""
        return self.account.speaks_for

    @property
    def speaks_against(self) -> tuple[Reason, ...]:
        """Other findings against it, heaviest first."""
        return self.account.speaks_against

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Findings it would show that nobody has asked about, most telling first."""
        return self.account.not_asked

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every term of the score."""
        return (*self.explains, *self.speaks_for, *self.speaks_against)


@dataclass(frozen=True, slots=True)
class _Score:
    """Points of a muscle on one side: for the zones, and altogether; whether the zones reached lie on that side."""

    zones: float
    points: float
    is_own: bool


def rank(patterns: Patterns, findings: Sequence[Finding]) -> list[Candidate]:
    """Return every muscle that explains at least one marked zone, best first; equal points stand in name order."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    reached = {muscle for pain in pains for zone in zones_of(pain) for muscle in patterns.reaching.get(zone, ())}
    said = _said(patterns, reached, others)
    has_side = any(one.side for one in (*pains, *others))
    found = []
    for muscle in reached:
        scores = {side: _score(patterns, muscle, side, pains, said[muscle, side]) for side in SIDES}
        better, side = _side(scores["left"], scores["right"], has_side=has_side)
        if better is not None:
            write_out = partial(account, patterns.of_muscle[muscle], better, pains, others, is_both=side == "both")
            found.append(Candidate(muscle, side, scores[better].points, write_out))
    found.sort(key=lambda one: (-one.points, one.muscle))
    return _with_twins(patterns, found)


def _said(patterns: Patterns, muscles: set[str], others: Sequence[Finding]) -> dict[tuple[str, Side], float]:
    """Return what was said beside the pain, in points by muscle and side."""
    points: defaultdict[tuple[str, Side], float] = defaultdict(float)
    for finding in others:
        for muscle in {finding.of} & muscles if finding.of else muscles & patterns.showing.get(finding.id, set()):
            sides: tuple[Side, ...] = (finding.side,) if finding.side else SIDES
            given = said_points(patterns.of_muscle[muscle], sides[0], finding)
            for side in sides:
                points[muscle, side] += given
    return points


def _score(patterns: Patterns, muscle: str, side: Side, pains: Sequence[Finding], said: float) -> _Score:
    reachable = [one for one in pains if one.side in (None, side)]
    zones, chosen = best_reach(patterns.of_muscle[muscle], [zones_of(one) for one in reachable])
    own = [pain.side for pain, (_, strength) in zip(reachable, chosen, strict=bool(chosen)) if strength > weights.LEAK]
    return _Score(zones, round(zones + said, 1), side in own)


def _side(left: _Score, right: _Score, *, has_side: bool) -> tuple[Side | None, CandidateSide]:
    """Return the side whose score counts, and the side to show: both where both fit alike; none where none was said."""
    if not left.zones and not right.zones:
        return None, None
    better: Side = "left" if left.points > right.points else "right"
    if not has_side:
        return better, None
    # Both, where each side has pain of its own to explain and neither fits clearly better.
    if left.is_own and right.is_own and abs(left.points - right.points) <= weights.TIE:
        return better, "both"
    if left.points == right.points and not left.is_own and not right.is_own:
        return better, None
    return better, better


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
