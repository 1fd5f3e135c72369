"""How often the published muscle stands among the first, and every alert that had to be up is; with intervals.

The same counting as the public scorer of the cases: a hit is any muscle of ``expected.muscles``; equal points count as
the expected value over a random order of the tie.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from clinic_app.reasoning.cases import PublishedCase
from clinic_app.reasoning.suggestion import Suggestion

FIRST = (1, 3, 5, 10)
LEVELS = {"note": 0, "routine_referral": 1, "same_day": 2, "urgent": 2, "emergency": 3}
#: A muscle with its points, best first.
Ranked = Sequence[tuple[str, float]]
BOOTSTRAPS = 2000


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % Wilson interval, all as fractions."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return it in per cent."""
        return f"{100 * self.value:.1f} [{100 * self.low:.0f}–{100 * self.high:.0f}]"


@dataclass(frozen=True, slots=True)
class HitTable:
    """Hits of one ranking over a set of cases."""

    cases: int
    first: dict[int, Share]
    reciprocal_rank: Share


@dataclass(frozen=True, slots=True)
class AlertTable:
    """Alerts over a set of cases: caught of those required, and false ones of those with none expected."""

    required: int
    caught: int
    at_level: int
    none_expected: int
    false: int
    missed: tuple[str, ...]


def hits(
    cases: Iterable[PublishedCase], ranked: Callable[[PublishedCase], Ranked], *, lenient: bool = False
) -> HitTable:
    """Count how often an expected muscle stands among the first 1, 3, 5 and 10."""
    shares: dict[int, list[float]] = {place: [] for place in FIRST}
    ranks: list[float] = []
    for case in cases:
        wanted = {*case.expected.muscles, *(case.expected.also if lenient else ())}
        top, rank = _chances(ranked(case), wanted)
        for place in FIRST:
            shares[place].append(top[place])
        ranks.append(rank)
    count = len(ranks)
    first = {place: wilson(sum(values) / count if count else 0.0, count) for place, values in shares.items()}
    return HitTable(count, first, _bootstrapped(ranks))


def alert_table(cases: Iterable[PublishedCase], said: Callable[[PublishedCase], Suggestion]) -> AlertTable:
    """Count alerts: required ones that are up (a note is no alert), and those that are up where none was expected."""
    required = caught = at_level = none_expected = false = 0
    missed: list[str] = []
    for case in cases:
        level = max((LEVELS[one.urgency] for one in said(case).alerts), default=0)
        if case.expected.alert == "required":
            required += 1
            caught += level >= 1
            at_level += level >= LEVELS.get(case.expected.urgency or "routine_referral", 1)
            missed += [] if level >= 1 else [case.id]
        elif case.expected.alert == "none" and case.kind == "muscle":
            none_expected += 1
            false += level >= 1
    return AlertTable(required, caught, at_level, none_expected, false, tuple(missed))


def wilson(share: float, count: int, z: float = 1.96) -> Share:
    """Return a share with its Wilson score interval."""
    if not count:
        return Share(0.0, 0.0, 0.0)
    base = 1 + z * z / count
    centre = share + z * z / (2 * count)
    reach = z * math.sqrt(max(0.0, share * (1 - share) / count + z * z / (4 * count * count)))
    return Share(share, max(0.0, (centre - reach) / base), min(1.0, (centre + reach) / base))


def _chances(ranked: Ranked, wanted: set[str]) -> tuple[dict[int, float], float]:
    """Return the chance of a hit among the first few and the expected reciprocal rank, ties in random order."""
    top = dict.fromkeys(FIRST, 0.0)
    start = 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and math.isclose(ranked[end][1], ranked[start][1], abs_tol=1e-9):
            end += 1
        size, good = end - start, sum(name in wanted for name, _ in ranked[start:end])
        if good:
            for place in FIRST:
                drawn = max(0, min(size, place - start))
                top[place] = 1 - math.comb(size - good, drawn) / math.comb(size, drawn)
            return top, _expected_reciprocal(start, size, good)
        start = end
    return top, 0.0


def _expected_reciprocal(start: int, size: int, good: int) -> float:
    total, none_yet = 0.0, 1.0
    for place in range(size):
        chance = min(1.0, good / (size - place))
        total += none_yet * chance / (start + place + 1)
        none_yet *= 1 - chance
    return total


def _bootstrapped(values: list[float]) -> Share:
    if not values:
        return Share(0.0, 0.0, 0.0)
    draw = random.Random(1)  # noqa: S311  an interval, not a secret; fixed so that two runs agree
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(BOOTSTRAPS))
    mean = sum(values) / len(values)
    return Share(mean, means[int(0.025 * BOOTSTRAPS)], means[int(0.975 * BOOTSTRAPS)])
