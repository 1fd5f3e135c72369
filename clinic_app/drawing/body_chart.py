"""The body chart: views of a neutral figure cut into zones, what lies under a point, and which zone is next to which.

The curves are made by ``art/body_chart`` and kept in ``body_chart.json``. A figure is about 800 units high with its
midline at x = 0. Sides are the patient's: ``left``, ``right`` or ``midline``. A zone with its side is the clinical
fact; the view is only where it was seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from clinic_app import data_files
from clinic_app.drawing.flanks import Flanks, flanks_of
from clinic_app.drawing.outline import Box, Outline, Part, outline_from
from clinic_app.drawing.rings import Point, Ring, area, distance, inside, rings_of

DATA = Path(__file__).with_name("body_chart.json")
Direction = Literal["left", "right", "up", "down"]

BODY_LINE = 1.3
# Width and role of the landmark lines by their weight in the data file.
LANDMARKS = {1: (1.1, "figure_line"), 2: (1.0, "figure_landmark"), 3: (0.8, "figure_landmark")}
BORDER = 0.7
ASIDE = 2.0  # how much a step aside counts against a step in the direction of an arrow key
TIE = 0.5  # units; borders this much further away are as near
# Front and back are shown first, so a profile must show a zone clearly larger to be the better view.
PREFERENCE = {"left": 0.65, "right": 0.65}
ROOMY = 15.0  # units; a zone whose box in a figure is narrower is better seen in an inset


@dataclass(frozen=True)
class ZonePath:
    """One zone on one side as it appears in one view.

    Attributes:
        view: Id of the view.
        zone: Id of the zone.
        side: The patient's side: ``left``, ``right`` or ``midline``.
        path: The ``d`` of its outline.
        box: A box around it.
        anchor: A point well inside.
    """

    view: str
    zone: str
    side: str
    path: str
    box: Box
    anchor: Point

    @cached_property
    def outline(self) -> Outline:
        """Return its closed curve."""
        return outline_from(self.path)

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        """Return its curve as rings of points."""
        return rings_of(self.outline)

    @cached_property
    def area(self) -> float:
        """Return its area in square units."""
        return area(self.rings)

    @property
    def prominence(self) -> float:
        """Return how well it is seen here, to be compared with its other appearances."""
        return self.area * PREFERENCE.get(self.view, 1.0)

    def contains(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self._near(x, y, 0.0) and inside(self.rings, x, y)

    def distance(self, x: float, y: float, within: float) -> float:
        """Return how far a point is from the border; infinite where that is clearly more than ``within``."""
        return distance(self.rings, x, y) if self._near(x, y, within) else math.inf

    def _near(self, x: float, y: float, within: float) -> bool:
        box = self.box
        return box.left - within <= x <= box.right + within and box.top - within <= y <= box.bottom + within


@dataclass(frozen=True)
class View:
    """One drawing: a figure, or an inset that shows a part of it larger.

    Attributes:
        id: Such as ``front`` or ``palm_left``.
        inset: It shows a part only, at a scale of its own.
        box: A box around the figure.
        zones: Every zone seen here.
        paths: The ``d`` of the silhouette, of the shadows, and of the landmark lines with their weight.
    """

    id: str
    inset: bool
    box: Box
    zones: tuple[ZonePath, ...]
    paths: tuple[str, tuple[str, ...], tuple[tuple[int, str], ...]]

    @cached_property
    def body(self) -> Part:
        """Return the silhouette."""
        return Part(outline_from(self.paths[0]), "figure", "figure_line", BODY_LINE)

    @cached_property
    def shade(self) -> tuple[Part, ...]:
        """Return the shadows; they are to be nearly transparent, since they lie over each other and over the zones."""
        return tuple(Part(outline_from(path), "figure_shade") for path in self.paths[1])

    @cached_property
    def landmarks(self) -> tuple[Part, ...]:
        """Return the landmark lines, the quietest first."""
        parts = []
        for weight, path in self.paths[2]:
            width, role = LANDMARKS[weight]
            parts.append(Part(outline_from(path), "", role, width))
        return tuple(parts)

    @cached_property
    def borders(self) -> tuple[Part, ...]:
        """Return the borders of all zones, for where they are to be seen at rest."""
        return tuple(Part(zone.outline, "", "figure_zone_line", BORDER) for zone in self.zones)

    @cached_property
    def flanks(self) -> Flanks:
        """Return how far the silhouette reaches to both sides at each height."""
        return flanks_of(rings_of(self.body.outline))

    def find(self, zone: str, side: str) -> ZonePath | None:
        """Return the zone on that side, or None where this view does not show it."""
        return self._by_key.get((zone, side))

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], ZonePath]:
        return {(zone.zone, zone.side): zone for zone in self.zones}


@dataclass(frozen=True)
class BodyChart:
    """All views, by id, in the order of the data file."""

    views: Mapping[str, View]

    def zone_at(self, view: str, x: float, y: float, within: float = 6.0) -> ZonePath | None:
        """Return the zone under a point of a view, or the nearest within a tolerance in the view's units."""
        zones = self.views[view].zones
        for zone in zones:
            if zone.contains(x, y):
                return zone
        away = {place: zone.distance(x, y, within) for place, zone in enumerate(zones)}
        least = min(away.values())
        if least > within:
            return None
        as_near = [zones[place] for place, far in away.items() if far <= least + TIE]
        return min(as_near, key=lambda zone: math.dist(zone.anchor, (x, y)))

    def paths_of(self, zone: str, side: str) -> tuple[ZonePath, ...]:
        """Return every appearance of a zone on a side, figures first."""
        found = (view.find(zone, side) for view in self.views.values())
        return tuple(path for path in found if path is not None)

    def best_view(self, zone: str, side: str) -> str:
        """Return the id of the figure that shows a zone best, or of an inset where every figure shows it tiny.

        Raises:
            KeyError: There is no such zone on that side.
        """
        paths = self.paths_of(zone, side)
        if not paths:
            raise KeyError(f"{zone} {side}")
        figures = [path for path in paths if not self.views[path.view].inset]
        in_figures = [path for path in figures if min(path.box.width, path.box.height) >= ROOMY]
        return max(in_figures or paths, key=lambda path: path.prominence).view

    def neighbour(self, view: str, zone: str, side: str, direction: Direction) -> ZonePath | None:
        """Return the next zone in a direction as the view is seen, or None at its edge.

        Raises:
            KeyError: The view does not show that zone.
        """
        shown = self.views[view]
        here = shown.find(zone, side)
        if here is None:
            raise KeyError(f"{view} {zone} {side}")
        costs = [(_cost(here.anchor, other.anchor, direction), other) for other in shown.zones if other is not here]
        cost, nearest = min(costs, key=lambda one: (one[0], one[1].anchor), default=(math.inf, None))
        return nearest if cost < math.inf else None


def _cost(start: Point, end: Point, direction: Direction) -> float:
    """Return how far away a zone counts for an arrow key; infinite outside the quarter it points to."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    ahead, aside = {"right": (dx, dy), "left": (-dx, dy), "down": (dy, dx), "up": (-dy, dx)}[direction]
    return ahead + ASIDE * abs(aside) if ahead > 0 and abs(aside) <= ahead else math.inf


@cache
def shipped_chart() -> BodyChart:
    """Return the program's body chart, read once for screen and paper: the curves of a second one weigh 3 MB."""
    return load()


def load(path: Path = DATA) -> BodyChart:
    """Read the chart; curves are parsed only when they are first asked for.

    Raises:
        DataFileError: The file is missing or cannot be read.
    """
    return BodyChart({view["id"]: _view(view) for view in data_files.load(path)["views"]})


def _view(given: dict[str, Any]) -> View:
    lines = tuple((line["weight"], line["d"]) for line in given["landmarks"])
    return View(
        given["id"],
        given["inset"],
        Box(*given["box"]),
        tuple(_zones(given)),
        (given["body"], tuple(given["shade"]), lines),
    )


def _zones(given: dict[str, Any]) -> Iterator[ZonePath]:
    for zone in given["zones"]:
        x, y = zone["anchor"]
        yield ZonePath(given["id"], zone["zone"], zone["side"], zone["d"], Box(*zone["box"]), (x, y))
