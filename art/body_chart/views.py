"""The nineteen views: four figures and fifteen insets, each in its own units with its midline (if any) at x = 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shapely import affinity
from shapely.geometry import Point as PointShape
from shapely.geometry.base import BaseGeometry

from art.body_chart import figures, foot_zones, hand_lines, hand_zones, hands, lines, shadows, tilings
from art.body_chart.curves import Point
from art.body_chart.lines import Line


@dataclass(frozen=True, slots=True)
class Drawing:
    """One view before it is written.

    Attributes:
        name: The view's id.
        zones: Where each zone lies: of the half at x > 0 where ``half`` is set, of the whole view otherwise.
        body: The silhouette (or half of it) before any zone was cut.
        side: The patient's side drawn at x > 0, or the side a whole view shows.
        half: The view is symmetric and only one half was drawn.
        twin: Id of the mirror image that shows the other side, or empty.
        over: The arm that lies on top of the body.
    """

    name: str
    zones: Mapping[str, BaseGeometry]
    body: BaseGeometry
    lines: Sequence[Line]
    shade: Sequence[BaseGeometry]
    side: str
    half: bool = False
    inset: bool = True
    twin: str = ""
    over: BaseGeometry | None = field(default=None)

    def scaled(self, scale: float, up: bool = False, top: float = 0.0) -> Drawing:  # noqa: FBT001, FBT002
        """Return the drawing at another size, turned upside down if ``up``, its ``top`` moved to y = 0."""
        y_scale = -scale if up else scale

        def region(given: BaseGeometry) -> BaseGeometry:
            shifted = affinity.translate(given, 0, -top)
            return affinity.scale(shifted, scale, y_scale, origin=(0, 0))

        def point(given: Point) -> Point:
            return given[0] * scale, (given[1] - top) * y_scale

        return Drawing(
            self.name,
            {zone: region(given) for zone, given in self.zones.items()},
            region(self.body),
            [line.moved(point) for line in self.lines],
            [region(given) for given in self.shade],
            self.side,
            self.half,
            self.inset,
            self.twin,
            region(self.over) if self.over is not None else None,
        )


def all_views() -> list[Drawing]:
    """Return every view that is drawn; twins are written from the same drawing."""
    return [*_figures(), *_heads(), *_hands(), *_feet(), *_openings()]


def _figures() -> list[Drawing]:
    return [_front(), _back(), _profile()]


def _front() -> Drawing:
    figure = tilings.front_half()
    creases = [line.moved(_on_arm) for line in hand_lines.palm(inset=False)]
    drawn = lines.lines(f"{lines.FACE}{lines.JAW}\n{lines.NECK}{lines.FRONT}") + creases
    return Drawing(
        "front",
        figure.zones(),
        figure.body,
        lines.on_both_sides(drawn),
        shadows.front(),
        "left",
        half=True,
        inset=False,
    )


def _back() -> Drawing:
    figure = tilings.back_half()
    knuckles = [line.moved(_on_arm) for line in hand_lines.dorsum(inset=False, spread=figures.LOOSE)]
    return Drawing(
        "back",
        figure.zones(),
        figure.body,
        lines.on_both_sides(lines.lines(lines.BACK) + knuckles),
        shadows.back(),
        "right",
        half=True,
        inset=False,
    )


def _profile() -> Drawing:
    body, limb = tilings.side_body(), tilings.side_limb()
    hanging = [line.moved(_on_side_arm) for line in hand_lines.hanging()]
    behind = lines.outside(lines.lines(lines.PROFILE + lines.SIDE), limb.body)
    return Drawing(
        "right",
        body.zones() | limb.zones(),
        figures.side_body().union(limb.body),
        behind + lines.lines(lines.SIDE_ARM) + hanging,
        shadows.side(limb.body),
        "right",
        inset=False,
        twin="left",
        over=limb.body,
    )


def _heads() -> list[Drawing]:
    profile, face = tilings.head_profile(), tilings.face_half()
    side = Drawing(
        "head_right",
        profile.zones(),
        profile.body,
        lines.lines(lines.PROFILE),
        shadows.profile(),
        "right",
        twin="head_left",
    )
    face_lines = lines.on_both_sides(lines.lines(lines.FACE + lines.JAW + "\n" + lines.NECK))
    front = Drawing("face", face.zones(), face.body, face_lines, shadows.front(inset=True), "left", half=True)
    return [side.scaled(1.75), front.scaled(1.75)]


def _hands() -> list[Drawing]:
    palm, dorsum = hand_zones.inset("hand_palm"), hand_zones.inset("hand_dorsum")
    shown = [
        Drawing("palm_right", palm.zones(), palm.body, hand_lines.palm(inset=True), [], "right", twin="palm_left"),
        Drawing(
            "dorsum_left", dorsum.zones(), dorsum.body, hand_lines.dorsum(inset=True), [], "left", twin="dorsum_right"
        ),
    ]
    return [one.scaled(1.07, up=True) for one in shown]


def _feet() -> list[Drawing]:
    above, sole, inner = foot_zones.from_above(), foot_zones.sole(), foot_zones.inner_side()
    return [
        Drawing(
            "foot_left", above.zones(), above.body, lines.lines(lines.ABOVE_FOOT), [], "left", twin="foot_right"
        ).scaled(0.9),
        Drawing("sole_left", sole.zones(), sole.body, lines.lines(lines.SOLE), [], "left", twin="sole_right").scaled(
            0.95
        ),
        Drawing(
            "inner_foot_left",
            inner.zones(),
            inner.body,
            lines.lines(lines.INNER_FOOT),
            [],
            "left",
            twin="inner_foot_right",
        ).scaled(0.9, top=704),
    ]


def _openings() -> list[Drawing]:
    mouth, floor = tilings.mouth_half(), tilings.pelvic_floor_half()
    mouth_lines, floor_lines = (lines.on_both_sides(lines.lines(text)) for text in (lines.MOUTH, lines.PELVIC_FLOOR))
    return [
        Drawing("mouth", mouth.zones(), mouth.body, mouth_lines, [], "left", half=True).scaled(1.4),
        Drawing("pelvic_floor", floor.zones(), floor.body, floor_lines, [], "left", half=True).scaled(1.5),
    ]


def _on_arm(point: Point) -> Point:
    placed = hands.on_arm(PointShape(point))
    return placed.x, placed.y


def _on_side_arm(point: Point) -> Point:
    placed = hands.on_side_arm(PointShape(point))
    return placed.x, placed.y
