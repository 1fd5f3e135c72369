"""Which of a patient's problems something belongs to: by what was said, else by how near it lies on the body.

Pure: areas and distances in, one problem for each row out. The order of the rows decides nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

#: A zone of the body chart with its side: right, left, or empty where it has none or nobody said.
Area = tuple[str, str]
#: A problem of which no area is known yet counts as so many zones away from everything.
UNKNOWN = 3
#: Zones that do not touch each other by any way.
FAR = 99
#: Zones no farther apart than this are marked for one and the same problem, as far as a rule can tell.
TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row of answers that belongs to a problem.

    Attributes:
        key: Which row it is.
        zones: Where it lies or is felt, each with a weight.
        is_area: Whether it is an area of the pain map: by these the problems are told apart.
    """

    key: str
    zones: tuple[tuple[Area, int], ...] = ()
    is_area: bool = False


@dataclass
class Neighbourhood:
    """How far zones are apart, counted in zones that touch; the other side of the body is one step more."""

    neighbours: Mapping[str, Sequence[str]]
    _known: dict[str, dict[str, int]] = field(default_factory=dict)

    def apart(self, one: Area, other: Area) -> int:
        """Return how many steps lie between two areas: 0 for the same one."""
        steps = self._steps(one[0]).get(other[0], FAR)
        return steps + int("" not in (one[1], other[1]) and one[1] != other[1])

    def _steps(self, start: str) -> dict[str, int]:
        if start not in self._known:
            found, waiting = {start: 0}, deque([start])
            while waiting:
                zone = waiting.popleft()
                for beside in self.neighbours.get(zone, ()):
                    if beside not in found:
                        found[beside] = found[zone] + 1
                        waiting.append(beside)
            self._known[start] = found
        return self._known[start]


def placed(
    rows: Iterable[Row],
    problems: Sequence[str],
    said: Mapping[str, str],
    known: Mapping[str, Iterable[Area]],
    around: Neighbourhood,
) -> dict[str, str]:
    """Return the problem of every row by its key.

    Args:
        rows: What is to be placed.
        problems: The problems it may belong to, the main one first: it has what fits nowhere. At least one.
        said: What somebody said of a row; a problem that is none of these counts as not said.
        known: The areas each problem is known to have from before.
        around: The distances.
    """
    rows = list(rows)
    told = {row.key: said[row.key] for row in rows if said.get(row.key) in problems}
    ground = {one: set(known.get(one, ())) for one in problems}
    for row in rows:
        if row.is_area and row.key in told:
            ground[told[row.key]] |= {zone for zone, _ in row.zones}
    found = {row.key: told.get(row.key) or nearest(row, ground, around) for row in rows if row.is_area}
    today: dict[str, set[Area]] = {one: set() for one in problems}
    for row in rows:
        if row.is_area:
            today[found[row.key]] |= {zone for zone, _ in row.zones}
    ground = {one: today[one] or ground[one] for one in problems}
    rest = {row.key: told.get(row.key) or nearest(row, ground, around) for row in rows if not row.is_area}
    return found | rest


def nearest(row: Row, ground: Mapping[str, set[Area]], around: Neighbourhood) -> str:
    """Return the problem whose areas a row meets most, else the one it lies nearest to, else the first."""
    order = list(ground)
    if not row.zones:
        return order[0]

    def fit(problem: str) -> tuple[int, int, int]:
        areas = ground[problem]
        met = sum(weight for zone, weight in row.zones if any(around.apart(zone, one) == 0 for one in areas))
        far = min((around.apart(zone, one) for zone, _ in row.zones for one in areas), default=UNKNOWN)
        return -met, far, order.index(problem)

    return min(order, key=fit)


def groups(areas: Iterable[Area], around: Neighbourhood) -> list[list[Area]]:
    """Return areas in groups of such as lie together, the largest first; each in the order it was given."""
    left, found = list(dict.fromkeys(areas)), []
    while left:
        group, waiting = [left[0]], [left.pop(0)]
        while waiting:
            one = waiting.pop()
            near = [other for other in left if around.apart(one, other) <= TOGETHER]
            left = [other for other in left if other not in near]
            group += near
            waiting += near
        found.append(group)
    return sorted(found, key=lambda group: -len(group))
