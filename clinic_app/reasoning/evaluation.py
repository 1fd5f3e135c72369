"""How often the published muscle stands among the first, and every alert that had to be up is; with intervals.

The same counting as the public scorer of the cases: a hit is any muscle of ``expected.muscles``; equal points count as
the expected value over a random order of the tie.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from clinic_app.reasoning.cases import PublishedCase
from clinic_app.reasoning.suggestion import Suggestion

FIRST = (1, 3, 5, 10)
LEVELS = {"note": 0, "routine_referral": 1, "same_day": 2, "urgent": 2, "emergency": 3}
#: A muscle with its points, best first.
Ranked = Sequence[tuple[str, float]]
#: Muscles that share a place, with its points, best first.
Places = Sequence[tuple[frozenset[str], float]]
BOOTSTRAPS = 2000
#: Regions of published cases, put together so that a group has enough of them.
REGIONS = {
    "low back to foot": ("low_back", "pelvis_hip", "thigh_knee", "lower_leg_foot"),
    "neck and head": ("neck", "head_face"),
    "shoulder to hand": ("shoulder", "arm_hand"),
    "back, chest, abdomen": ("upper_mid_back", "chest", "abdomen"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval, all as fractions."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return it in per cent."""
        return f"{100 * self.value:.1f} [{100 * self.low:.0f}–{100 * self.high:.0f}]"


@dataclass(frozen=True, slots=True)
class HitTable:
    """Hits of one ranking over a set of cases: the share among the first few, and the mean reciprocal rank."""

    cases: int
    first: dict[int, Share]
    reciprocal_rank: Share


@dataclass(frozen=True, slots=True)
class AlertTable:
    """Alerts over a set of cases: caught of those required, and false ones of those with none expected.

    Attributes:
        catchable: Required ones whose history holds something to catch, and of those the caught ones.
        at_level: Required ones that are up at their level or above.
    """

    required: int
    caught: int
    catchable: int
    caught_of_catchable: int
    at_level: int
    none_expected: int
    false: int
    missed: tuple[str, ...]
    false_in: tuple[str, ...]

    @property
    def sensitivity(self) -> Share:
        """Caught of required ones."""
        return wilson(self.caught / self.required if self.required else 0.0, self.required)


@dataclass(frozen=True, slots=True)
class Hit:
    """How one case went: the chance of a hit among the first 1, 3, 5, 10, and the expected reciprocal rank."""

    first: dict[int, float]
    reciprocal_rank: float


def places(ranked: Ranked, row_of: Mapping[str, str] | None = None) -> Places:
    """Return muscles as places of a list; with ``row_of``, muscles of the same row take one, that of the best."""
    if row_of is None:
        return [(frozenset({name}), points) for name, points in ranked]
    rows: dict[str, tuple[set[str], float]] = {}
    for name, points in ranked:
        rows.setdefault(row_of.get(name) or name, (set(), points))[0].add(name)
    return [(frozenset(names), points) for names, points in rows.values()]


def hit(listed: Places, wanted: Iterable[str]) -> Hit:
    """Return how early the first wanted muscle stands, ties in random order."""
    muscles, start = frozenset(wanted), 0
    while start < len(listed):
        end = start
        while end < len(listed) and math.isclose(listed[end][1], listed[start][1], abs_tol=1e-9):
            end += 1
        size, good = end - start, sum(not names.isdisjoint(muscles) for names, _ in listed[start:end])
        if good:
            drawn = {place: max(0, min(size, place - start)) for place in FIRST}
            first = {place: 1 - math.comb(size - good, drawn[place]) / math.comb(size, drawn[place]) for place in FIRST}
            return Hit(first, _expected_reciprocal(start, size, good))
        start = end
    return Hit(dict.fromkeys(FIRST, 0.0), 0.0)


def hits(
    cases: Iterable[PublishedCase], listed: Callable[[PublishedCase], Places], *, lenient: bool = False
) -> HitTable:
    """Count how often an expected muscle stands among the first; lenient counts co-treated muscles too."""
    wanted = ((one, (*one.expected.muscles, *(one.expected.also if lenient else ()))) for one in cases)
    return table([hit(listed(one), muscles) for one, muscles in wanted])


def table(found: Sequence[Hit]) -> HitTable:
    """Return the shares over cases with their intervals."""
    count = len(found)
    shares = {place: sum(one.first[place] for one in found) / count if count else 0.0 for place in FIRST}
    first = {place: wilson(share, count) for place, share in shares.items()}
    return HitTable(count, first, bootstrapped([one.reciprocal_rank for one in found]))


def alert_table(cases: Iterable[PublishedCase], said: Callable[[PublishedCase], Suggestion]) -> AlertTable:
    """Count alerts: required ones that are up (a note is no alert), and those that are up where none was expected."""
    levels = [(one, max((LEVELS[alert.urgency] for alert in said(one).alerts), default=0)) for one in cases]
    required = [(one, level) for one, level in levels if one.expected.alert == "required"]
    none = [(one, level) for one, level in levels if one.expected.alert == "none" and one.kind == "muscle"]
    catchable = [(one, level) for one, level in required if not one.expected.hard]
    return AlertTable(
        len(required),
        sum(level >= 1 for _, level in required),
        len(catchable),
        sum(level >= 1 for _, level in catchable),
        sum(level >= LEVELS.get(one.expected.urgency or "routine_referral", 1) for one, level in required),
        len(none),
        sum(level >= 1 for _, level in none),
        tuple(one.id for one, level in required if level < 1),
        tuple(one.id for one, level in none if level >= 1),
    )


def wilson(share: float, count: int, z: float = 1.96) -> Share:
    """Return a share with its Wilson score interval."""
    if not count:
        return Share(0.0, 0.0, 0.0)
    base = 1 + z * z / count
    centre = share + z * z / (2 * count)
    reach = z * math.sqrt(max(0.0, share * (1 - share) / count + z * z / (4 * count * count)))
    return Share(share, max(0.0, (centre - reach) / base), min(1.0, (centre + reach) / base))


def bootstrapped(values: Sequence[float]) -> Share:
    """Return a mean with its bootstrap interval; the same values give the same interval."""
    if not values:
        return Share(0.0, 0.0, 0.0)
    draw = random.Random(1)  # noqa: S311  an interval, not a secret; fixed so that two runs agree
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(BOOTSTRAPS))
    mean = sum(values) / len(values)
    return Share(mean, means[int(0.025 * BOOTSTRAPS)], means[int(0.975 * BOOTSTRAPS)])


def _expected_reciprocal(start: int, size: int, good: int) -> float:
    total, none_yet = 0.0, 1.0
    for place in range(size):
        chance = min(1.0, good / (size - place))
        total += none_yet * chance / (start + place + 1)
        none_yet *= 1 - chance
    return total
