"""The places of a ranked list; neighbours that differ by no more than a tie share one."""

from __future__ import annotations

from collections.abc import Sequence

from clinic_app.reasoning import weights


def places(points: Sequence[float]) -> list[tuple[int, bool]]:
    """Return for each of some points, best first, its place from 1 on and whether it shares it."""
    numbers: list[int] = []
    for number, own in enumerate(points):
        tied = number > 0 and round(points[number - 1] - own, 6) <= weights.TIE
        numbers.append(numbers[-1] if tied else number + 1)
    return [(one, numbers.count(one) > 1) for one in numbers]
