"""Zones of the foot insets: from above, the sole, the inner side."""

from __future__ import annotations

from art.body_chart import feet, figures
from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, box, left_of, right_of


def from_above() -> Partition:
    """Return foot and ankle from the front and above."""
    figure = Partition(feet.foot_from_above())
    figure.take("ankle_medial", left_of("-10.6 -20, -9.6 20, -10 44, -14 66"), above("-60 50, -24 54, -8 60"))
    figure.take("ankle_lateral", right_of("10.6 -20, 9.6 20, 11 46, 15 70"), above("8 66, 26 62, 60 58"))
    figure.take("ankle_front", above("-60 50, -20 56, 0 64, 20 62, 60 58"))
    figure.take(
        "great_toe", below("-60 131, -34 131, -20 135, -9 143, 20 150"), left_of("-9.8 120, -9.6 150, -8.4 215")
    )
    figure.take("lesser_toes", below("-60 148, -9 149, 8 149, 22 146, 32 139, 44 130, 60 126"))
    figure.take("foot_dorsum", figure.body)
    return figure


def sole() -> Partition:
    """Return the sole."""
    figure = Partition(feet.sole())
    figure.take("great_toe", above("-60 43, -30 43.4, -18 42, -8 38, 10 30"), left_of("-9.6 0, -9.4 20, -9.6 60"))
    figure.take("lesser_toes", above("-60 34, -12 35, 6 35.4, 20 40, 32 49, 46 57, 60 60"))
    figure.take("ball_of_foot", above("-60 86, -32 83, -16 89, 0 86, 18 89, 38 95, 60 98"))
    figure.take("heel", below("-60 146, -20 148, 4 141, 28 146, 60 150"))
    figure.take("sole_arch", figure.body)
    return figure


def inner_side() -> Partition:
    """Return the inner side of the foot, facing +x."""
    figure = Partition(figures.side_body().intersection(box(-90, 704, 120, 830)))
    figure.take("achilles", left_of("-11 690, -14 724, -18.6 746, -25 772"), above("-60 768, -38 765, -20 762"))
    ankle = above("-60 734, -20 734, 0 733, 30 733")
    figure.take("calf", left_of("-4 690, -6 720, -7 740"), ankle)
    figure.take("shin", ankle)
    figure.take("ankle_front", right_of("-2 726, 2 744, 9 758, 18 778"), above("0 782, 14 774, 28 766, 40 755"))
    figure.take("ankle_medial", above("-60 762, -26 764, -14 774, 0 781.5, 12 776, 30 758"))
    figure.take("heel", left_of("-9 755, -10 780, -8 806"))
    figure.take("great_toe", right_of("56 770, 54 786, 58 806"))
    figure.take("ball_of_foot", right_of("36 780, 35 790, 37 806"), below("30 785, 46 784, 64 786"))
    figure.take("sole_arch", below("-30 780, -9 780, 10 779, 26 783, 40 787"), left_of("40 760, 40 806"))
    figure.take("foot_dorsum", figure.body)
    return figure
