"""Cubic Bézier curves through dense points (after Schneider, Graphics Gems 1990), split at corners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from art.body_chart.curves import Point

Bezier = tuple[Point, Point, Point, Point]
# A drawn step: the end of a straight line, or two control points and the end of a curve.
Step = tuple[Point] | tuple[Point, Point, Point]

CORNER = 0.62  # radians
ROUNDS = 6


def fitted(points: Sequence[Point], tolerance: float) -> list[Step]:
    """Return lines and curves along the points that stay within the tolerance."""
    chain = _dense(_thin(points))
    if len(chain) < 3:  # noqa: PLR2004  nothing between the ends
        return [(chain[-1],)]
    cuts = [0, *(n for n in range(1, len(chain) - 1) if _turn(*chain[n - 1 : n + 2]) > CORNER), len(chain) - 1]
    out: list[Step] = []
    for start, end in pairwise(cuts):
        run = chain[start : end + 1]
        if _straight(run, tolerance):
            out.append((run[-1],))
        else:
            out += [curve[1:] for curve in _curves(run, tolerance)]
    return out


def _turn(before: Point, here: Point, after: Point) -> float:
    one = math.atan2(here[1] - before[1], here[0] - before[0])
    two = math.atan2(after[1] - here[1], after[0] - here[0])
    return abs((two - one + math.pi) % (2 * math.pi) - math.pi)


def _thin(points: Sequence[Point], least: float = 0.12) -> list[Point]:
    out = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, out[-1]) > least:
            out.append(point)
    if len(out) > 1 and math.dist(out[-1], points[-1]) < least:
        out.pop()
    return [*out, points[-1]]


def _dense(points: Sequence[Point], most: float = 1.3) -> list[Point]:
    """Put points on long chords, so that a fitted curve cannot bulge between samples."""
    out = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(1, math.ceil(math.dist((x0, y0), (x1, y1)) / most))
        out += [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(1, count)]
        out.append((x1, y1))  # exactly, so that arcs meet
    return out


def _straight(run: Sequence[Point], tolerance: float) -> bool:
    (x0, y0), (x1, y1) = run[0], run[-1]
    length = math.hypot(x1 - x0, y1 - y0)
    if length < 1e-9:  # noqa: PLR2004
        return False
    return all(abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length < tolerance * 0.6 for x, y in run)


def _unit(x: float, y: float) -> Point:
    length = math.hypot(x, y) or 1e-12
    return x / length, y / length


def _curves(run: list[Point], tolerance: float) -> list[Bezier]:
    if len(run) > 4:  # noqa: PLR2004  enough points for a parabola at each end
        ends = _end_direction(*run[:3]), _end_direction(*run[:-4:-1])
    else:
        near = min(3, len(run) - 1)
        ends = (
            _unit(run[near][0] - run[0][0], run[near][1] - run[0][1]),
            _unit(run[-1 - near][0] - run[-1][0], run[-1 - near][1] - run[-1][1]),
        )
    return _fit(run, ends, tolerance)


def _end_direction(a: Point, b: Point, c: Point) -> Point:
    """Direction at ``a`` of the parabola through three points."""
    first, second = math.dist(a, b), math.dist(b, c)
    u, v = _unit(b[0] - a[0], b[1] - a[1]), _unit(c[0] - b[0], c[1] - b[1])
    weight = first / (first + second)
    return _unit(u[0] + (u[0] - v[0]) * weight, u[1] + (u[1] - v[1]) * weight)


def _fit(run: list[Point], ends: tuple[Point, Point], tolerance: float) -> list[Bezier]:
    if len(run) == 2:  # noqa: PLR2004
        third = math.dist(*run) / 3
        return [(run[0], _moved(run[0], ends[0], third), _moved(run[1], ends[1], third), run[1])]
    shares = _shares(run)
    split = len(run) // 2
    for _ in range(ROUNDS):
        curve = _best(run, shares, ends)
        worst, split = _worst(run, curve, shares)
        if worst < tolerance:
            return [curve]
        if worst > tolerance * 12:
            break
        shares = [_nearer(curve, point, share) for point, share in zip(run, shares, strict=True)]
    split = min(max(split, 1), len(run) - 2)
    before, after = run[max(split - 2, 0)], run[min(split + 2, len(run) - 1)]
    back = _unit(before[0] - after[0], before[1] - after[1])
    forth = (-back[0], -back[1])
    return _fit(run[: split + 1], (ends[0], back), tolerance) + _fit(run[split:], (forth, ends[1]), tolerance)


def _moved(point: Point, direction: Point, length: float) -> Point:
    return point[0] + direction[0] * length, point[1] + direction[1] * length


def _shares(run: Sequence[Point]) -> list[float]:
    lengths = [0.0]
    for a, b in pairwise(run):
        lengths.append(lengths[-1] + math.dist(a, b))
    return [length / lengths[-1] for length in lengths]


def _weights(t: float) -> tuple[float, float, float, float]:
    s = 1 - t
    return s**3, 3 * s * s * t, 3 * s * t * t, t**3


def _best(run: Sequence[Point], shares: Sequence[float], ends: tuple[Point, Point]) -> Bezier:
    """Least squares for the lengths of the two handles."""
    first, last = run[0], run[-1]
    c00 = c01 = c11 = x0 = x1 = 0.0
    for point, share in zip(run, shares, strict=True):
        b0, b1, b2, b3 = _weights(share)
        a1, a2 = (ends[0][0] * b1, ends[0][1] * b1), (ends[1][0] * b2, ends[1][1] * b2)
        gap = [point[k] - first[k] * (b0 + b1) - last[k] * (b2 + b3) for k in (0, 1)]
        c00 += a1[0] ** 2 + a1[1] ** 2
        c01 += a1[0] * a2[0] + a1[1] * a2[1]
        c11 += a2[0] ** 2 + a2[1] ** 2
        x0 += a1[0] * gap[0] + a1[1] * gap[1]
        x1 += a2[0] * gap[0] + a2[1] * gap[1]
    whole = c00 * c11 - c01 * c01
    left, right = ((x0 * c11 - x1 * c01) / whole, (c00 * x1 - c01 * x0) / whole) if abs(whole) > 1e-12 else (0.0, 0.0)  # noqa: PLR2004
    length = sum(math.dist(a, b) for a, b in pairwise(run))
    least = 1e-3 * math.dist(first, last)
    if not (least <= left <= length and least <= right <= length):
        left = right = length / 3
    return first, _moved(first, ends[0], left), _moved(last, ends[1], right), last


def at(curve: Bezier, t: float) -> Point:
    """Return the point of a Bézier curve at ``t`` from 0 to 1."""
    w = _weights(t)
    return sum(w[n] * curve[n][0] for n in range(4)), sum(w[n] * curve[n][1] for n in range(4))


def _worst(run: Sequence[Point], curve: Bezier, shares: Sequence[float]) -> tuple[float, int]:
    gaps = [math.dist(at(curve, share), point) for point, share in zip(run, shares, strict=True)]
    worst = max(gaps)
    return worst, gaps.index(worst)


def _nearer(curve: Bezier, point: Point, t: float) -> float:
    """One Newton step towards the nearest point of the curve."""
    here = at(curve, t)
    s = 1 - t
    d1 = [[3 * (curve[n + 1][k] - curve[n][k]) for k in (0, 1)] for n in range(3)]
    v1 = [s * s * d1[0][k] + 2 * s * t * d1[1][k] + t * t * d1[2][k] for k in (0, 1)]
    d2 = [[2 * (d1[n + 1][k] - d1[n][k]) for k in (0, 1)] for n in range(2)]
    v2 = [s * d2[0][k] + t * d2[1][k] for k in (0, 1)]
    gap = (here[0] - point[0], here[1] - point[1])
    slope = v1[0] ** 2 + v1[1] ** 2 + gap[0] * v2[0] + gap[1] * v2[1]
    if abs(slope) < 1e-12:  # noqa: PLR2004
        return t
    return min(1.0, max(0.0, t - (gap[0] * v1[0] + gap[1] * v1[1]) / slope))
