"""Proofs on the written file: nothing missing, no gap, no overlap, neighbours touch, large enough, exact mirror."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
import yaml
from shapely.geometry import Point as PointShape
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from art.body_chart.regions import mirrored, polygons_of
from art.body_chart.views import Drawing
from art.body_chart.writing import OTHER, ViewValue
from clinic_app.drawing.outline import Outline, outline_from, points_of
from clinic_app.drawing.outline import mirrored as mirror_image

LEAST_COVER, MOST_OVERLAP = 0.995, 0.005
LEAST_TOUCH = 1.0  # units of common border
LEAST_SIZE = {False: 14.0, True: 24.0}  # units across, in a figure and in an inset; a figure is 800 units high
MOST_BYTES = 400_000
# Neighbours in depth or on opposite faces: no single view can show them touching.
NEVER_TOUCH = {frozenset(("mouth_throat", "neck_front")), frozenset(("wrist_front", "wrist_back"))}

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class KnownZone:
    """What the vocabulary says of a zone."""

    name: str
    sides: tuple[str, ...]
    neighbours: tuple[str, ...]


def known_zones(path: Path) -> list[KnownZone]:
    """Read the vocabulary of zones."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["zones"]
    sides = {"midline": ("midline",), "left_right": ("left", "right")}
    return [KnownZone(one["id"], sides[one["sides"]], tuple(one["neighbours"])) for one in entries]


def rings_of(outline: Outline) -> Iterator[list[tuple[float, float]]]:
    """Yield the sampled rings of a closed outline."""
    ring: list[tuple[str, tuple[float, ...]]] = []
    for segment in outline:
        ring.append(segment)
        if segment[0] == "Z":
            yield list(points_of(tuple(ring), 10))
            ring = []


def region_of(text: str) -> BaseGeometry:
    """Return the region that path data encloses (even-odd)."""
    whole: BaseGeometry = Polygon()
    for ring in rings_of(outline_from(text)):
        whole = whole.symmetric_difference(Polygon(ring).buffer(0))
    return whole


@dataclass(frozen=True, slots=True)
class Chart:
    """The written file, read back.

    Attributes:
        views: As written.
        regions: The region of each zone and side in each view.
    """

    views: Sequence[ViewValue]
    regions: Mapping[str, Mapping[Key, BaseGeometry]]

    @classmethod
    def of(cls, views: Sequence[ViewValue]) -> Chart:
        """Read every path back."""
        regions = {
            view["id"]: {(zone["zone"], zone["side"]): region_of(zone["d"]) for zone in view["zones"]} for view in views
        }
        return cls(views, regions)

    def shown(self, key: Key) -> Iterator[tuple[ViewValue, BaseGeometry]]:
        """Yield every appearance of a zone and side."""
        for view in self.views:
            if key in self.regions[view["id"]]:
                yield view, self.regions[view["id"]][key]


def missing(chart: Chart, known: Iterable[KnownZone]) -> list[str]:
    """Say which zones and sides are absent, and which nobody knows."""
    wanted = {(zone.name, side) for zone in known for side in zone.sides}
    present = {key for regions in chart.regions.values() for key in regions}
    absent = [f"{zone} {side} is in no view" for zone, side in sorted(wanted - present)]
    return absent + [f"{zone} {side} is not in the vocabulary" for zone, side in sorted(present - wanted)]


def gaps(chart: Chart, drawings: Iterable[Drawing]) -> list[str]:
    """Say where zones leave part of a silhouette open, overlap, or enclose a pinhole."""
    faults = []
    for name, body in _silhouettes(drawings).items():
        regions = list(chart.regions[name].values())
        union = shapely.union_all(regions)
        cover = union.intersection(body).area / body.area
        overlap = (sum(region.area for region in regions) - union.area) / body.area
        holes = sum(Polygon(ring).area > 0.01 for part in polygons_of(union) for ring in part.interiors)  # noqa: PLR2004
        if cover < LEAST_COVER or overlap > MOST_OVERLAP or holes:
            faults.append(f"{name}: cover {cover:.4f}, overlap {overlap:.4f}, pinholes {holes}")
    return faults


def _silhouettes(drawings: Iterable[Drawing]) -> dict[str, BaseGeometry]:
    """Return every outline before any zone was cut."""
    out = {}
    for drawing in drawings:
        out[drawing.name] = drawing.body.union(mirrored(drawing.body)) if drawing.half else drawing.body
        if drawing.twin:
            out[drawing.twin] = mirrored(drawing.body)
    return out


def strangers(chart: Chart, known: Iterable[KnownZone]) -> list[str]:
    """Say which neighbours touch in no view, on either side of the body."""
    pairs = {frozenset((zone.name, other)) for zone in known for other in zone.neighbours} - NEVER_TOUCH
    faults = []
    for pair in sorted(pairs, key=sorted):
        one, two = sorted(pair)
        faults += [
            f"{one} and {two} do not touch on the {side}"
            for side in ("left", "right")
            if not _touch(chart, (one, side), (two, side))
        ]
    return faults


def _touch(chart: Chart, one: Key, two: Key) -> bool:
    for regions in chart.regions.values():
        first, second = (regions.get(key) or regions.get((key[0], "midline")) for key in (one, two))
        if first is None or second is None or first.distance(second) > 0.1:  # noqa: PLR2004
            continue
        if first.buffer(0.1).intersection(second.buffer(0.1)).area / 0.2 >= LEAST_TOUCH:
            return True
    return False


def too_small(chart: Chart, known: Iterable[KnownZone]) -> list[str]:
    """Say which zones are nowhere large enough to be hit: the largest circle inside counts."""
    faults = []
    for key in ((zone.name, side) for zone in known for side in zone.sides):
        sizes = [(view["id"], view["inset"], across(region)) for view, region in chart.shown(key)]
        if not any(size >= LEAST_SIZE[inset] for _, inset, size in sizes):
            faults.append(f"{key[0]} {key[1]}: " + ", ".join(f"{name} {size:.1f}" for name, _, size in sizes))
    return faults


def across(region: BaseGeometry) -> float:
    """Return the diameter of the largest circle inside a region."""
    part = max(polygons_of(region), key=lambda piece: piece.area)
    return 2 * float(shapely.maximum_inscribed_circle(part, tolerance=0.1).length)


def crooked(chart: Chart) -> list[str]:
    """Say which zone of the left is not the exact mirror image of the right, or a midline zone not of itself."""
    paths: dict[tuple[str, str, str], Outline] = {}
    for view in chart.views:
        for value in view["zones"]:
            paths[view["id"], value["zone"], value["side"]] = outline_from(value["d"])
    faults = []
    for (name, zone, side), outline in paths.items():
        twin = paths.get((mirror_of(name), zone, OTHER[side]))
        if twin is None or _edges(twin) != _edges(mirror_image(outline, 0.0)):
            faults.append(f"{name}: {zone} {side}")
    return faults


def mirror_of(view: str) -> str:
    """Return the id of the view that shows the mirror image; a symmetric view is its own."""
    for one, two in (("right", "left"), ("left", "right")):
        if view.endswith(one):
            return view.removesuffix(one) + two
    return view


def _edges(outline: Outline) -> Counter[tuple[tuple[float, ...], ...]]:
    """Return the drawn steps of an outline, whichever way round and from wherever it was drawn."""
    steps: Counter[tuple[tuple[float, ...], ...]] = Counter()
    x = y = home_x = home_y = 0.0
    for command, numbers in outline:
        given = tuple(round(number, 2) + 0.0 for number in (numbers or (home_x, home_y)))
        chain = ((x, y), *zip(given[::2], given[1::2], strict=True))
        if command == "M":
            home_x, home_y = given
        elif len(set(chain)) > 1:
            steps[min(chain, chain[::-1])] += 1
        x, y = chain[-1]
    return steps


def lost_anchors(chart: Chart) -> list[str]:
    """Say which anchor lies outside its zone."""
    return [
        f"{view['id']}: {zone['zone']} {zone['side']}"
        for view in chart.views
        for zone in view["zones"]
        if not chart.regions[view["id"]][zone["zone"], zone["side"]].contains(PointShape(zone["anchor"]))
    ]


def faults(chart: Chart, drawings: Sequence[Drawing], known: Sequence[KnownZone]) -> dict[str, list[str]]:
    """Return what is wrong, by proof; every list is empty when the chart is good."""
    found: dict[str, list[str]] = defaultdict(list)
    found["zones missing or unknown"] = missing(chart, known)
    found["gaps and overlaps"] = gaps(chart, drawings)
    found["neighbours apart"] = strangers(chart, known)
    found["too small to hit"] = too_small(chart, known)
    found["not a mirror image"] = crooked(chart)
    found["anchor outside its zone"] = lost_anchors(chart)
    return dict(found)
