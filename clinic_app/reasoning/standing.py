"""What every muscle scores on each side, before a side is chosen for it and twins are put in one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from clinic_app.forms.findings import SIDES, Finding, Side
from clinic_app.reasoning import weights
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.terms import Marks, counted, covered, frequent, said_points, zones_of

CandidateSide = Literal["left", "right", "both"] | None
#: Points by muscle and side.
Said = Mapping[tuple[str, Side], float]
#: A sign felt in a muscle that is worth so many points puts it on the list whatever was drawn: hands before drawing.
FELT = 2.5


class Score(NamedTuple):
    """Points of a muscle on one side: for the zones, for what was said and felt, and both together.

    Attributes:
        is_own: It reaches pain marked on this very side.
        counts: It explains a zone, or a telling sign was felt in it on this side.
    """

    zones: float
    said: float
    points: float
    is_own: bool
    counts: bool

    def with_said(self, more: float) -> Score:
        """Return the same score with more said."""
        said = self.said + more
        return self._replace(said=said, points=round(self.zones + said, 1))


class Standing(NamedTuple):
    """A muscle with its score on either side.

    Attributes:
        often: What published frequency adds to the order, less than a tenth.
    """

    muscle: str
    left: Score
    right: Score
    often: float = 0.0

    def with_said(self, more: Said) -> Standing:
        """Return the same muscle with more said about it."""
        left, right = more.get((self.muscle, "left"), 0.0), more.get((self.muscle, "right"), 0.0)
        if not left and not right:
            return self
        return self._replace(left=self.left.with_said(left), right=self.right.with_said(right))

    def side(self, *, has_side: bool) -> tuple[Side, CandidateSide] | None:
        """Return the side that counts and the side to show: both where both fit alike; none where none was said."""
        left, right = self.left, self.right
        if not left.counts and not right.counts:
            return None
        better: Side = "left" if (left.counts, left.points) > (right.counts, right.points) else "right"
        if not has_side:
            return better, None
        # Both, where each side has pain of its own to explain and neither fits clearly better.
        if left.is_own and right.is_own and round(abs(left.points - right.points), 1) <= weights.TIE:
            return better, "both"
        if left.points == right.points and not left.is_own and not right.is_own:
            return better, None
        return better, better

    def points(self, side: Side) -> float:
        """Return the points of a side."""
        return (self.left if side == "left" else self.right).points


def standings(patterns: Patterns, findings: Sequence[Finding]) -> list[Standing]:
    """Return every muscle that explains a marked zone, or that itself was felt to hurt, in the order of their names."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    felt = _felt(patterns, others)
    reached = {muscle for pain in pains for zone in zones_of(pain) for muscle in patterns.reaching.get(zone, ())}
    reached |= {muscle for muscle, _ in felt}
    said = said_by_muscle(patterns, reached, others)
    marks = {side: Marks.on(side, pains) for side in SIDES}
    found_in = counted(patterns, pains)
    found = []
    for muscle in sorted(reached):
        left, right = (
            _score(patterns, muscle, marks[side], said.get((muscle, side), 0.0), is_felt=(muscle, side) in felt)
            for side in SIDES
        )
        often = frequent(patterns, muscle, found_in)
        found.append(Standing(muscle, left, right, often.points if often else 0.0))
    return found


def said_by_muscle(patterns: Patterns, muscles: set[str], others: Sequence[Finding]) -> Said:
    """Return what was said and felt beside the pain, in points by muscle and side."""
    points: defaultdict[tuple[str, Side], float] = defaultdict(float)
    for finding in others:
        for muscle in {finding.of} & muscles if finding.of else muscles & patterns.showing.get(finding.id, set()):
            sides: tuple[Side, ...] = (finding.side,) if finding.side else SIDES
            given = said_points(patterns.of_muscle[muscle], sides[0], finding)
            for side in sides:
                points[muscle, side] += given
    return points


def _felt(patterns: Patterns, others: Sequence[Finding]) -> set[tuple[str, Side]]:
    signs = patterns.weights.palpation
    telling = [one for one in others if one.of in patterns.of_muscle and one.present and signs.get(one.item, 0) >= FELT]
    return {(one.of, side) for one in telling for side in ((one.side,) if one.side else SIDES)}


def _score(patterns: Patterns, muscle: str, marks: Marks, said: float, *, is_felt: bool) -> Score:
    found = covered(patterns.of_muscle[muscle], marks)
    own = found.first >= 0 and any(found.got(place) > 0 for place in marks.own)
    return Score(found.points, said, round(found.points + said, 1), own, found.points > 0 or is_felt)
