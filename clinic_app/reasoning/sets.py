"""More than one muscle: where the leader leaves marked zones unexplained, the smallest set that explains them together.

A set earns for every zone what its best member earns, for everything said what the member it suits best earns, and a
little for members known to set each other off (quadratus lumborum and gluteus minimus); a side explains pain of its own
side only. Among the smallest sets that leave nothing, the one with most points is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from clinic_app.forms.findings import SIDES, Finding, Side
from clinic_app.knowledge.claims import Claim
from clinic_app.reasoning.account import Reason, explained
from clinic_app.reasoning.patterns import Patterns
from clinic_app.reasoning.ranking import has_side, rows
from clinic_app.reasoning.standing import Standing, standings
from clinic_app.reasoning.terms import said_points

#: Members of a set at most, muscles (each on a side) that are tried, and sets returned.
LARGEST = 3
TRIED = 24
MOST = 2
#: Points for a member that another is known to set off, by grade of the claim.
LINK = {"typical": 2.0, "common": 1.0, "possible": 0.5}
#: A strength that does not count as explaining: the zone only lies next door.
NEAR = "near"


@dataclass(frozen=True, slots=True)
class Link:
    """One muscle of a set is known to set off trouble in another."""

    from_muscle: str
    to_muscle: str
    points: float
    sources: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Member:
    """A muscle of a set, on its side.

    Attributes:
        explains: The marked zones that it explains better than the other members do.
        points: What it scores alone.
    """

    muscle: str
    side: Side | None
    explains: tuple[Reason, ...]
    points: float


@dataclass(frozen=True, slots=True)
class MuscleSet:
    """Muscles that together explain what none explains alone.

    Attributes:
        members: The one that scores most alone stands first.
        said: What was said beside the pain that counts for the set, each finding once.
        links: Which of them is known to set off which.
        leaves: Marked zones that even the set leaves.
        points: The zones of all members, ``said`` and ``links``, added up.
    """

    members: tuple[Member, ...]
    said: tuple[Reason, ...]
    links: tuple[Link, ...]
    leaves: tuple[Finding, ...]
    points: float


@dataclass(frozen=True)
class _One:
    """A muscle on a side with what it explains, by place of the pain, and what was said for or against it."""

    muscle: str
    side: Side | None
    zones: dict[int, Reason]
    said: dict[int, float]
    points: float
    often: float
    row: str


def sets(patterns: Patterns, findings: Sequence[Finding]) -> tuple[MuscleSet, ...]:
    """Return the smallest sets that explain what the leader leaves, best first; none where it leaves nothing."""
    pains = [one for one in findings if one.kind == "pain" and one.present]
    others = [one for one in findings if one.kind not in ("pain", "region")]
    found, named = standings(patterns, findings), has_side(findings)
    listed = rows(patterns, found, has_side=named)
    if not listed:
        return ()
    units = [one for standing in found for one in _on_sides(patterns, standing, pains, others, has_side=named)]
    leader = [one for one in units if one.muscle == listed[0].muscle and listed[0].side in (one.side, "both")]
    left = len(pains) - len({place for one in leader for place in one.zones})
    table = _Table(patterns, pains, others, _tried(units, len(pains)))
    return tuple(table.written_out(one) for one in table.smallest(left))


def _on_sides(
    patterns: Patterns, standing: Standing, pains: Sequence[Finding], others: Sequence[Finding], *, has_side: bool
) -> Iterator[_One]:
    """Yield a muscle on each side on which it explains something; once, sideless, where its side cannot be told."""
    chosen = standing.side(has_side=has_side)
    if chosen is None:
        return
    better, shown = chosen
    for side in SIDES if shown else (better,):
        one = _one(patterns, standing, side, pains, others)
        if one.zones:
            yield one if shown else replace(one, side=None)


def _tried(units: list[_One], pains: int) -> list[_One]:
    """Return the best muscles, and for every zone the best that explain it: no gap is left untried."""
    units = sorted(units, key=lambda one: (-one.points, -one.often, one.muscle, one.side or ""))
    for_zone = {id(one) for place in range(pains) for one in [one for one in units if place in one.zones][:LARGEST]}
    return [one for number, one in enumerate(units) if number < TRIED or id(one) in for_zone]


def _one(
    patterns: Patterns, standing: Standing, side: Side, pains: Sequence[Finding], others: Sequence[Finding]
) -> _One:
    pattern = patterns.of_muscle[standing.muscle]
    places = {id(pain): place for place, pain in enumerate(pains)}
    reasons = (one for one in explained(pattern, side, pains) if one.strength != NEAR)
    zones = {places[id(one.finding)]: one for one in reasons}
    said = {place: points for place, one in enumerate(others) if (points := said_points(pattern, side, one))}
    return _One(
        standing.muscle,
        side,
        zones,
        said,
        standing.points(side),
        standing.often,
        pattern.muscle.twins or standing.muscle,
    )


@dataclass(frozen=True)
class _Table:
    """Everything that sets are made of."""

    patterns: Patterns
    pains: Sequence[Finding]
    others: Sequence[Finding]
    tried: Sequence[_One]

    def smallest(self, left: int) -> list[tuple[_One, ...]]:
        """Return the best of the smallest sets that leave least, and fewer zones than the leader leaves alone."""
        unreachable = len(self.pains) - len({place for one in self.tried for place in one.zones})
        best: list[tuple[_One, ...]] = []
        for size in range(2, LARGEST + 1):
            made = [one for one in combinations(self.tried, size) if self._is_sound(one)]
            fewest = min((self._leaves(one) for one in made), default=left)
            if fewest < left:
                left, best = fewest, [one for one in made if self._leaves(one) == fewest]
            if left == unreachable:
                break
        return sorted(best, key=self._order)[:MOST]

    def _is_sound(self, members: Sequence[_One]) -> bool:
        """Say whether no two are twins on one side, and each explains something that the others leave."""
        if len({(one.row, one.side) for one in members}) < len(members):
            return False
        counted = [place for one in members for place in one.zones]
        return all(any(counted.count(place) == 1 for place in one.zones) for one in members)

    def _leaves(self, members: Sequence[_One]) -> int:
        return len(self.pains) - len({place for one in members for place in one.zones})

    def _order(self, members: Sequence[_One]) -> tuple[float, float, tuple[str, ...]]:
        """Sort by what the set explains, then by what its members score alone, then by name."""
        alone = sum(one.points + one.often for one in members)
        return -self._points(members), -round(alone, 2), tuple(f"{one.muscle}.{one.side}" for one in members)

    def _points(self, members: Sequence[_One]) -> float:
        zones = sum(reason.points for reason in self._shared(members).values())
        said = sum(points for points in self._said(members).values())
        return round(zones + said + sum(link.points for link in self._links(members)), 1)

    def _shared(self, members: Sequence[_One]) -> dict[int, Reason]:
        """Return each explained zone with the strongest reason of any member; of equals the first member's."""
        best: dict[int, Reason] = {}
        for one in members:
            for place, reason in one.zones.items():
                if place not in best or reason.points > best[place].points:
                    best[place] = reason
        return best

    def _said(self, members: Sequence[_One]) -> dict[int, float]:
        """Return what counts of everything said: the best that it gives any member who lists it."""
        places = {place for one in members for place in one.said}
        return {place: max(one.said[place] for one in members if place in one.said) for place in sorted(places)}

    def _links(self, members: Sequence[_One]) -> Iterator[Link]:
        """Yield which member sets off which, each pair once and on one side only."""
        for first, second in combinations(members, 2):
            if first.side == second.side or None in (first.side, second.side):
                ways = [(one, other, self._claim(one, other)) for one, other in ((first, second), (second, first))]
                known = [(one, other, claim) for one, other, claim in ways if claim]
                if known:
                    one, other, claim = max(known, key=lambda way: LINK[way[2].grade])
                    yield Link(one.muscle, other.muscle, LINK[claim.grade], claim.sources, claim.certainty)

    def _claim(self, one: _One, other: _One) -> Claim | None:
        return self.patterns.of_muscle[one.muscle].muscle.satellites.get(other.muscle)

    def written_out(self, members: Sequence[_One]) -> MuscleSet:
        """Return a set with its reasons."""
        shared, said = self._shared(members), self._said(members)
        return MuscleSet(
            tuple(
                Member(
                    one.muscle,
                    one.side,
                    tuple(reason for place, reason in one.zones.items() if shared[place] is reason),
                    one.points,
                )
                for one in members
            ),
            tuple(Reason(self.others[place], points) for place, points in said.items()),
            tuple(self._links(members)),
            tuple(pain for place, pain in enumerate(self.pains) if place not in shared),
            self._points(members),
        )
