"""Path data: the ``d`` of a curve as short text, from points that are rounded first so that neighbours meet exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shapely.geometry.base import BaseGeometry

from art.body_chart.curves import Point
from art.body_chart.fitting import Step, fitted
from art.body_chart.regions import polygons_of

Stroke = tuple[Point, list[Step]]


def path(start: Point, steps: Sequence[Step], *, closed: bool = True, digits: int = 2) -> str:
    """Return path data with steps relative to rounded points; ``Z`` draws a last straight line."""
    home = here = _rounded(start, digits)
    text = f"M{_number(here[0], digits)} {_number(here[1], digits)}"
    last = ""
    for place, step in enumerate(steps):
        points = [_rounded(point, digits) for point in step]
        if len(points) == 1 and closed and place == len(steps) - 1 and points[0] == home:
            continue
        letter = "l" if len(points) == 1 else "c"
        numbers = [_number(point[k] - here[k], digits) for point in points for k in (0, 1)]
        text += letter if letter != last else "" if numbers[0].startswith("-") else " "
        text += numbers[0] + "".join(one if one.startswith("-") else f" {one}" for one in numbers[1:])
        last, here = letter, points[-1]
    return text + ("Z" if closed else "")


def _rounded(point: Point, digits: int) -> Point:
    return round(point[0], digits), round(point[1], digits)


def _number(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def text_of(strokes: Iterable[Stroke], *, closed: bool = True, mirror: bool = False, digits: int = 2) -> str:
    """Return the path data of strokes, or of their mirror images in the line x = 0."""
    chosen = [mirrored_stroke(stroke) for stroke in strokes] if mirror else strokes
    return "".join(path(*stroke, closed=closed, digits=digits) for stroke in chosen)


def backwards(stroke: Stroke) -> Stroke:
    """Return the same curve drawn from its other end."""
    start, steps = stroke
    ends = [start, *(step[-1] for step in steps)]
    back: list[Step] = []
    for place in range(len(steps) - 1, -1, -1):
        step = steps[place]
        back.append((ends[place],) if len(step) == 1 else (step[1], step[0], ends[place]))
    return ends[-1], back


def mirrored_stroke(stroke: Stroke) -> Stroke:
    """Return the stroke reflected in the line x = 0."""
    (x, y), steps = stroke
    return (-x, y), [_mirrored_step(step) for step in steps]


def _mirrored_step(step: Step) -> Step:
    if len(step) == 1:
        return ((-step[0][0], step[0][1]),)
    one, two, end = step
    return (-one[0], one[1]), (-two[0], two[1]), (-end[0], end[1])


def strokes_of(region: BaseGeometry, tolerance: float) -> list[Stroke]:
    """Return the rings of a region as fitted strokes."""
    out: list[Stroke] = []
    for polygon in polygons_of(region):
        for ring in (polygon.exterior, *polygon.interiors):
            points = list(ring.coords)
            out.append((points[0], fitted(points, tolerance)))
    return out
