"""Outlines as rings of points: what lies inside, how far away it is, and what a straight line has inside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clinic_app.drawing.outline import Box, Outline, Segment, points_of

Point = tuple[float, float]
Ring = tuple[Point, ...]
STEPS = 6  # points on each curve; neighbours share curves, so their rings meet exactly
ROWS = 9  # lines tried when looking for a point well inside
SHARPEST = 0.3  # how far a sharp corner may be moved inwards


def rings_of(outline: Outline) -> tuple[Ring, ...]:
    """Return one ring of points for each closed stretch of an outline, its first point not repeated."""
    rings: list[Ring] = []
    stretch: list[Segment] = []
    for segment in outline:
        if segment[0] == "M":
            stretch = []
        stretch.append(segment)
        if segment[0] == "Z":
            ring = tuple(points_of(tuple(stretch), STEPS))
            rings.append(ring[:-1] if ring[0] == ring[-1] else ring)
    return tuple(rings)


def edges(rings: Sequence[Ring]) -> Iterator[tuple[Point, Point]]:
    """Yield every edge of every ring."""
    for ring in rings:
        yield from pairwise(ring)
        yield ring[-1], ring[0]


def inside(rings: Sequence[Ring], x: float, y: float) -> bool:
    """Say whether a point lies inside (even-odd, so a ring within a ring is a hole)."""
    within = False
    for (x0, y0), (x1, y1) in edges(rings):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            within = not within
    return within


def distance(rings: Sequence[Ring], x: float, y: float) -> float:
    """Return how far a point is from the nearest edge."""
    return min(_distance_to_edge(x, y, start, end) for start, end in edges(rings))


def _distance_to_edge(x: float, y: float, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else min(1.0, max(0.0, ((x - start[0]) * dx + (y - start[1]) * dy) / square))
    return math.hypot(x - start[0] - share * dx, y - start[1] - share * dy)


def area(rings: Sequence[Ring]) -> float:
    """Return the area in square units; a hole, which runs the other way round, is taken off."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in edges(rings))) / 2


def box_around(rings: Sequence[Ring]) -> Box:
    """Return the smallest box around all rings."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def stretches(rings: Sequence[Ring], start: Point, direction: Point) -> list[tuple[Point, Point]]:
    """Return the parts of an endless straight line that lie inside, in the line's direction."""
    ux, uy = direction
    met: list[float] = []
    for (x0, y0), (x1, y1) in edges(rings):
        one, two = ((x - start[0]) * uy - (y - start[1]) * ux for x, y in ((x0, y0), (x1, y1)))
        if (one > 0) != (two > 0):
            share = one / (one - two)
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            met.append((x - start[0]) * ux + (y - start[1]) * uy)
    met.sort()
    on_line = [(start[0] + ux * far, start[1] + uy * far) for far in met]
    return list(zip(on_line[::2], on_line[1::2], strict=False))


def between(rings: Sequence[Ring], axis: int, low: float, high: float) -> tuple[Ring, ...]:
    """Return what lies between two lines across an axis (0 for x, 1 for y)."""
    kept = [_beyond(_beyond(ring, axis, low, 1), axis, high, -1) for ring in rings]
    return tuple(ring for ring in kept if len(ring) > 2)  # noqa: PLR2004  two points enclose nothing


def _beyond(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """Cut a ring by a line (Sutherland and Hodgman): keep the side of larger values, or smaller for sign -1."""
    out: list[Point] = []
    for start, end in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        here, there = (sign * (point[axis] - limit) for point in (start, end))
        if here >= 0:
            out.append(start)
        if (here >= 0) != (there >= 0):
            share = here / (here - there)
            out.append((start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share))
    return tuple(out)


def inner_point(rings: Sequence[Ring]) -> Point:
    """Return a point well inside: the middle of the widest stretch of a few level lines."""
    box = box_around(rings)
    found = [
        stretch
        for row in range(1, ROWS + 1)
        for stretch in stretches(rings, (box.left, box.top + box.height * row / (ROWS + 1)), (1.0, 0.0))
    ]
    if not found:
        return box.centre
    (x0, y), (x1, _) = max(found, key=lambda stretch: stretch[1][0] - stretch[0][0])
    return (x0 + x1) / 2, y


def inset(rings: Sequence[Ring], depth: float) -> list[list[Point]]:
    """Return lines that run inside the rings at a constant distance from the edge, left out where there is no room."""
    lines: list[list[Point]] = []
    for ring in rings:
        run: list[Point] = []
        for point in _shifted(rings, _dense(ring, 2 * depth), depth):
            if distance(rings, *point) > depth * 0.9 and inside(rings, *point):
                run.append(point)
                continue
            lines.append(run)
            run = []
        lines.append(run)
    return [line for line in lines if len(line) > 1]


def _dense(ring: Ring, most: float) -> Ring:
    """Return the ring with points on its long edges."""
    out: list[Point] = []
    for (x0, y0), (x1, y1) in edges((ring,)):
        count = max(1, math.ceil(math.dist((x0, y0), (x1, y1)) / most))
        out += [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count)]
    return tuple(out)


def _shifted(rings: Sequence[Ring], ring: Ring, depth: float) -> Iterator[Point]:
    """Yield each point of a ring moved inwards, corners along their bisector, and the first again."""
    sign = 0
    for place in (*range(len(ring)), 0):
        here = ring[place]
        (ax, ay), (bx, by) = _across(ring[place - 1], here), _across(here, ring[(place + 1) % len(ring)])
        mitre = max(1 + ax * bx + ay * by, SHARPEST)
        dx, dy = (ax + bx) / mitre * depth, (ay + by) / mitre * depth
        if sign == 0:
            sign = 1 if inside(rings, here[0] + dx * 0.1, here[1] + dy * 0.1) else -1
        yield here[0] + sign * dx, here[1] + sign * dy


def _across(start: Point, end: Point) -> Point:
    """Return the unit vector across an edge."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    return -dy / length, dx / length
