"""Hands: 200 units from wrist to the tip of the middle finger, thumb towards +x, fingers towards +y."""

from __future__ import annotations

import math
from dataclasses import dataclass

from shapely import affinity
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from art.body_chart.curves import LIMBS, knots
from art.body_chart.regions import box, finger, joined, shape

SCALE = 0.41  # hand units to figure units


@dataclass(frozen=True, slots=True)
class Finger:
    """Where a finger starts, how long it is, where it points (degrees towards the thumb), half its width."""

    x: float
    y: float
    length: float
    angle: float
    half_width: float

    def along(self, share: float, aside: float = 0.0, spread: float = 1.0) -> tuple[float, float]:
        """Return the point at a share of the length, pushed aside."""
        turn = math.radians(self.angle * spread)
        ux, uy = math.sin(turn), math.cos(turn)
        return self.x + ux * self.length * share + uy * aside, self.y + uy * self.length * share - ux * aside


FINGERS = {
    "index": Finger(29.5, 95, 86, 4.8, 9.7),
    "middle": Finger(9.4, 101, 99, 0.6, 9.9),
    "ring": Finger(-11.0, 98, 92, -3.8, 9.5),
    "little": Finger(-30.0, 88, 73, -9.2, 8.4),
}
SHARES = (-0.35, 0.0, 0.2, 0.40, 0.55, 0.70, 0.80, 1.0)
WIDTHS = (1.0, 0.97, 0.94, 0.98, 0.93, 0.925, 0.90, 0.80)


@dataclass(frozen=True, slots=True)
class Hand:
    """The whole hand, and the part the wrist grows out of."""

    whole: BaseGeometry
    root: BaseGeometry


def open_hand(spread: float = 1.0) -> Hand:
    """Return a flat hand: palm and back look the same from outside."""
    fingers = [_straight(one, spread) for one in FINGERS.values()]
    palm = shape(
        "-28 0!, -30 12, -34 26, -38.4 46, -40.4 66, -40.4 82, -38 96, -20 108, 0 111, 20 110, 36.6 105, 41.8 94,"
        " 44 78, 44.6 58, 42 36, 34.6 14, 28.6 0!"
    )
    thumb = _digit("13 28, 33 42, 50 63, 58.4 80, 64 95, 68.6 111, 70.6 123", "12 16 14.6 11.6 11.4 10.8 8.4")
    root = thumb.intersection(box(-100, -100, 100, 58))
    return Hand(joined([joined([palm, root], 24), thumb, *fingers], 1.3, 1.0), unary_union([palm, root]))


def hanging_hand() -> Hand:
    """Return a relaxed hand seen from the thumb's side: fingers overlap and curl gently backwards."""
    palm = shape(
        "-27 0!, -28 18, -29.4 44, -31 68, -31.4 90, -22 102, 0 108, 18 107, 29 100, 33 82, 35 60, 33 36,"
        " 29.6 14, 27 0!"
    )
    thumb = _digit("17 18, 31 40, 40.6 64, 44.4 84, 45 102, 42.4 120", "12 14 12.6 11.4 10.8 8.6")
    root = thumb.intersection(box(-100, -100, 100, 56))
    fingers = [
        _digit("21 76, 21.6 100, 22 122, 19.4 144, 14 163, 7.4 178", "11 11 10.4 10.2 9.4 8.2"),
        _digit("6 80, 6 104, 5.4 128, 1.6 152, -4.6 172, -12.4 188", "11 11 10.4 10.2 9.4 8.2"),
        _digit("-9 80, -9.6 102, -11.4 124, -16 146, -22.6 164, -30.4 178", "10.6 10.6 10 9.8 9 7.8"),
        _digit("-21 76, -22.4 94, -25.4 112, -30 128, -36 141.4, -42.4 151", "10 10 9 8.6 8 7"),
    ]
    return Hand(joined([joined([palm, root], 20), thumb, *fingers], 1.4, 1.0), unary_union([palm, root]))


def _straight(one: Finger, spread: float) -> BaseGeometry:
    rest = one.length - one.half_width * 0.8
    axis = [one.along(share * rest / one.length, 0.0, spread) for share in SHARES]
    return finger(axis, [one.half_width * width for width in WIDTHS])


def _digit(axis: str, half_widths: str) -> BaseGeometry:
    return finger([knot.point for knot in knots(axis)], [float(width) for width in half_widths.split()])


def on_arm(part: BaseGeometry) -> BaseGeometry:
    """Put hand units on the wrist of the front and back views."""
    return _placed(part, "f", 3)


def on_side_arm(part: BaseGeometry) -> BaseGeometry:
    """Put hand units on the wrist of the side views."""
    return _placed(part, "g", 10)


def _placed(part: BaseGeometry, limb: str, unturned: float) -> BaseGeometry:
    wrist = LIMBS[limb]
    scaled = affinity.scale(part, SCALE, SCALE, origin=(0, 0))
    return affinity.translate(affinity.rotate(scaled, unturned - wrist.tilt, origin=(0, 0)), *wrist.end)
