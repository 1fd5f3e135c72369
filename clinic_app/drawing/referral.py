"""A muscle's referral area over the chart: outline and dots, never the pain hatching; crosses where to press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clinic_app.drawing.body_chart import View
from clinic_app.drawing.outline import Outline, Part, circle
from clinic_app.drawing.rings import Point, Ring, box_around, inside
from clinic_app.drawing.surround import around

# In pixels.
ESSENTIAL_LINE, SPILLOVER_LINE, SPILLOVER_DASH = 2.0, 1.4, (3.0, 3.0)
ESSENTIAL_STEP, SPILLOVER_STEP = 6.5, 11.0
DOT, HALO = 1.3, 0.7
CROSS, CROSS_LINE, CROSS_HALO = 4.5, 2.4, 5.2

SidedZone = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a muscle refers pain.

    Attributes:
        essential: Zones with their side in which nearly everybody feels it.
        spillover: Zones with their side in which some do.
        points: Where to press, as view and place in it.
    """

    essential: tuple[SidedZone, ...]
    spillover: tuple[SidedZone, ...] = ()
    points: tuple[tuple[str, float, float], ...] = ()


def referral_parts(view: View, referral: Referral, pixel: float) -> Iterator[Part]:
    """Yield the area's dots, its outlines and its crosses, as far as a view shows them."""
    outlines: list[Part] = []
    rest = tuple(zone for zone in referral.spillover if zone not in referral.essential)
    dash = (SPILLOVER_DASH[0] * pixel, SPILLOVER_DASH[1] * pixel)
    for zones, step, width, dashed in (
        (rest, SPILLOVER_STEP, SPILLOVER_LINE, dash),
        (referral.essential, ESSENTIAL_STEP, ESSENTIAL_LINE, ()),
    ):
        paths = [path for path in (view.find(*zone) for zone in dict.fromkeys(zones)) if path is not None]
        if paths:
            rings = [ring for path in paths for ring in path.rings]
            yield from _dots(rings, step * pixel, pixel)
            outlines.append(Part(around(path.outline for path in paths), "", "referral", width * pixel, dashed))
    yield from outlines
    yield from _crosses((point[1:] for point in referral.points if point[0] == view.id), pixel)


def _dots(rings: list[Ring], step: float, pixel: float) -> Iterator[Part]:
    """Yield dots with a light rim, so that they show on every pain colour."""
    places = [point for point in _lattice(rings, step) if inside(rings, *point)]
    for radius, role in ((DOT + HALO, "referral_halo"), (DOT, "referral")):
        dots: Outline = tuple(segment for x, y in places for segment in circle(x, y, radius * pixel))
        if dots:
            yield Part(dots, role)


def _lattice(rings: list[Ring], step: float) -> Iterator[Point]:
    box = box_around(rings)
    for row in range(int(box.top // step), int(box.bottom // step) + 1):
        shift = step / 2 if row % 2 else 0.0
        for column in range(int((box.left - shift) // step), int((box.right - shift) // step) + 1):
            yield column * step + shift, row * step


def _crosses(points: Iterable[Point], pixel: float) -> Iterator[Part]:
    arm = CROSS * pixel
    for x, y in points:
        cross: Outline = (
            ("M", (x - arm, y - arm)),
            ("L", (x + arm, y + arm)),
            ("M", (x - arm, y + arm)),
            ("L", (x + arm, y - arm)),
        )
        yield Part(cross, "", "referral_halo", CROSS_HALO * pixel)
        yield Part(cross, "", "referral_point", CROSS_LINE * pixel)
