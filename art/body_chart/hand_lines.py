"""Creases, knuckles and nails of the hand, in hand units."""

from __future__ import annotations

from art.body_chart.curves import Knot, Point, spline
from art.body_chart.hands import FINGERS, Finger
from art.body_chart.lines import Line, lines

PALM = """
2: 39 91.6, 35 84, 24 66, 13 45, 6 24, 4 12
3: 37 87, 22 82, 2 77, -22 66
3: -38 84, -24 90, -6 92, 8 99, 14 106
"""
PALM_INSET = """
3: 55 99, 61 96.6, 68 94
3: 43 76, 52 73, 60 66
2: -21 -2, 0 1, 22 -2
"""
DORSUM_INSET = """
2: 64.4 119.6, 63.4 113, 66 108.4, 70.4 107, 74 109.4, 75.6 115.6
3: 57 96, 62 93, 67 92
3: 33 14, 29.6 20, 30.4 28
2: -24.6 -15, -19.6 -10, -21.6 -4
3: 25 84, 18 56, 10 26
3: 8.6 86, 6 56, 3 26
3: -10 84, -7 56, -4 28
3: -27 76, -20 52, -12 28
"""
HANGING = """
1: 10.8 104, 11.6 122, 9.2 144, 4.8 162
1: -5.4 108, -5.4 130, -8.2 150, -14 170
1: -20.4 106, -21.6 124, -26 146, -31.6 160
1: 33 80, 33.8 94, 34 108, 33.4 116
"""


def palm(*, inset: bool) -> list[Line]:
    """Return the creases of a palm."""
    out = lines(PALM)
    if inset:
        out += lines(PALM_INSET)
        out += [_across(one, share, 0.75) for one in FINGERS.values() for share in (0.06, 0.39, 0.68)]
    return out


def dorsum(*, inset: bool, spread: float = 1.0) -> list[Line]:
    """Return the knuckles of the back of a hand, and in the inset nails and tendons."""
    if not inset:
        return [_across(one, -0.03, 0.42, 2.4, spread) for one in FINGERS.values()]
    out = lines(DORSUM_INSET)
    for one in FINGERS.values():
        out += [_across(one, -0.03, 0.42, 2.4), _across(one, 0.385, 0.5, 1.6), _across(one, 0.68, 0.5, 1), _nail(one)]
    return out


def hanging() -> list[Line]:
    """Return the lines between the fingers of the hanging hand."""
    return lines(HANGING)


def _across(one: Finger, share: float, width: float, bow: float = 1.2, spread: float = 1.0) -> Line:
    half = one.half_width * width
    ends: list[Point] = [one.along(share, aside, spread) for aside in (-half, half)]
    middle = one.along(share + bow / one.length, 0.0, spread)
    return Line(3, tuple(spline([Knot(*ends[0]), Knot(*middle), Knot(*ends[1])])))


def _nail(one: Finger) -> Line:
    half = one.half_width * 0.5
    places = ((0.955, -1), (0.85, -1.02), (0.815, -0.5), (0.807, 0), (0.815, 0.5), (0.85, 1.02), (0.955, 1))
    return Line(2, tuple(spline([Knot(*one.along(share, half * aside)) for share, aside in places])))
