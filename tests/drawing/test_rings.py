"""Outlines as rings of points, and one outline around several zones."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.drawing.body_chart import ZonePath, load
from clinic_app.drawing.rings import Ring, area, between, distance, inset, inside, rings_of, stretches
from clinic_app.drawing.surround import around

SQUARE: tuple[Ring, ...] = (((0, 0), (40, 0), (40, 20), (0, 20)),)
BACK = load().views["back"]


def test_a_hole_is_not_inside() -> None:
    rings: tuple[Ring, ...] = (*SQUARE, ((10, 5), (10, 15), (30, 15), (30, 5)))
    assert inside(rings, 5, 10)
    assert not inside(rings, 20, 10)
    assert area(rings) == 40 * 20 - 20 * 10
    assert distance(rings, 20, 10) == 5
    assert stretches(rings, (0, 10), (1, 0)) == [((0, 10), (10, 10)), ((30, 10), (40, 10))]


def test_a_ring_is_cut_between_two_lines() -> None:
    assert area(between(SQUARE, 0, 5, 15)) == 10 * 20
    assert area(between(SQUARE, 1, 15, 99)) == 40 * 5
    assert between(SQUARE, 1, 21, 30) == ()


def test_an_inset_line_keeps_its_distance_and_is_left_out_where_there_is_no_room() -> None:
    (line,) = inset(SQUARE, 3.0)
    assert all(math.isclose(distance(SQUARE, *point), 3.0, abs_tol=0.31) for point in line)
    assert inset((((0, 0), (40, 0), (40, 4), (0, 4)),), 3.0) == []


@given(st.sets(st.sampled_from(BACK.zones), min_size=1, max_size=12))
def test_the_outline_around_zones_holds_just_them(chosen: set[ZonePath]) -> None:
    outline = around(path.outline for path in chosen)
    rings = rings_of(outline)
    for path in BACK.zones:
        assert inside(rings, *path.anchor) == (path in chosen)
    assert len(outline) <= sum(len(path.outline) + 1 for path in chosen)
