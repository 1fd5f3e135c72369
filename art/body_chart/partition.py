"""Cuts a silhouette into zones: what is taken first wins, so zones never overlap."""

from __future__ import annotations

from collections import defaultdict

from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from art.body_chart.regions import areas, polygons_of

CRUMB = 14.0  # square units; smaller loose pieces go to a neighbour
WORTH_A_WORD = 60.0


class Partition:
    """A silhouette and what has been taken from it.

    Attributes:
        body: The whole silhouette.
        rest: What no zone has taken yet.
    """

    def __init__(self, body: BaseGeometry) -> None:
        self.body = body
        self.rest = body
        self._taken: dict[str, list[BaseGeometry]] = defaultdict(list)

    def take(self, zone: str, *regions: BaseGeometry) -> None:
        """Give a zone whatever is left in the intersection of the regions."""
        part = self.rest
        for region in regions:
            part = part.intersection(region)
        part = areas(part)
        if not part.is_empty:
            self._taken[zone].append(part)
            self.rest = areas(self.rest.difference(part))

    def zones(self) -> dict[str, BaseGeometry]:
        """Return each zone in one piece where possible; crumbs go to the neighbour with the longest common border.

        Raises:
            ValueError: A piece worth a word was left over by every zone.
        """
        whole = {zone: areas(unary_union(parts)) for zone, parts in self._taken.items()}
        crumbs = polygons_of(self.rest)
        large = [crumb for crumb in crumbs if crumb.area > WORTH_A_WORD]
        if large:
            raise ValueError(f"no zone takes {[[round(edge) for edge in crumb.bounds] for crumb in large]}")
        for zone, region in whole.items():
            pieces = sorted(polygons_of(region), key=lambda piece: -piece.area)
            kept = [pieces[0], *(piece for piece in pieces[1:] if piece.area >= CRUMB)]
            crumbs += pieces[len(kept) :]
            whole[zone] = unary_union(kept)
        for crumb in sorted(crumbs, key=lambda piece: -piece.area):
            near = crumb.buffer(0.02)
            zone = max(whole, key=lambda one: near.intersection(whole[one]).area)
            whole[zone] = unary_union([whole[zone], crumb.buffer(0.005)])
        return whole
