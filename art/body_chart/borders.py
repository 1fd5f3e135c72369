"""Shared borders: every border between two zones is one arc, fitted once and used by both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import Polygon, orient
from shapely.ops import polygonize

from art.body_chart.curves import Point
from art.body_chart.fitting import Step, fitted
from art.body_chart.path_text import Stroke, backwards
from art.body_chart.regions import polygons_of

GRID = 0.02
TOLERANCE = 0.11
SLIVER = 3.0  # square units

Edge = frozenset[Point]


@dataclass(frozen=True, slots=True)
class Arc:
    """A stretch of border between two junctions.

    Attributes:
        start: Its first point.
        steps: The curve fitted to it.
        shared: Two zones lie along it; otherwise it is the edge of the figure.
        on_axis: It lies on the line x = 0 along which a half figure was cut.
    """

    start: Point
    steps: list[Step]
    shared: bool
    on_axis: bool

    def stroke(self, *, back: bool = False) -> Stroke:
        """Return start and steps, in its own direction or backwards."""
        return backwards((self.start, self.steps)) if back else (self.start, self.steps)


@dataclass(frozen=True, slots=True)
class Borders:
    """All arcs of a figure, and for each zone its rings as arcs with a direction."""

    arcs: list[Arc]
    rings: dict[str, list[list[tuple[int, bool]]]]
    regions: dict[str, BaseGeometry]


def borders_of(zones: Mapping[str, BaseGeometry]) -> Borders:
    """Return the arcs and rings of zones that tile a figure."""
    pieces = _without_gaps(zones)
    rings = [(zone, ring) for zone, polygons in pieces.items() for polygon in polygons for ring in _rings(polygon)]
    owners: dict[Edge, list[str]] = defaultdict(list)
    for zone, ring in rings:
        for edge in _edges(ring):
            owners[edge].append(zone)
    junctions = _junctions(owners)
    arcs: list[Arc] = []
    known: dict[tuple[Point, ...], int] = {}
    chains: dict[str, list[list[tuple[int, bool]]]] = defaultdict(list)
    for zone, ring in rings:
        chain: list[tuple[int, bool]] = []
        for stretch in _stretches(ring, junctions):
            if stretch[::-1] in known:
                chain.append((known[stretch[::-1]], True))
                continue
            if stretch not in known:
                known[stretch] = len(arcs)
                arcs.append(_arc(stretch, shared=len(owners[frozenset(stretch[:2])]) > 1))
            chain.append((known[stretch], False))
        chains[zone].append(chain)
    return Borders(arcs, dict(chains), {zone: shapely.union_all(parts) for zone, parts in pieces.items()})


def _arc(points: Sequence[Point], *, shared: bool) -> Arc:
    on_axis = all(x == 0 for x, _ in points)
    return Arc(points[0], fitted(points, TOLERANCE), shared, on_axis)


def _without_gaps(zones: Mapping[str, BaseGeometry]) -> dict[str, list[Polygon]]:
    """Node all borders on one grid and give every face, slivers too, to one zone."""
    names, regions = list(zones), list(zones.values())
    lines = shapely.unary_union([region.boundary for region in regions], grid_size=GRID)
    tree = shapely.STRtree(regions)
    faces: dict[str, list[Polygon]] = defaultdict(list)
    for face in polygonize(lines):
        owner = _owner(face, regions, tree)
        if owner is not None:
            faces[names[owner]].append(face)
    out = {}
    for zone, parts in faces.items():
        pieces = sorted(polygons_of(shapely.unary_union(parts, grid_size=GRID)), key=lambda piece: -piece.area)
        out[zone] = [orient(piece) for piece in pieces if piece.area > SLIVER or piece is pieces[0]]
    return out


def _owner(face: Polygon, regions: Sequence[BaseGeometry], tree: shapely.STRtree) -> int | None:
    point = face.representative_point()
    inside = [int(n) for n in tree.query(face) if regions[n].contains(point)]
    if inside:
        return min(inside)
    if face.area >= SLIVER:  # a real hole, such as between arm and trunk
        return None
    near = face.buffer(0.05)
    touching = [int(n) for n in tree.query(near)]
    return max(touching, key=lambda n: (near.intersection(regions[n]).area, -n)) if touching else None


def _rings(polygon: Polygon) -> Iterable[list[Point]]:
    for ring in (polygon.exterior, *polygon.interiors):
        yield [(round(x, 3) + 0.0, round(y, 3)) for x, y in ring.coords[:-1]]


def _edges(ring: Sequence[Point]) -> Iterable[Edge]:
    return (frozenset((a, b)) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _junctions(owners: Mapping[Edge, list[str]]) -> set[Point]:
    """Points where the zones along the border change, or where it leaves the axis."""
    meeting: dict[Point, set[tuple[bool, tuple[str, ...]]]] = defaultdict(set)
    count: dict[Point, int] = defaultdict(int)
    for edge, zones in owners.items():
        kind = all(x == 0 for x, _ in edge), tuple(sorted(zones))
        for point in edge:
            meeting[point].add(kind)
            count[point] += 1
    return {point for point, kinds in meeting.items() if len(kinds) > 1 or count[point] != 2}  # noqa: PLR2004


def _stretches(ring: list[Point], junctions: set[Point]) -> Iterable[tuple[Point, ...]]:
    cuts = [place for place, point in enumerate(ring) if point in junctions]
    if not cuts:
        first = ring.index(min(ring))
        ring, cuts = ring[first:] + ring[:first], [0]
    for place, start in enumerate(cuts):
        end = cuts[(place + 1) % len(cuts)]
        yield tuple(ring[start : end + 1] if end > start else ring[start:] + ring[: end + 1])


def linked(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return strokes joined end to end, turning round those that need it."""
    waiting = list(strokes)
    out: list[Stroke] = []
    while waiting:
        start, steps = waiting.pop(0)
        steps = list(steps)
        while steps[-1][-1] != start:
            following = next((n for n, one in enumerate(waiting) if steps[-1][-1] in (one[0], one[1][-1][-1])), None)
            if following is None:
                break
            stroke = waiting.pop(following)
            steps += stroke[1] if stroke[0] == steps[-1][-1] else backwards(stroke)[1]
        out.append((start, steps))
    return out
