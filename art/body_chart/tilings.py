"""Every silhouette cut into its zones. The order of the cuts matters: what is taken first wins."""

from __future__ import annotations

from art.body_chart import arm_zones, figures, head_zones, leg_zones, side_zones, trunk_zones
from art.body_chart.partition import Partition
from art.body_chart.regions import above, box, ellipse, shape, valid


def front_half() -> Partition:
    """Return the half of the front figure at x > 0."""
    figure = Partition(figures.front_half())
    head_zones.face(figure)
    trunk_zones.front(figure)
    arm_zones.front(figure)
    trunk_zones.chest(figure)
    trunk_zones.front_pelvis(figure)
    leg_zones.front(figure)
    return figure


def back_half() -> Partition:
    """Return the half of the back figure at x > 0."""
    figure = Partition(figures.back_half())
    head_zones.back_of_head(figure)
    trunk_zones.back(figure)
    arm_zones.back(figure)
    trunk_zones.upper_back(figure)
    trunk_zones.lower_back(figure)
    trunk_zones.buttock(figure)
    leg_zones.back(figure)
    return figure


def side_body() -> Partition:
    """Return the profile without the arm."""
    figure = Partition(figures.side_body().difference(figures.side_limb()))
    head_zones.profile(figure)
    side_zones.trunk(figure)
    side_zones.hip(figure)
    side_zones.leg(figure)
    side_zones.foot(figure)
    return figure


def side_limb() -> Partition:
    """Return the arm of the profile, which lies on top of the body."""
    figure = Partition(figures.side_limb())
    arm_zones.side(figure)
    return figure


def face_half() -> Partition:
    """Return the half of the face inset at x > 0."""
    neck = above("-60 127, -33 131, 0 138, 33 131, 60 127")
    figure = Partition(figures.front_half().intersection(box(0, -5, 60, 139)).intersection(neck))
    head_zones.face(figure)
    figure.take("neck_shoulder_angle", figure.body)
    return figure


def head_profile() -> Partition:
    """Return the head inset in profile."""
    neck = above("-60 127, -34 128.6, -8 133.6, 10 134.6, 40 130.6")
    figure = Partition(figures.side_body().intersection(box(-90, -5, 90, 150)).intersection(neck))
    head_zones.profile(figure)
    figure.take("neck_shoulder_angle", figure.body)
    return figure


def mouth_half() -> Partition:
    """Return the half of the open mouth at x > 0."""
    figure = Partition(valid(ellipse(0, 46, 56, 46).intersection(figures.HALF)))
    figure.take("mouth_throat", ellipse(0, 46, 31, 20.4))
    figure.take("teeth_upper", above("-60 46, 80 46"))
    figure.take("teeth_lower", figure.body)
    return figure


def pelvic_floor_half() -> Partition:
    """Return the half of the pelvic floor at x > 0: a plan seen from below, pubic bone at the top."""
    plan = shape("-3 7!, 8 5, 24 5.4, 42 12, 54 27, 58 47, 55 68, 45 86, 28 97, 12 99, 4 95.6, -3 93.6!")
    figure = Partition(valid(plan.intersection(figures.HALF)))
    figure.take("genitals", shape("-3 0!, 9 0!, 14 16, 13.4 32, 9 46!, -3 46!"))
    figure.take("perineum", shape("-3 46!, 9 46!, 16.4 58, 11 71!, -3 71!"))
    figure.take("coccyx", shape("-3 71!, 11 71!, 13 84, 11 110!, -3 110!"))
    figure.take("thigh_medial", above("0 60, 16 58, 36 56, 70 46"))
    figure.take("buttock_lower", figure.body)
    return figure
