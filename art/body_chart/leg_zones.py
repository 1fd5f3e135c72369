"""Zones of leg and foot from the front and from behind."""

from __future__ import annotations

from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, left_of, right_of


def front(figure: Partition) -> None:
    """Take thigh, knee and lower leg from the front."""
    top, bottom = (
        above("8 548, 22 548.6, 31 543, 39.4 540, 48 542.6, 58 547, 75 548"),
        above("8 600, 22 601, 31 605, 39 607, 47 605, 57 601, 75 600"),
    )
    figure.take("thigh_medial", left_of("35 396, 35 420, 33.6 455, 31.4 490, 30 525, 30.6 556"), top)
    figure.take("thigh_lateral", right_of("66 404, 65.4 440, 62.4 475, 58.6 508, 54.6 540, 53 556"), top)
    figure.take("thigh_front", top)
    figure.take("knee_medial", left_of("30.4 538, 31.8 552, 32 572, 31.4 590, 30 608"), bottom)
    figure.take("knee_lateral", right_of("51.6 538, 50.8 556, 50.6 576, 51 592, 52 608"), bottom)
    figure.take("knee_front", bottom)
    ankle = above("15 740, 28 738, 34 734.6, 40 733.4, 46 734.6, 52 738, 65 740")
    figure.take("leg_lateral", right_of("51.4 590, 53.4 625, 52 660, 48.6 694, 45.6 722, 45 750"), ankle)
    figure.take("shin", ankle)
    instep = above("15 762, 28 768, 40 772, 49 769.6, 56 764, 70 752")
    figure.take("ankle_medial", left_of("34 726, 33.4 748, 32 778"), instep)
    figure.take("ankle_lateral", right_of("45.6 726, 46.2 748, 49 778"), instep)
    figure.take("ankle_front", instep)
    figure.take("foot_dorsum", above("15 794, 30 793, 43.4 796.4, 52 796.4, 60 792.6, 66 787.4, 80 780"))
    figure.take("great_toe", left_of("43 780, 43.4 798, 44.8 806, 45 816"))
    figure.take("lesser_toes", figure.body)


def back(figure: Partition) -> None:
    """Take thigh, knee and lower leg from behind."""
    top, bottom = (
        above("8 550, 20 551, 30 548, 40 545.6, 50 548, 60 550.6, 75 550"),
        above("8 600, 20 599, 30 602, 40 604.4, 50 602, 58 599, 75 600"),
    )
    figure.take("thigh_medial", left_of("14 425, 19 446, 22.6 476, 24.8 508, 26 535, 27 562"), top)
    figure.take("thigh_lateral", right_of("62 425, 62.4 450, 60 480, 56.4 512, 53.4 540, 52.4 562"), top)
    figure.take("thigh_back", top)
    figure.take("knee_medial", left_of("26.4 540, 28 556, 28.6 574, 28 590, 26.4 608"), bottom)
    figure.take("knee_lateral", right_of("53 540, 51.6 556, 51.2 574, 51.8 590, 53.4 608"), bottom)
    figure.take("knee_back", bottom)
    heel = above("15 760, 30 765, 40 767, 48 766, 65 760")
    figure.take("ankle_medial", left_of("14 702, 24 714, 30.4 728, 33.6 744, 33 776"), below("10 700, 60 700"), heel)
    figure.take("ankle_lateral", right_of("68 708, 55 718, 49 730, 46 744, 47.4 776"), below("10 700, 80 700"), heel)
    figure.take("achilles", below("10 712, 20 707, 30 700.6, 39 704, 47 698, 56 706, 70 716"), heel)
    figure.take("leg_lateral", right_of("53 592, 56 625, 54 655, 51 682, 49.4 706, 49.4 745"), heel)
    figure.take("calf", heel)
    figure.take("foot_dorsum", right_of("52 750, 53.2 770, 53.4 784, 51 806"))
    figure.take("heel", figure.body)
