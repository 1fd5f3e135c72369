"""Writes a view as plain values: path data, boxes and anchors; the twin of a view is its exact mirror image."""

from __future__ import annotations

import math
from typing import TypedDict

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry import Point as PointShape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from art.body_chart.borders import Borders, borders_of, linked
from art.body_chart.curves import Point
from art.body_chart.fitting import fitted
from art.body_chart.lines import Line
from art.body_chart.path_text import Stroke, backwards, mirrored_stroke, strokes_of, text_of
from art.body_chart.regions import FAR, box, mirrored, polygons_of
from art.body_chart.views import Drawing
from clinic_app.drawing.outline import box_of, outline_from

MIDLINE = frozenset(
    (
        "head_vertex",
        "nose",
        "mouth_throat",
        "sternum",
        "epigastrium",
        "suprapubic",
        "genitals",
        "perineum",
        "spine_thoracic",
        "spine_lumbar",
        "sacrum",
        "coccyx",
    )
)
OTHER = {"left": "right", "right": "left", "midline": "midline"}
WEIGHTS = (3, 2, 1)
SHADE_TOLERANCE = 0.25
LINE_TOLERANCE = 0.13
SHORTEST = 1.2
CRUMB = 3.0  # square units; smaller rings of the outline are rounding
BELOW_SHOULDER = 182.0  # from here down the arm in profile has an edge of its own


class ZoneValue(TypedDict):
    """One zone of a view."""

    zone: str
    side: str
    d: str
    anchor: list[float]
    box: list[float]


class LineValue(TypedDict):
    """The landmark lines of one weight."""

    weight: int
    d: str


class ViewValue(TypedDict):
    """One view."""

    id: str
    inset: bool
    box: list[float]
    body: str
    zones: list[ZoneValue]
    shade: list[str]
    landmarks: list[LineValue]


def written(drawing: Drawing) -> list[ViewValue]:
    """Return the view, and its twin where it has one."""
    borders = borders_of(drawing.zones)
    out = [_view(drawing, borders, mirror=False)]
    if drawing.twin:
        out.append(_view(drawing, borders, mirror=True))
    return out


def _view(drawing: Drawing, borders: Borders, *, mirror: bool) -> ViewValue:
    whole = drawing.body.union(mirrored(drawing.body)) if drawing.half else drawing.body
    left, top, right, bottom = (round(float(edge), 1) for edge in whole.bounds)
    return {
        "id": drawing.twin if mirror else drawing.name,
        "inset": drawing.inset,
        "box": [-right, top, -left, bottom] if mirror else [left, top, right, bottom],
        "body": text_of(_body(drawing, borders), mirror=mirror),
        "zones": [value for zone in borders.rings for value in _zone(drawing, borders, zone, mirror=mirror)],
        "shade": _shade(drawing, whole, mirror=mirror),
        "landmarks": _landmarks(drawing, whole, mirror=mirror),
    }


def _body(drawing: Drawing, borders: Borders) -> list[Stroke]:
    edges = [arc.stroke() for arc in borders.arcs if not arc.shared and not arc.on_axis]
    if drawing.half:
        edges += [mirrored_stroke(edge) for edge in edges]
    return [ring for ring in linked(edges) if Polygon([ring[0], *(step[-1] for step in ring[1])]).area > CRUMB]


def _zone(drawing: Drawing, borders: Borders, zone: str, *, mirror: bool) -> list[ZoneValue]:
    """One value, or in a symmetric view one for each side."""
    region = max(polygons_of(borders.regions[zone]), key=lambda part: part.area)
    if zone in MIDLINE:
        rings = _closed_over_axis(borders, zone) if drawing.half else _rings(borders, zone)
        region = region.union(mirrored(region)) if drawing.half else region
        return [_value(zone, "midline", rings, _anchor(region, on_axis=drawing.half), mirror=mirror)]
    rings, anchor = _rings(borders, zone), _anchor(region)
    sides = [(drawing.side, mirror)]
    if mirror:
        sides = [(OTHER[drawing.side], True)]
    elif drawing.half:
        sides.append((OTHER[drawing.side], True))
    return [_value(zone, side, rings, anchor, mirror=turned) for side, turned in sides]


def _value(zone: str, side: str, rings: list[Stroke], anchor: Point, *, mirror: bool) -> ZoneValue:
    x = -anchor[0] if mirror else anchor[0]
    text = text_of(rings, mirror=mirror)
    return {"zone": zone, "side": side, "d": text, "anchor": [x + 0.0, anchor[1]], "box": _box(text)}


def _box(text: str) -> list[float]:
    """Return the box around a path, rounded outwards."""
    box_around = box_of(outline_from(text))
    low = [math.floor(edge * 10 - 0.5) / 10 for edge in (box_around.left, box_around.top)]
    return low + [math.ceil(edge * 10 + 0.5) / 10 for edge in (box_around.right, box_around.bottom)]


def _rings(borders: Borders, zone: str) -> list[Stroke]:
    out: list[Stroke] = []
    for chain in borders.rings[zone]:
        strokes = [borders.arcs[place].stroke(back=back) for place, back in chain]
        out.append((strokes[0][0], [step for _, steps in strokes for step in steps]))
    return out


def _closed_over_axis(borders: Borders, zone: str) -> list[Stroke]:
    """Join the half of a midline zone with its mirror image and leave the axis out."""
    places = [one for chain in borders.rings[zone] for one in chain if not borders.arcs[one[0]].on_axis]
    half = [borders.arcs[place].stroke(back=back) for place, back in places]
    return linked([*half, *(mirrored_stroke(backwards(stroke)) for stroke in reversed(half))])


def _anchor(region: BaseGeometry, *, on_axis: bool = False) -> Point:
    """Return the centre of the largest circle inside, on the axis where that lies inside too."""
    x, y = shapely.maximum_inscribed_circle(region, tolerance=0.05).coords[0]
    if on_axis and region.contains(PointShape(0, y)):
        x = 0.0
    return round(x, 1), round(y, 1)


def _shade(drawing: Drawing, whole: BaseGeometry, *, mirror: bool) -> list[str]:
    texts = [
        text_of(strokes_of(region.intersection(whole), SHADE_TOLERANCE), mirror=mirror, digits=1)
        for region in drawing.shade
    ]
    return [text for text in texts if text]


def _landmarks(drawing: Drawing, whole: BaseGeometry, *, mirror: bool) -> list[LineValue]:
    kept = whole.buffer(-0.5)
    given = [*drawing.lines, *_edge_of_arm(drawing, whole)]
    values: list[LineValue] = []
    for weight in WEIGHTS:
        shown = [LineString(line.points).intersection(kept) for line in given if line.weight == weight]
        points = [list(piece.coords) for line in shown for piece in _pieces(line)]
        strokes = [(run[0], fitted(run, LINE_TOLERANCE)) for run in points]
        values.append({"weight": weight, "d": text_of(strokes, closed=False, mirror=mirror)})
    return [value for value in values if value["d"]]


def _edge_of_arm(drawing: Drawing, whole: BaseGeometry) -> list[Line]:
    if drawing.over is None:
        return []
    edge = drawing.over.boundary.intersection(box(-FAR, BELOW_SHOULDER, FAR, FAR)).intersection(whole.buffer(-0.6))
    return [Line(1, tuple(piece.coords)) for piece in _pieces(edge)]


def _pieces(line: BaseGeometry) -> list[LineString]:
    merged = linemerge(line) if line.geom_type == "MultiLineString" else line
    return [
        one for one in getattr(merged, "geoms", [merged]) if one.geom_type == "LineString" and one.length > SHORTEST
    ]
