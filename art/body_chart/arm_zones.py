"""Zones of shoulder, arm and wrist in the four figures."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from art.body_chart import hand_zones
from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, ellipse, left_of, right_of, shape

ARM = right_of("63.6 150, 63.6 212, 68 240, 76 300, 100 420, 108 520").intersection(below("60 198, 130 198"))
ABOVE_HAND = above("f 1.3 -60, f 1.05 -14, f 1.06 0, f 1.03 14, f .98 60")


def acromion() -> BaseGeometry:
    """Return the cap over the top of the shoulder, the same from the front and from behind."""
    return ellipse(77, 160, 14.4, 13.4, 24)


def front(figure: Partition) -> None:
    """Take shoulder, arm and hand from the front."""
    figure.take(
        "axilla",
        shape("63.4 186.6, 70 190, 74 199, 75.4 211, 74 222, 69 228, 63 226, 58.4 217, 55.4 208, 54 198, 57 190"),
    )
    deltoid = above("56 200, 66 206, 77 214, 88 225.6, 97 239, 108 252")
    figure.take("shoulder_lateral", right_of("86 150, 88 168, 90.4 190, 94.4 212, 100 240"), deltoid)
    figure.take("shoulder_front", right_of("64.4 148, 63.2 162, 61.8 180, 61.4 196, 58 212"), deltoid)
    top, bottom = (
        above("u .86 -34, u .895 -8, u .9 0, u .89 10, u .86 34"),
        above("f .1 -34, f .16 -8, f .17 2, f .15 12, f .1 34"),
    )
    figure.take("upper_arm_medial", ARM, top, left_of("u .15 -1, u .5 -1.2, u .75 -1.4, u .95 -2"))
    figure.take("upper_arm_lateral", ARM, top, right_of("u .3 9.4, u .5 9.4, u .75 8.8, u .95 9"))
    figure.take("upper_arm_front", ARM, top)
    figure.take("elbow_medial", ARM, bottom, left_of("u .84 -1.6, u .98 -2, f .1 -2.4, f .24 -3"))
    figure.take("elbow_lateral", ARM, bottom, right_of("u .84 12.4, u .98 12.4, f .1 12.2, f .24 11.4"))
    figure.take("elbow_front", ARM, bottom)
    figure.take(
        "forearm_radial", ARM, ABOVE_HAND, right_of("f .05 12.2, f .2 11.6, f .5 7.4, f .8 5, f 1 6.4, f 1.12 8")
    )
    figure.take("wrist_front", ARM, ABOVE_HAND, below("f .85 -30, f .87 0, f .85 30"))
    figure.take("forearm_ulnar", ARM, ABOVE_HAND, left_of("f .05 -2.2, f .2 -3, f .5 -3.4, f .9 -4"))
    figure.take("forearm_front", ARM, ABOVE_HAND)
    hand_zones.on_front(figure)


def back(figure: Partition) -> None:
    """Take shoulder, arm and hand from behind."""
    deltoid = above("56 203, 66 208, 77 215, 88 226, 97 239, 108 252")
    figure.take("shoulder_lateral", right_of("86 150, 88.4 168, 91 190, 95 212, 100.4 240"), deltoid)
    figure.take("shoulder_back", right_of("66.4 148, 66.8 166, 65.4 184, 63.6 198, 62 214"), deltoid)
    top, bottom = (
        above("u .86 -34, u .87 -8, u .86 0, u .87 9, u .86 34"),
        above("f .1 -34, f .14 -8, f .17 0, f .14 9, f .1 34"),
    )
    figure.take("upper_arm_medial", ARM, top, left_of("u .15 -8.6, u .5 -7.6, u .75 -7, u .95 -7.4"))
    figure.take("upper_arm_lateral", ARM, top, right_of("u .3 10.4, u .5 10, u .75 9, u .95 8"))
    figure.take("upper_arm_back", ARM, top)
    figure.take("elbow_medial", ARM, bottom, left_of("u .84 -7.2, u .98 -8, f .1 -7.6, f .24 -6.4"))
    figure.take("elbow_lateral", ARM, bottom, right_of("u .84 8.6, u .98 8.4, f .1 9.6, f .24 11"))
    figure.take("elbow_back", ARM, bottom)
    figure.take(
        "forearm_radial", ARM, ABOVE_HAND, right_of("f .05 10.6, f .2 11.4, f .5 8.4, f .8 5.8, f 1 7, f 1.12 8.4")
    )
    figure.take("wrist_back", ARM, ABOVE_HAND, below("f .85 -30, f .87 0, f .85 30"))
    figure.take("forearm_ulnar", ARM, ABOVE_HAND, left_of("f .05 -5, f .2 -3.2, f .5 -2.4, f .9 -2.2"))
    figure.take("forearm_back", ARM, ABOVE_HAND)
    hand_zones.on_back(figure)


def side(figure: Partition) -> None:
    """Take shoulder, arm and hand in profile, facing +x."""
    figure.take("shoulder_top", ellipse(-2, 154, 16, 9.6, -4))
    deltoid = above("v .28 -34, v .4 -12, v .47 0, v .4 12, v .28 34")
    figure.take("shoulder_front", right_of("v -.15 8, v .1 9, v .3 7.4, v .6 2"), deltoid)
    figure.take("shoulder_back", left_of("v -.15 -8, v .1 -9, v .3 -7.4, v .6 -2"), deltoid)
    figure.take("shoulder_lateral", deltoid)
    top, bottom = above("v .86 -34, v .88 0, v .86 34"), above("g .3 -40, g .18 -8, g .15 2, g .1 34")
    figure.take("upper_arm_front", right_of("v .2 5, v .5 4.2, v .75 3.4, v .98 5"), top)
    figure.take("upper_arm_back", left_of("v .2 -10.4, v .5 -10.4, v .75 -9.4, v .98 -7"), top)
    figure.take("upper_arm_lateral", top)
    figure.take("elbow_front", right_of("v .8 6.8, v .95 7.4, g .1 8.6, g .25 9.4"), bottom)
    figure.take("elbow_back", left_of("v .8 -6.8, v .98 -6.4, g .12 -7.6, g .3 -9"), bottom)
    figure.take("elbow_lateral", bottom)
    above_hand = above("g 1.3 -60, g 1.07 -12, g 1.05 0, g 1.01 12, g .8 60")
    figure.take("wrist_back", above_hand, below("g 1.02 -50, g .88 0, g .76 50"))
    figure.take("forearm_radial", above_hand, right_of("g 0 6.4, g .25 5.2, g .6 3.2, g .95 2.6"))
    figure.take("forearm_ulnar", above_hand, left_of("g 0 -9.4, g .25 -9.4, g .6 -6, g 1 -4"))
    figure.take("forearm_back", above_hand)
    hand_zones.on_side(figure)
