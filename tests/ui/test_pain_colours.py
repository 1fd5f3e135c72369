"""The five colours of pain: evenly darker, and told apart by eyes that see fewer colours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor

from clinic_app.ui.theme import tokens

FILLS = tuple(tokens()["pain"]["fill"].values())
LEAST_STEP, LEAST_DISTANCE = 10.0, 12.0
#: What is left of red, green and blue in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN_BY = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "everybody": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
Row = tuple[float, float, float]


def linear(colour: str) -> Row:
    one = QColor(colour)
    parts = (one.redF(), one.greenF(), one.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def through(matrix: tuple[Row, Row, Row], colour: Row) -> Row:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def lab(light: Row) -> Row:
    """Return L*, a* and b* of CIE 1976."""
    held = through(TO_XYZ, tuple(min(max(part, 0.0), 1.0) for part in light))  # type: ignore[arg-type]  # three of them
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (one / white for one, white in zip(held, WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_they_get_evenly_darker() -> None:
    lightness = [lab(linear(fill))[0] for fill in FILLS]
    assert all(one - other >= LEAST_STEP for one, other in pairwise(lightness)), lightness


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_neighbours_are_told_apart_by(eyes: str) -> None:
    seen = [lab(through(SEEN_BY[eyes], linear(fill))) for fill in FILLS]
    distances = [sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 for one, other in pairwise(seen)]
    assert all(distance >= LEAST_DISTANCE for distance in distances), distances


def test_the_measure_knows_black_white_and_red() -> None:
    assert lab(linear("#FFFFFF")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear("#000000"))[0] == pytest.approx(0, abs=0.01)
    assert lab(linear("#FF0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
