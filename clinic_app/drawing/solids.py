"""Simple solid things seen by a camera: boxes, balls, rods and ropes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clinic_app.drawing.outline import Outline, Part, circle, polygon
from clinic_app.drawing.space import ORIGIN, Camera, Vector, cross, dot, plus, square_axis, unit
from clinic_app.drawing.wrap import wrapped

LINE = 0.95
SEEN = 0.02  # cosine; a face turned away further than this is not seen


def box(camera: Camera, low: Vector, high: Vector, fill: str = "prop", line: float = LINE) -> Iterator[Part]:
    """Draw a box between two opposite corners, edges along the axes; only the faces that are seen."""
    for axis, (lower, upper) in enumerate(zip(low, high, strict=True)):
        for value, sign in ((lower, -1.0), (upper, 1.0)):
            if sign * camera.viewer[axis] > SEEN:
                corners = [camera.flat(one) for one in _face(low, high, axis, value)]
                yield Part(polygon(corners), fill=fill, line="ink" if line else "", width=line or 1.0)


def _face(low: Vector, high: Vector, axis: int, value: float) -> Iterator[Vector]:
    first, second = (one for one in range(3) if one != axis)
    for a, b in ((low, low), (high, low), (high, high), (low, high)):
        corner = [0.0, 0.0, 0.0]
        corner[axis], corner[first], corner[second] = value, a[first], b[second]
        yield corner[0], corner[1], corner[2]


def wedge(camera: Camera, thin: Vector, thick: Vector, wide: float, high: float) -> Iterator[Part]:
    """Draw a wedge from the middle of its thin edge to the middle of its thick end, both on the ground it lies on."""
    along = unit(plus(thick, thin, -1.0))
    side: Vector = (-along[2], 0.0, along[0])
    up: Vector = (0.0, high, 0.0)
    edges = [(plus(thin, side, half), plus(thick, side, half)) for half in (wide / 2, -wide / 2)]
    near, far = ([low, end, plus(end, up)] for low, end in edges)
    back = [near[1], near[2], far[2], far[1]]
    slope = [near[0], near[2], far[2], far[0]]
    length = sum(a * b for a, b in zip(plus(thick, thin, -1.0), along, strict=True))
    leaning = unit((-along[0] * high, length, -along[2] * high))
    backwards: Vector = (-side[0], -side[1], -side[2])
    for corners, outward in ((far, backwards), (near, side), (back, along), (slope, leaning)):
        if dot(outward, camera.viewer) > SEEN:
            yield Part(polygon([camera.flat(one) for one in corners]), fill="prop", line="ink", width=LINE)


def ball(camera: Camera, centre: Vector, radius: float, fill: str = "prop") -> Iterator[Part]:
    """Draw a ball with one seam, so that it does not look like a hole."""
    x, y = camera.flat(centre)
    yield Part(circle(x, y, radius), fill=fill, line="ink", width=LINE)
    bow = [(x + radius * (0.55 * math.cos(a) - 0.1), y + radius * 0.62 * math.sin(a)) for a in _sweep(-1.2, 0.5)]
    yield Part(polygon(bow, closed=False), line="ink", width=LINE * 0.6)


def rod(camera: Camera, points: Sequence[Vector], radius: float, fill: str = "prop") -> Iterator[Part]:
    """Draw a round rod or roll through points, outline first so that bends show no seam."""
    skins = [_capsule(camera, a, b, radius) for a, b in pairwise(points)]
    yield from (Part(skin, line="ink", width=2 * LINE) for skin in skins)
    yield from (Part(skin, fill=fill) for skin in skins)


def cylinder(camera: Camera, a: Vector, b: Vector, radius: float, fill: str = "prop") -> Iterator[Part]:
    """Draw a roll with flat ends; seen from its end it is a disc with a hole."""
    axis = unit(plus(b, a, -1.0))
    rings = [[camera.flat(one) for one in _ring(camera, end, axis, radius)] for end in (a, b)]
    yield Part(_hull(rings[0] + rings[1]), fill=fill, line="ink", width=LINE)
    near = rings[1] if dot(axis, camera.viewer) > 0 else rings[0]
    if abs(dot(axis, camera.viewer)) > SEEN:
        yield Part(polygon(near), fill=fill, line="ink", width=LINE)
        middle = b if near is rings[1] else a
        hole = [camera.flat(one) for one in _ring(camera, middle, axis, radius * 0.35)]
        yield Part(polygon(hole), line="ink", width=LINE * 0.7)
    else:
        shine = plus(ORIGIN, unit(cross(axis, camera.viewer)), radius * 0.4)
        yield Part(
            polygon([camera.flat(plus(a, shine)), camera.flat(plus(b, shine))], closed=False), line="ink", width=0.6
        )


def rope(points: Sequence[tuple[float, float]], thick: float, fill: str = "prop") -> Iterator[Part]:
    """Draw a strap or band along flat points."""
    line = polygon(points, closed=False)
    yield Part(line, line="ink", width=thick + 1.2)
    yield Part(line, line=fill, width=thick)


def _capsule(camera: Camera, a: Vector, b: Vector, radius: float) -> Outline:
    return wrapped([(*camera.flat(a), radius), (*camera.flat(b), radius)])


def _ring(camera: Camera, middle: Vector, axis: Vector, radius: float) -> list[Vector]:
    across = square_axis(axis, camera)
    along = cross(axis, across)
    return [
        plus(plus(middle, across, radius * math.cos(a)), along, radius * math.sin(a))
        for a in (2 * math.pi * k / 36 for k in range(36))
    ]


def _hull(points: Sequence[tuple[float, float]]) -> Outline:
    return wrapped([(x, y, 0.01) for x, y in points])


def _sweep(first: float, last: float, steps: int = 10) -> Iterator[float]:
    return (first + (last - first) * k / steps for k in range(steps + 1))


def smooth(points: Sequence[tuple[float, float]], steps: int = 8) -> list[tuple[float, float]]:
    """Return more points along a soft curve (Catmull-Rom) through the given ones."""
    ends = [_beyond(points[0], points[1]), *points, _beyond(points[-1], points[-2])]
    found: list[tuple[float, float]] = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        found.extend(_between(p0, p1, p2, p3, k / steps) for k in range(steps))
    return [*found, points[-1]]


def _beyond(end: tuple[float, float], inner: tuple[float, float]) -> tuple[float, float]:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1]


def _between(
    p0: tuple[float, float], p1: tuple[float, float], p2: tuple[float, float], p3: tuple[float, float], t: float
) -> tuple[float, float]:
    def one(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return one(p0[0], p1[0], p2[0], p3[0]), one(p0[1], p1[1], p2[1], p3[1])


def floor_line(camera: Camera, left: float, right: float) -> Iterator[Part]:
    """Draw the floor as a strip below height 0, seen from the side."""
    _, y = camera.flat(ORIGIN)
    yield Part(polygon([(left, y), (right, y), (right, y + 2.2), (left, y + 2.2)]), fill="ground")
    yield Part(polygon([(left, y), (right, y)], closed=False), line="ink", width=LINE)
