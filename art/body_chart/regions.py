"""Regions of the plane, from smooth curves: closed shapes, half planes above or beside a curve, mirror images."""

from __future__ import annotations

import math

from shapely import affinity
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from art.body_chart.curves import Knot, Point, spline

FAR = 3000.0


def valid(region: BaseGeometry) -> BaseGeometry:
    """Return the region without self-crossings."""
    return region if region.is_valid else region.buffer(0)


def shape(given: str | list[Knot]) -> BaseGeometry:
    """Return the inside of a closed smooth curve."""
    return valid(Polygon(spline(given, closed=True)))


def box(left: float, top: float, right: float, bottom: float) -> BaseGeometry:
    """Return an upright rectangle."""
    return Polygon([(left, top), (right, top), (right, bottom), (left, bottom)])


EVERYWHERE = box(-FAR, -FAR, FAR, FAR)


def above(given: str) -> BaseGeometry:
    """Return everything above a curve that runs from left to right."""
    curve = spline(given)
    curve = curve if curve[0][0] <= curve[-1][0] else curve[::-1]
    return valid(Polygon([(-FAR, curve[0][1]), *curve, (FAR, curve[-1][1]), (FAR, -FAR), (-FAR, -FAR)]))


def below(given: str) -> BaseGeometry:
    """Return everything below a curve that runs from left to right."""
    return EVERYWHERE.difference(above(given))


def left_of(given: str) -> BaseGeometry:
    """Return everything at smaller x than a curve that runs from top to bottom."""
    curve = spline(given)
    curve = curve if curve[0][1] <= curve[-1][1] else curve[::-1]
    return valid(Polygon([(curve[0][0], -FAR), *curve, (curve[-1][0], FAR), (-FAR, FAR), (-FAR, -FAR)]))


def right_of(given: str) -> BaseGeometry:
    """Return everything at larger x than a curve that runs from top to bottom."""
    return EVERYWHERE.difference(left_of(given))


def ellipse(x: float, y: float, half_width: float, half_height: float, turn: float = 0) -> BaseGeometry:
    """Return an ellipse, turned by degrees."""
    angles = [2 * math.pi * n / 64 for n in range(64)]
    ring = Polygon([(x + half_width * math.cos(a), y + half_height * math.sin(a)) for a in angles])
    return affinity.rotate(ring, turn, origin=(x, y))


def mirrored(region: BaseGeometry) -> BaseGeometry:
    """Return the mirror image in the line x = 0."""
    return affinity.scale(region, -1, 1, origin=(0, 0))


def joined(parts: list[BaseGeometry], seam: float = 2.0, edge: float = 0.0) -> BaseGeometry:
    """Return the parts as one, inner corners rounded by ``seam`` and outer corners by ``edge``."""
    whole = unary_union(parts)
    whole = whole.buffer(seam, quad_segs=16).buffer(-seam, quad_segs=16)
    return whole.buffer(-edge, quad_segs=16).buffer(edge, quad_segs=16) if edge else whole


def polygons_of(region: BaseGeometry) -> list[Polygon]:
    """Return the polygons a region consists of, lines and points left out."""
    if region.geom_type == "Polygon":
        return [] if region.is_empty else [region]
    return [one for part in getattr(region, "geoms", []) for one in polygons_of(part) if one.area > 1e-9]  # noqa: PLR2004


def areas(region: BaseGeometry) -> BaseGeometry:
    """Return the region without stray lines and points."""
    found = polygons_of(region)
    if len(found) == 1:
        return found[0]
    return unary_union(found) if found else Polygon()


def finger(axis: list[Point], half_widths: list[float]) -> BaseGeometry:
    """Return a tapered finger or toe around an axis, with a round tip."""
    sides: tuple[list[Point], list[Point]] = ([], [])
    for place, (x, y) in enumerate(axis):
        ux, uy = _direction(axis[max(place - 1, 0)], axis[min(place + 1, len(axis) - 1)])
        width = half_widths[place]
        sides[0].append((x + width * uy, y - width * ux))
        sides[1].append((x - width * uy, y + width * ux))
    (x, y), width = axis[-1], half_widths[-1]
    ux, uy = _direction(axis[-2], axis[-1])
    tip = [
        (x + width * (f * ux + s * uy), y + width * (f * uy - s * ux))
        for f, s in ((0.62, 0.74), (0.98, 0), (0.62, -0.74))
    ]
    ring = [Knot(*point) for point in (*sides[0], *tip, *reversed(sides[1]))]
    ring[0], ring[-1] = Knot(ring[0].x, ring[0].y, corner=True), Knot(ring[-1].x, ring[-1].y, corner=True)
    return shape(ring).buffer(0)


def _direction(start: Point, end: Point) -> Point:
    length = math.dist(start, end)
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def crescent(given: str, dx: float, dy: float) -> BaseGeometry:
    """Return the shadow of a curve: widest in the middle, where it falls by (dx, dy), and nothing at both ends."""
    curve = spline(given, step=1.5)
    last = len(curve) - 1
    swell = [max(0.0, math.sin(math.pi * n / last)) ** 0.8 for n in range(last + 1)]
    far = [(x + dx * s, y + dy * s) for (x, y), s in zip(curve, swell, strict=True)]
    return valid(Polygon(curve + far[::-1]))
