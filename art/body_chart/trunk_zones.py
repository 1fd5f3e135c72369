"""Zones of chest, belly, back, pelvis and hip in the figures."""

from __future__ import annotations

from art.body_chart import arm_zones, head_zones
from art.body_chart.partition import Partition
from art.body_chart.regions import above, below, ellipse, left_of, right_of, shape

COSTAL_ARCH = "-5 239, 4 241.6, 12 247, 21 258, 31 270, 41 280, 51 286.6, 62 289, 80 288"
FRONT_CREST = "30 366, 43.6 354.6, 48 345.4, 54 337.6, 61 331.4, 70 326, 92 316"
INGUINAL = "-5 409, 8 403, 18 395.4, 29 385.4, 38 374.4, 44 362, 50 340"
LAST_RIB = "-5 286, 9 285.4, 20 283, 31 282.6, 42 286, 52 289.4, 62 290.4, 80 290"


def front(figure: Partition) -> None:
    """Take the trunk from the front, between collar bone and groin."""
    figure.take("shoulder_top", arm_zones.acromion())
    figure.take("neck_shoulder_angle", above(head_zones.CLAVICLE), left_of("74 125, 74 170"))


def chest(figure: Partition) -> None:
    """Take chest, belly and flank from the front."""
    figure.take(
        "sternum", left_of("12 156, 10.6 168, 9 186, 9 216, 10.6 246"), above("-5 247, 4 246.4, 11 243, 20 240")
    )
    figure.take("chest_upper", above("-5 199, 14 200, 34 201, 50 200, 70 196"))
    arch = above(COSTAL_ARCH)
    figure.take("ribs_side", right_of("57.4 196, 55 222, 52 246, 48 270, 44.4 300"), arch)
    figure.take("chest_lower", arch)
    figure.take("epigastrium", left_of("12 240, 19 255, 23.6 268, 24 281, 20 297"), above("-5 295, 12 294, 30 289"))
    figure.take("flank", right_of("50 276, 47 300, 45.6 324, 46 352"), above(FRONT_CREST))
    figure.take("abdomen_upper", above("-5 319, 0 319, 20 318.6, 50 316"))
    figure.take(
        "iliac_crest",
        shape(
            "44 356.4, 48 345.4, 54 337.6, 61 331.4, 70 326!, 92 316!, 92 338!, 66 346, 58 350, 52.4 355.4, 47.4 361.4"
        ),
    )


def front_pelvis(figure: Partition) -> None:
    """Take lower belly, groin and hip from the front."""
    figure.take(
        "suprapubic",
        left_of("29 362, 26 376, 21.6 388, 16 402"),
        below("-5 378, 4 377.4, 14 374.6, 24 369, 34 361"),
        above("-5 401, 8 400.4, 30 400"),
        above(INGUINAL),
    )
    figure.take("genitals", shape("-3 399!, 8 398!, 12 401, 12.6 409, 9.6 418.4, 5 427, -3 431!"))
    low = above("40 398, 52 411, 62 419.6, 74 426, 92 430")
    figure.take("lateral_hip", right_of("64 336, 66 362, 67.4 390, 66.6 415, 65 440"), low)
    figure.take(
        "hip_front",
        right_of("44 340, 44.4 354, 47 368, 50.6 382, 55 396, 60.4 411, 66 426"),
        low,
        below("20 352, 44 355, 54 346, 90 338"),
    )
    figure.take("groin", below(INGUINAL), above("-5 441, 4 428, 14 420.6, 28 411.6, 42 400.6, 58 384"))
    figure.take("abdomen_lower", above(INGUINAL))


def back(figure: Partition) -> None:
    """Take shoulder girdle and ribs from behind."""
    figure.take("shoulder_top", arm_zones.acromion())
    figure.take(
        "neck_shoulder_angle",
        above("-5 141, 8 142.4, 20 147.4, 34 155, 48 161, 62 164.4, 80 165"),
        left_of("78 125, 78 170"),
    )


def upper_back(figure: Partition) -> None:
    """Take the back above the last rib."""
    ribs = above(LAST_RIB)
    figure.take("spine_thoracic", left_of("8.4 133, 8.2 160, 8.2 290"), ribs)
    figure.take(
        "scapula",
        shape(
            "28.4 150!, 70 150!, 70.6 178, 68 196, 62.6 211, 54.6 223.6, 46.4 229.6, 40 226, 35.4 212, 31.6 194, 29 174"
        ),
    )
    figure.take("upper_back", above("-5 224, 8 223, 22 220.4, 40 213"), left_of("44 125, 44 240"))
    figure.take("mid_back", left_of("42 216, 40 246, 37.4 268, 35 296"), ribs)
    figure.take("ribs_back", left_of("60.6 200, 58 224, 54.8 248, 52 272, 49.6 300"), ribs)
    figure.take("ribs_side", ribs)


def lower_back(figure: Partition) -> None:
    """Take loin, sacrum and buttock from behind."""
    figure.take("spine_lumbar", left_of("8.2 280, 8.4 350"), above("-5 343, 20 343"))
    figure.take("sacroiliac", ellipse(21.2, 359.6, 9.8, 15, -8))
    figure.take("sacrum", shape("-3 343!, 8.2 343!, 14.4 345.2!, 12 351, 13.4 364, 10.6 379, 7 392!, -3 392!"))
    crest = (
        "34.6 356.4, 35.6 349.6, 40.6 342, 48.6 335, 58 329.6, 72 324, 92 316!, 92 336!, 66 344, 54 348, 43.6 352,"
        " 38 356.4, 35.6 358.4"
    )
    figure.take("iliac_crest", shape(crest))
    figure.take(
        "lower_back",
        left_of("39.4 270, 37.6 300, 38 322, 40.4 346"),
        above("-5 343, 8.2 343, 15 345, 20 346, 28 347, 34 351, 40 352, 60 346"),
    )
    figure.take("flank", above("20 356, 34 352, 48 340, 60 333, 92 322"), right_of("34 200, 34 400"))
    figure.take("coccyx", shape("-3 390!, 7.6 390!, 9 398, 8.6 408!, -3 409!"))
    figure.take("perineum", shape("-3 408!, 8.6 408!, 10 416, 8.6 425, 5 431, -3 434!"))


def buttock(figure: Partition) -> None:
    """Take buttock and side of the hip from behind."""
    fold = above("-5 427, 8 432, 20 437.6, 31 440, 44 438.6, 55 434.6, 66 431.6, 92 430")
    figure.take("lateral_hip", right_of("61 336, 62.6 358, 62 382, 60.8 408, 61 440"), fold)
    figure.take("buttock_upper", above("5 359, 13 362, 20 371, 29 377, 44 381.6, 60 380.6, 90 376"))
    figure.take("buttock_mid", above("0 402, 8 404, 24 409.4, 42 411.4, 62 407.4"))
    figure.take("buttock_lower", fold)
