"""Smooth curves through control points that are written as text.

A list of control points is text such as ``"12 40, 14.5 52!, u .3 12"``: points between commas, ``!`` for a corner,
and a limb's letter before a point that is measured along that limb (share of its length, then distance to its side).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
STEP = 0.9


@dataclass(frozen=True, slots=True)
class Limb:
    """A bone's axis, along which borders of an arm are measured."""

    start: Point
    end: Point

    def at(self, share: float, aside: float) -> Point:
        """Return the point at a share of the length, pushed aside (positive: outwards in front and back views)."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = math.hypot(dx, dy)
        return self.start[0] + dx * share + aside * dy / length, self.start[1] + dy * share - aside * dx / length

    @property
    def tilt(self) -> float:
        """Angle from the vertical in degrees, positive towards larger x."""
        return math.degrees(math.atan2(self.end[0] - self.start[0], self.end[1] - self.start[1]))


# u, f: upper arm and forearm in the front and back views; v, g: the same in the side views.
LIMBS = {
    "u": Limb((70.0, 168.0), (101.0, 306.0)),
    "f": Limb((101.0, 306.0), (130.5, 414.0)),
    "v": Limb((-3.0, 168.0), (30.0, 305.0)),
    "g": Limb((30.0, 305.0), (80.0, 408.0)),
}


@dataclass(frozen=True, slots=True)
class Knot:
    """One control point; the curve may turn sharply at a corner."""

    x: float
    y: float
    corner: bool = False

    @property
    def point(self) -> Point:
        """Where it lies."""
        return self.x, self.y


def knots(text: str) -> list[Knot]:
    """Read control points from their text.

    Raises:
        ValueError: A point does not consist of two numbers.
    """
    return [_knot(one) for one in text.replace("\n", " ").split(",") if one.strip()]


def _knot(text: str) -> Knot:
    words = text.strip().removesuffix("!").split()
    limb = LIMBS[words.pop(0)] if words[0] in LIMBS else None
    first, second = (float(word) for word in words)
    x, y = limb.at(first, second) if limb else (first, second)
    return Knot(x, y, text.strip().endswith("!"))


def spline(given: str | Sequence[Knot], *, closed: bool = False, step: float = STEP) -> list[Point]:
    """Return points along the centripetal Catmull-Rom curve through control points."""
    chain = knots(given) if isinstance(given, str) else list(given)
    if closed:
        return _closed(chain, step)
    return _between_corners(chain, step)


def _closed(chain: list[Knot], step: float) -> list[Point]:
    first = next((place for place, knot in enumerate(chain) if knot.corner), None)
    if first is not None:  # start at a corner, so that the seam is clean
        return _between_corners([*chain[first:], *chain[: first + 1]], step)[:-1]
    points = [knot.point for knot in chain]
    around = [points[-1], *points, points[0], points[1]]
    out: list[Point] = []
    for place in range(1, len(points) + 1):
        out += _segment(around[place - 1 : place + 3], step)
    return out


def _between_corners(chain: list[Knot], step: float) -> list[Point]:
    out: list[Point] = []
    run = [chain[0].point]
    for place, knot in enumerate(chain[1:], 1):
        run.append(knot.point)
        if knot.corner or place == len(chain) - 1:
            out += _smooth(run, step)[:-1]
            run = [knot.point]
    return [*out, chain[-1].point]


def _smooth(run: list[Point], step: float) -> list[Point]:
    if len(run) == 2:  # noqa: PLR2004  two points are a straight line
        count = max(1, int(math.dist(*run) / (step * 3)))
        (x0, y0), (x1, y1) = run
        return [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count + 1)]
    before = (2 * run[0][0] - run[1][0], 2 * run[0][1] - run[1][1])
    after = (2 * run[-1][0] - run[-2][0], 2 * run[-1][1] - run[-2][1])
    around = [before, *run, after]
    out: list[Point] = []
    for place in range(1, len(around) - 2):
        out += _segment(around[place - 1 : place + 3], step)
    return [*out, run[-1]]


def _segment(four: Sequence[Point], step: float) -> list[Point]:
    """Points from the second to the third of four control points, the third left out."""
    p0, p1, p2, p3 = four
    d1, d2, d3 = (max(math.dist(a, b) ** 0.5, 1e-6) for a, b in ((p0, p1), (p1, p2), (p2, p3)))
    start = _tangent(p0, p1, p2, (d1, d2), d2)
    end = _tangent(p1, p2, p3, (d2, d3), d2)
    count = max(2, int(math.dist(p1, p2) / step))
    out: list[Point] = []
    for n in range(count):
        t = n / count
        a, b, c, d = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
        out.append(
            (
                a * p1[0] + b * start[0] + c * p2[0] + d * end[0],
                a * p1[1] + b * start[1] + c * p2[1] + d * end[1],
            )
        )
    return out


def _tangent(before: Point, here: Point, after: Point, gaps: tuple[float, float], span: float) -> Point:
    first, second = gaps
    x, y = (
        span * ((h - b) / first - (a - b) / (first + second) + (a - h) / second)
        for b, h, a in zip(before, here, after, strict=True)
    )
    return x, y
