"""Soft shadows: crescents laid over each other, so that their edge fades without a gradient."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from art.body_chart import heads
from art.body_chart.regions import crescent, mirrored

DEPTHS = (1.0, 0.8, 0.6, 0.4, 0.2)
# What the arm in profile casts on the body: beside its back edge and beside its front edge.
CAST = (
    (
        "v .1 -22.6, v .3 -21.6, v .46 -20, v .62 -19, v .8 -17, v .94 -15.6, g .08 -17.6, g .24 -17.4, g .4 -16",
        -7.0,
        1.0,
    ),
    ("v .12 22.6, v .2 23.6, v .36 21.2, v .52 19, v .68 18.4, v .84 17.4, v .96 18", 6.0, 1.0),
)
HAIR = 3  # layers
JAW = "29 88, 23.8 97, 16.8 105, 11 109.9, 5 112, -5 112, -11 109.9, -16.8 105, -23.8 97, -29 88"
# A curve and how far its shadow falls to the right and down.
FRONT = (
    ("55.4 220.6, 48.6 226.4, 39.4 228.8, 30 227.4", 0.0, 5.0),
    ("44 363, 37.4 375.4, 28.6 386, 17 396", 1.0, 5.0),
    ("31.6 568, 34 579, 39 583.6, 44 579, 46.6 568", 0.0, 4.4),
)
BACK = (
    ("5 430.6, 16 436, 30 439.8, 46 438", 0.0, 7.0),
    ("29.6 192, 33 208, 38.6 221.4, 44.6 228.4, 51 226.6", -3.0, 4.0),
    ("0 150, .2 240, 0 336", 3.4, 0.0),
    ("0 386, .4 404, 0 426", 4.0, 0.0),
    ("28.6 572, 35 574.6, 44 574.4, 50.6 571.4", 0.0, -5.0),
)
SIDE = (
    ("-54 436.6, -43 439.8, -33 438.4, -24 435", 0.0, 7.0),
    ("-49 184, -41.4 192, -37.6 206, -39.4 220, -46 227.4", 3.4, 1.0),
)
PROFILE_JAW = ("-1.4 88, 3.6 98.4, 12 106.6, 24 112.2, 34 113", -3.0, 7.0)


def front(*, inset: bool = False) -> list[BaseGeometry]:
    """Return hair and shadows from the front; the face inset has hair and jaw alone."""
    both = [] if inset else [*_soft(*FRONT)]
    hair = [_pair(heads.front_hair())] * HAIR
    return [*(_pair(one) for one in both), *_soft((JAW, 0.0, 11.0)), *hair]


def back() -> list[BaseGeometry]:
    """Return hair and shadows from behind."""
    return [*(_pair(one) for one in _soft(*BACK)), *[_pair(heads.back_hair())] * HAIR]


def profile() -> list[BaseGeometry]:
    """Return hair and jaw in profile."""
    return [*_soft(PROFILE_JAW), *[heads.side_hair()] * HAIR]


def side(limb: BaseGeometry) -> list[BaseGeometry]:
    """Return hair and shadows of the profile, none on the arm, and what the arm casts on the body."""
    return [one.difference(limb) for one in [*profile(), *_soft(*SIDE), *_soft(*CAST)]]


def _soft(*given: tuple[str, float, float]) -> list[BaseGeometry]:
    return [crescent(curve, dx * depth, dy * depth) for curve, dx, dy in given for depth in DEPTHS]


def _pair(half: BaseGeometry) -> BaseGeometry:
    return half.union(mirrored(half))
