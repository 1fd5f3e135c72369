"""Whole figures: half a body from the front or back (x > 0), a body and its arm from the side (facing +x).

A figure is 800 units high; the midline is x = 0, the top of the head about y = 7, the sole about y = 802.
"""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from art.body_chart import feet, hands, heads
from art.body_chart.regions import FAR, box, joined, shape, valid

HALF = box(0, -FAR, FAR, FAR)
LOOSE = 0.7  # how far the fingers spread in the figures


def front_half() -> BaseGeometry:
    """Return the half of the front figure at x > 0."""
    return _half(feet.front_foot())


def back_half() -> BaseGeometry:
    """Return the half of the back figure at x > 0."""
    return _half(feet.back_foot())


def _half(foot: BaseGeometry) -> BaseGeometry:
    hand = hands.open_hand(LOOSE)
    limb = joined([_arm(), hands.on_arm(hand.root)], 16)
    body = joined([_trunk_and_leg(), limb, foot], 2.5)
    head = joined([heads.front_head(), heads.front_ear()], 1.6)
    whole = unary_union([body, hands.on_arm(hand.whole), head])
    return valid(whole.buffer(0.35).buffer(-0.35).intersection(HALF))


def _trunk_and_leg() -> BaseGeometry:
    return shape(
        "-3 92!, 20.6 92!, 20.6 106, 21 116, 22.8 125, 28 133.4, 37.6 140.2, 50 145.8, 62 150.6, 73 155.6!,"
        " 78 196!, 61.4 204!, 62.2 220, 62.2 242, 61 264, 59 284, 58.2 302, 59.8 320, 64.6 340, 70.2 362, 75 386,"
        " 77.8 410, 78 434, 75.8 464, 71.6 498, 66.8 530, 63.4 550, 62 566, 61.4 582, 62.4 600, 65 622, 65.4 645,"
        " 62.2 676, 57 706, 53 730, 52 744, 53 752, 53.8 757!, 25.9 757!, 26.4 751, 27.4 743, 27.2 729, 23.8 703,"
        " 18.6 676, 15 648, 15.4 624, 18.8 602, 19 588, 17.4 573, 17.4 557, 18.6 541, 17.4 520, 13.4 488, 8.2 454,"
        " 3.4 431, -3 424!"
    )


def _arm() -> BaseGeometry:
    return shape(
        "44 154!, 51 146.2!, 61 150.2, 69 153.3, 77 156.8, 84.4 161.8, 90.4 168.8, 94.4 177.6, 97.2 188, 99.2 200,"
        " u .36 20.4, u .5 18.2, u .64 16.8, u .8 16.4, u .93 17, f .05 18.8, f .16 19.6, f .29 18.6, f .46 16,"
        " f .66 13.2, f .85 11.6, f .97 11.4, f 1.02 11.6!, f 1.02 -11.6!, f .97 -11.4, f .86 -11.6, f .66 -13.4,"
        " f .46 -16, f .28 -17.4, f .13 -17.4, f .02 -16.6, u .93 -16.2, u .8 -15.8, u .66 -16, u .52 -15.8,"
        " u .42 -15, u .3 -12.4!, u .1 -10!"
    )


def side_body() -> BaseGeometry:
    """Return head, trunk and leg in profile."""
    return valid(joined([_side_trunk(), heads.profile(), feet.side_foot()], 3.5))


def _side_trunk() -> BaseGeometry:
    return shape(
        "10 108!, 11.6 118.8, 13.4 128.2, 17 139.2, 22 149, 30 162, 39 181, 45.4 202, 48 220, 47.4 240, 45.2 262,"
        " 43.2 284, 43.2 306, 45 326, 45.8 346, 44 366, 40.6 386, 38.6 404, 39.8 426, 42 452, 42.2 478, 39.6 508,"
        " 35 534, 31.4 552, 30.4 563, 28.8 575, 25 587, 23.6 599, 22.2 616, 18.4 648, 12.6 680, 7.2 708, 4.2 728,"
        " 4.4 740, 7 749, 8 762!, -36 764!, -34.4 757, -32 747, -30 733, -30.4 716, -34.4 694, -41.2 668,"
        " -46.8 642, -47.2 622, -42.6 602, -36.8 586, -34.4 572, -35.8 556, -40 534, -45.4 504, -49 474, -51 450,"
        " -53.4 435, -58 421, -61 404, -60.4 386, -55.4 366, -47.2 346, -40.2 328, -36.8 311, -37.6 294, -42 272,"
        " -48.6 248, -53.6 222, -54.6 200, -51.6 176, -45.4 154, -39.2 139.2, -35.2 128.2, -33.6 118, -34.2 103!"
    )


def side_limb() -> BaseGeometry:
    """Return the arm that lies on top of the body in profile."""
    hand = hands.hanging_hand()
    arm = joined([_side_arm(), hands.on_side_arm(hand.root)], 12)
    return valid(unary_union([arm, hands.on_side_arm(hand.whole)]).buffer(0.35).buffer(-0.35))


def _side_arm() -> BaseGeometry:
    return shape(
        "v -.12 2, v -.08 13.6, v .04 21.6, v .2 23.6, v .36 21.2, v .52 19, v .68 18.4, v .84 17.4, v .94 18,"
        " g .1 20, g .22 19.4, g .38 17, g .58 13.6, g .8 11.2, g .96 10.8, g 1.02 11!, g 1.02 -11.2!, g .96 -11,"
        " g .8 -11.6, g .58 -13.6, g .36 -16.4, g .2 -17.6, g .08 -17.6, v 1.03 -15.6, v .94 -15.6, v .8 -17,"
        " v .62 -19, v .46 -20, v .3 -21.6, v .14 -23, v 0 -21, v -.09 -12"
    )
