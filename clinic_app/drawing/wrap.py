"""Skins: the tightest curve around a few circles, whole or left open where a limb goes on."""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterator, Sequence

from clinic_app.drawing.outline import Outline, Segment

Circle = tuple[float, float, float]
Arc = tuple[int, float, float]  # which circle, from which angle, to which angle (radians, growing)

SAMPLES = 60
TINY = 1e-9


def wrapped(circles: Sequence[Circle], open_at: Collection[int] = ()) -> Outline:
    """Return the curve around circles (x, y, radius); the stretch round the circles ``open_at`` is left out.

    When a circle that should be left out hides all others, the curve stays whole: the limb points at the viewer.
    """
    arcs = _arcs(tuple(circles))
    gaps = [place for place, arc in enumerate(arcs) if arc[0] in open_at]
    if gaps and len(gaps) < len(arcs):
        return tuple(_opened(circles, arcs[gaps[0] + 1 :] + arcs[: gaps[0] + 1], open_at))
    (number, first, _) = arcs[0]
    around = (segment for arc in arcs for segment in _arc(circles[arc[0]], arc[1], arc[2]))
    return (("M", _on(circles[number], first)), *around, ("Z", ()))


def _opened(circles: Sequence[Circle], arcs: Sequence[Arc], open_at: Collection[int]) -> Iterator[Segment]:
    """Draw the arcs that are not left out; the last one given is."""
    for place, (number, first, last) in enumerate(arcs):
        before, _, end = arcs[place - 1]
        if before in open_at:
            yield "M", _on(circles[before], end)
        if number in open_at:
            yield "L", _on(circles[number], first)
        else:
            yield from _arc(circles[number], first, last)


def _arc(circle: Circle, first: float, last: float) -> Iterator[Segment]:
    x, y, radius = circle
    yield "L", _on(circle, first)
    parts = max(1, math.ceil((last - first) / (math.pi / 2) - TINY))
    step = (last - first) / parts
    k = 4 / 3 * math.tan(step / 4) * radius
    for part in range(parts):
        a, b = first + part * step, first + (part + 1) * step
        end_x, end_y = _on(circle, b)
        start_x, start_y = x + radius * math.cos(a), y + radius * math.sin(a)
        leaving = (start_x - k * math.sin(a), start_y + k * math.cos(a))
        arriving = (end_x + k * math.sin(b), end_y - k * math.cos(b))
        yield "C", (*leaving, *arriving, end_x, end_y)


def _on(circle: Circle, angle: float) -> tuple[float, float]:
    x, y, radius = circle
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


@functools.lru_cache(maxsize=64)  # each piece is wrapped twice: once for its line, once for its fill
def _arcs(circles: tuple[Circle, ...]) -> tuple[Arc, ...]:
    """Return the stretches of circle that lie on the hull, in the order in which angles grow."""
    step = 2 * math.pi / SAMPLES
    samples = [(*_on(one, k * step), number, k) for number, one in enumerate(circles) for k in range(SAMPLES)]
    runs: list[list[tuple[int, int]]] = []
    for _, _, number, k in _hull(samples):
        if runs and runs[-1][-1][0] == number:
            runs[-1].append((number, k))
        else:
            runs.append([(number, k)])
    if len(runs) > 1 and runs[0][0][0] == runs[-1][0][0]:
        runs[0] = runs.pop() + runs[0]
    return tuple((run[0][0], run[0][1] * step, _after(run[0][1], run[-1][1]) * step) for run in runs)


def _after(first: int, last: int) -> int:
    return last if last >= first else last + SAMPLES


def _hull(samples: list[tuple[float, float, int, int]]) -> list[tuple[float, float, int, int]]:
    """Return the convex hull (monotone chain), angles growing."""
    ordered = sorted(samples)
    halves: list[list[tuple[float, float, int, int]]] = []
    for points in (ordered, ordered[::-1]):
        chain: list[tuple[float, float, int, int]] = []
        for point in points:
            while len(chain) > 1 and not _is_left_turn(chain[-2], chain[-1], point):
                chain.pop()
            chain.append(point)
        halves.append(chain[:-1])
    return halves[0] + halves[1]


def _is_left_turn(
    a: tuple[float, float, int, int], b: tuple[float, float, int, int], c: tuple[float, float, int, int]
) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > TINY
