"""Zones of head and neck: from the front, from behind, in profile."""

from __future__ import annotations

from shapely.ops import unary_union

from art.body_chart import heads
from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, ellipse, left_of, right_of, shape

CLAVICLE = "-5 161, 0 160.4, 6 157.4, 10 157.2, 24 155.4, 42 153.8, 58 154.6, 72 158, 90 164"
HAIRLINE = "-5 28, 10 28.4, 22 31.4, 40 40"


def face(figure: Partition) -> None:
    """Take the zones of face and front of neck down to the collar bone."""
    figure.take("nose", shape("-3 51!, 2.8 51.8, 3.4 59, 4.8 67, 8.8 74.6, 8.2 79.2, 3.2 81.4, -3 82!"))
    figure.take("mouth_throat", shape("-3 87!, 5.6 87.6, 11.2 89.8!, 5.8 93.2, -3 94.2!"))
    figure.take("teeth_upper", shape("-3 79!, 8 80.4, 13.6 83.6, 16.2 89.8!, -3 89.8!"))
    figure.take("teeth_lower", shape("-3 89.8!, 16.2 89.8!, 13.6 96.4, 7.6 99.6, -3 100.6!"))
    figure.take(
        "eye_eyebrow", shape("1.8 54, 5.4 49.4, 12 46.6, 20.4 46.8, 26.8 50.6, 29 57, 26.6 63.4, 19 67, 10 66, 3.6 62")
    )
    figure.take(
        "ear_tmj",
        right_of("31.8 46, 30.6 60, 29.4 70, 28.4 84"),
        below("0 53.6, 30 54.4, 45 53"),
        above("0 86, 28 82, 45 77"),
    )
    figure.take("head_vertex", above(HAIRLINE))
    head = unary_union([heads.front_head(), heads.front_ear()])
    figure.take("temple", right_of("21 22, 22 33, 23.4 42, 24.6 49, 25.4 60"), above("0 60, 45 60"), head)
    figure.take("forehead", head, above("-5 60, 45 60"))
    figure.take("cheek", head, above("-5 84, 8 88, 16 90, 23.6 87.4, 31 80.6, 45 74"))
    figure.take("jaw", head)
    front_of_neck(figure)


def front_of_neck(figure: Partition) -> None:
    """Take the neck above the collar bone."""
    collar = above(CLAVICLE)
    figure.take("neck_front", left_of("15 92, 15.6 110, 17.4 126, 20.6 142, 24.6 160"), collar)
    figure.take("neck_side", left_of("19.6 110, 23.4 123, 30 135, 37 146, 42 158"), collar)


def back_of_head(figure: Partition) -> None:
    """Take head and neck from behind."""
    head = unary_union([heads.front_head(), heads.front_ear()])
    figure.take("head_vertex", above(HAIRLINE))
    figure.take("ear_tmj", right_of("34.6 46, 33.8 62, 32 80"), below("0 52, 50 52"), above("0 80, 50 80"))
    figure.take("behind_ear", shape("37 50!, 31 54.6, 27.6 63, 25.2 75, 22.6 86, 22.6 93.6, 27 95.6, 37 86!"))
    figure.take("occiput", above("-5 71, 0 71, 14 70, 27 66.6, 40 60"), head)
    figure.take("base_of_skull", above("-5 93, 0 93, 11 94, 21 96.4, 34 100"))
    figure.take(
        "neck_back", left_of("15 90, 15 108, 16 122, 19 134, 25 150"), above("-5 141, 8 142.4, 20 147.4, 34 155")
    )
    figure.take("neck_side", above("0 128.6, 16 129.4, 24 130.6, 34 133, 50 137"))


def profile(figure: Partition) -> None:
    """Take head and neck in profile, facing +x."""
    _profile_of_face(figure)
    figure.take("head_vertex", above("-60 28, -36 27, -6 26, 18 23.6, 40 18"))
    figure.take(
        "ear_tmj",
        shape("-11 58, -7.6 52.4, -1 49.6, 6 50.8, 12 56, 13.6 66, 11 76.4, 5 82.6, -3 83.4, -7.8 78.4, -10.4 69"),
    )
    figure.take("behind_ear", shape("-8 53, -15 54.6, -20 63, -21.4 76, -18.6 89, -12 96.6, -4 93, -2 80"))
    figure.take(
        "temple",
        right_of("-14 16, -12.4 38, -12 60"),
        left_of("18 8, 19.6 30, 22.6 44, 27 54, 31 66"),
        above("-20 58, 0 58, 12 59, 22 60.4, 40 63"),
    )
    figure.take("forehead", right_of("10 8, 20 48, 20 68"), above("0 55, 60 55"))
    figure.take("occiput", above("-60 71, -40 72, -25 75, -12 78"), left_of("-8 8, -8 92"))
    figure.take("base_of_skull", above("-60 94, -36 95.4, -24 95, -14 90"), left_of("-8 8, -8 108"))
    _profile_of_jaw_and_neck(figure)


def _profile_of_jaw_and_neck(figure: Partition) -> None:
    jaw = shape("-3 78!, -1.6 88, 3.6 98.4, 12 107, 24 112.8, 38 114.6!, 60 114!, 60 74!")
    figure.take("cheek", right_of("0 48, 3 68, 0 88"), above("-10 79, 4 82.4, 16 87.6, 28 91, 60 91"))
    figure.take("jaw", jaw)
    figure.take(
        "neck_front",
        right_of("-8 82, -4 100, 2.4 118, 10 134, 19 149, 28 162"),
        above("-60 156, 0 156, 18 152, 40 149"),
    )
    figure.take(
        "neck_side",
        right_of("-12 86, -15 104, -16.4 122, -17 141"),
        above("-60 129, -30 132, -14 136.6, 2 142, 15 149.6, 30 158"),
    )
    figure.take("neck_back", above("-60 136.6, -40 134.6, -28 133, -14 136.4, 0 140"))


def _profile_of_face(figure: Partition) -> None:
    figure.take(
        "eye_eyebrow",
        shape("27 54.6, 30 49.6, 36 47, 46 46.4!, 46 54!, 39.2 57!, 38.2 63, 34 66.6, 28.6 64.6, 26.2 59.6"),
    )
    figure.take("nose", shape("36 53!, 60 52!, 60 81.2!, 42 81.4!, 38.2 80, 37.6 75, 39.6 68, 38.2 61"))
    lips = ellipse(42.6, 90.4, 14, 9.6)
    figure.take("teeth_upper", lips, above("20 90.6, 32 90.6, 44 90.4, 60 90.4"))
    figure.take("teeth_lower", lips)
