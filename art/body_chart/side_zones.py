"""Zones of trunk and leg in profile, facing +x."""

from __future__ import annotations

from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, left_of, right_of, shape

COSTAL_ARCH = "-66 287, -40 287, -26 290.4, -12 295, -2 293.6, 7 286, 17 273, 29 258, 60 240"
CREST_TOP = "-60 344, -36 335, -20 327, -4 323.6, 9 327.6, 19 338, 26.4 352, 32 400"
INSTEP = "-60 762, -36 762, -24 766, -13 772.4, -2 775.4, 9 774, 18 769, 27 761, 36 752"
LOIN = "-37 214, -35 240, -29.6 262, -24.6 286, -22.6 310, -22 345"


def trunk(figure: Partition) -> None:
    """Take chest, back, loin and belly."""
    figure.take(
        "neck_shoulder_angle",
        shape("-60 134.6!, -36 133, -14 136, 4 142.6, 17 151, 26 164!, 10 168, -20 168, -34 162, -60 152!"),
    )
    arch = above(COSTAL_ARCH)
    figure.take("chest_upper", right_of("4 140.8, 12 160, 20 200"), above("-60 201, 0 201, 30 201, 60 198"))
    figure.take(
        "scapula", shape("-80 140!, -30 140!, -26 164, -26.4 196, -30 214, -36 226, -44 231, -56 231.6, -80 230!")
    )
    figure.take("chest_lower", right_of("22 190, 20 215, 15 240, 8 262, 0 300"), arch)
    figure.take("mid_back", left_of(LOIN), arch)
    figure.take("ribs_back", left_of("-22 180, -22 225, -18 260, -14 285, -12 320"), arch)
    figure.take("ribs_side", arch)
    crest = above(CREST_TOP)
    figure.take("lower_back", left_of(LOIN), crest)
    figure.take("flank", left_of("8 270, 9 300, 11 330, 20 350"), crest)
    figure.take("abdomen_upper", above("-10 319, 20 319, 60 319"))
    band = (
        "-66 346!, -36 335, -20 327, -4 323.6, 9 327.6, 19 338, 26.4 352, 33.4 366, 27.6 373, 22 366, 15 355,"
        " 6 345.6, -4 342, -20 345, -38 353, -66 366!"
    )
    figure.take("iliac_crest", shape(band))


def hip(figure: Partition) -> None:
    """Take groin, hip and buttock."""
    figure.take(
        "groin",
        shape("60 379!, 40 386, 31 393, 26.6 403, 25.4 414, 27 424, 60 430!"),
        above("0 432, 16 429, 26 425, 60 418"),
    )
    figure.take(
        "abdomen_lower",
        right_of("-4 300, 4 330, 20 346, 28 358, 33 370, 34.6 382, 34.6 395"),
        above("0 393, 31 393, 40 386, 60 379"),
    )
    seat = left_of("-14 330, -15 350, -16.4 374, -19 404, -23 444")
    figure.take("buttock_upper", seat, above("-80 378, -50 381, -30 381.6, -14 377"))
    figure.take("buttock_mid", seat, above("-80 407, -50 410.4, -34 411, -16 406"))
    fold = above("-80 436, -54 436, -43 439.4, -33 438, -22 434.6, 0 431.6, 16 428.6, 26 425, 60 418")
    figure.take("buttock_lower", seat, fold)
    figure.take("lateral_hip", left_of("13 335, 13.6 355, 13 385, 14.4 410, 18 440"), fold)
    figure.take("hip_front", fold)


def leg(figure: Partition) -> None:
    """Take thigh, knee and lower leg."""
    top, bottom = (
        above("-60 552, -36 553, -15 548, 10 542, 31 543, 60 546"),
        above("-60 600, -36 598, -15 602, 8 606, 24 604, 60 600"),
    )
    figure.take("thigh_front", right_of("16 415, 17.4 440, 16.6 475, 13.4 515, 9 556"), top)
    figure.take("thigh_back", left_of("-22.6 425, -23.4 455, -21 495, -17.4 530, -16.4 562"), top)
    figure.take("thigh_lateral", top)
    figure.take("knee_front", right_of("9.4 536, 11.6 556, 11.4 578, 8 610"), bottom)
    figure.take("knee_back", left_of("-16.6 540, -16 556, -16.6 578, -19 610"), bottom)
    figure.take("knee_lateral", bottom)
    ankle = above("-60 738, -30 735, -12 738, 4 736, 30 730")
    figure.take("shin", right_of("8 595, 7 640, 0 690, -4 722, -5 750"), ankle)
    figure.take(
        "achilles",
        left_of("-15.4 700, -15 724, -16.6 746, -22 778"),
        below("-60 698, -36 702, -24 707, -10 700"),
        above(INSTEP),
    )
    figure.take("calf", left_of("-18 595, -15.6 635, -15 675, -15 712"), ankle)
    figure.take("leg_lateral", ankle)


def foot(figure: Partition) -> None:
    """Take ankle and foot."""
    figure.take("ankle_front", right_of("-3 728, -1 744, 4 756, 10 782"), above(INSTEP))
    figure.take("ankle_lateral", above(INSTEP))
    figure.take("heel", left_of("-14 765, -9 774, -4.6 784, -3 794, -4 806"))
    figure.take("sole_arch", below("-20 792, -6 787.4, 12 785, 28 787, 44 791"), left_of("36 770, 37 790, 35 806"))
    figure.take("ball_of_foot", below("28 787, 44 791, 56 793, 72 795"), left_of("62 770, 64 806"))
    figure.take("lesser_toes", right_of("55 770, 57.6 782, 61 794, 65 806"))
    figure.take("foot_dorsum", figure.body)
