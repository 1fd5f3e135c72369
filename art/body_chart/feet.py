"""Feet: in figure units for the figures, 200 units long (outer side towards +x) for the insets."""

from __future__ import annotations

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from art.body_chart.curves import knots
from art.body_chart.regions import ellipse, finger, joined, shape


def toe(axis: str, half_widths: str) -> BaseGeometry:
    """Return a toe around an axis."""
    return finger([knot.point for knot in knots(axis)], [float(width) for width in half_widths.split()])


def front_foot() -> BaseGeometry:
    """Return a foot seen from the front and a little above, toes slightly outwards."""
    instep = shape(
        "27 748!, 25.9 754.6, 26.8 762, 28.8 772.4, 28.8 782, 28 790.6, 29.4 800, 40 803, 52 801.4, 62 796.6,"
        " 69 790, 70 785.4, 66.6 777.8, 61.6 770, 56.8 763.4, 54 756.6, 52.6 749!"
    )
    return joined([instep, *front_toes()], 1.0)


def front_toes() -> list[BaseGeometry]:
    """Return the five toes of the front view, the great toe first."""
    return [
        toe("35.4 786, 35.8 796, 37.2 805.4", "7 7.6 6.8"),
        toe("46.6 788, 47.8 798, 49.2 806.4", "4.4 4.3 4.1"),
        toe("55 786, 56.6 795.6, 58.2 803.4", "4.2 4.1 3.9"),
        toe("61.6 782, 63.6 791.4, 65.4 798.4", "4 3.9 3.7"),
        toe("63.6 780, 66.6 787, 69 792.4", "3.9 3.8 3.6"),
    ]


def back_foot() -> BaseGeometry:
    """Return a foot seen from behind: the heel, and beside it the outer edge down to the little toe."""
    heel = shape(
        "27 748!, 26 755, 27 765, 27.8 776, 27 787, 28.6 796, 33.4 801.2, 40 802.6, 46.6 801.2, 51.6 796, 53 787,"
        " 52.4 776, 53 765, 53.9 755.6, 52.6 748!"
    )
    edge = shape("48 760!, 54.2 767.4, 58 774.4, 61 782, 63.4 788.6, 63.8 794, 61.4 797.8, 56.6 799.4, 48 800!")
    return joined([heel, edge], 2.2)


def side_foot() -> BaseGeometry:
    """Return a foot seen from the side, facing +x, from the ankle down."""
    return shape(
        "-31 742!, -34 756, -37.6 769, -39.4 781, -39 792, -33.6 799.2, -24 801, -10 800, 6 797.6, 24 797.2,"
        " 42 800, 58 801.2, 70 801, 78.4 798.6, 81 792.8, 77.6 787.4, 68 783, 54 777, 40 769, 27.4 761,"
        " 16.6 753.4, 9.6 745.4, 5.6 736.6, 3.8 724!"
    )


def foot_from_above() -> BaseGeometry:
    """Return foot and ankle from the front and above, toes towards +y."""
    instep = shape(
        "-21 -14!, -20 0, -20.6 14, -24 27, -26.6 37, -25.4 50, -26 70, -28.6 94, -32 114, -34 130, -33.6 152,"
        " -12 158, 10 156, 30 150, 39 140, 39.6 126, 36.6 108, 32 88, 27.4 68, 25.6 55, 26.6 45, 23.4 34, 20.6 18,"
        " 20.4 0, 21.6 -14!"
    )
    toes = [
        toe("-21.6 132, -21.6 150, -20.8 168, -19.6 181", "13 12.6 12.2 11"),
        toe("-1.6 138, -.8 154, .4 168, 1.4 181", "8.6 8 7.6 7.6"),
        toe("13.4 138, 14.4 152, 16 166, 17.4 176", "7.6 7.4 7 7"),
        toe("25.4 134, 26.6 148, 28.6 160, 30.2 168.6", "7.2 7 6.7 6.6"),
        toe("33 126, 35 140, 38 150, 39.8 157", "6.6 6.6 6.4 6.2"),
    ]
    return joined([instep, *toes], 1.6)


def sole() -> BaseGeometry:
    """Return a sole, toes towards -y."""
    pad = shape(
        "-34 48, -36.4 62, -33.6 78, -26.4 98, -21 120, -20.4 142, -22.6 162, -21.6 180, -14 194, 2 199.6, 17 195,"
        " 26 181, 28.6 162, 30.4 138, 34.6 112, 38.8 88, 40.4 70, 38.6 55, 31 46, 14 40, -8 37, -24 40"
    )
    tips = [
        ellipse(-22.4, 22.4, 13.2, 18.4, -4),
        ellipse(-1.2, 18.6, 8.2, 12.6, 2),
        ellipse(13.8, 23.8, 7.5, 11.2, 8),
        ellipse(26.4, 32.2, 7.1, 10.2, 14),
        ellipse(37, 43.6, 6.7, 9.4, 22),
    ]
    stems = [
        shape("-31 20!, -14 20!, -12 48!, -33 50!"),
        shape("-6 22!, 4 22!, 6 46!, -8 46!"),
        shape("9.6 26!, 18.6 26!, 20 48!, 7 48!"),
        shape("22 34!, 31 34!, 32 54!, 20 54!"),
        shape("33 46!, 41 45!, 40 62!, 30 60!"),
    ]
    return Polygon(joined([pad, *tips, *stems], 1.6).exterior)
