"""What is painted for a patient's map: colours, patterns, badges, overlays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.drawing.body_chart import BodyChart, ZonePath, load
from clinic_app.drawing.kinds import KINDS, pattern_parts
from clinic_app.drawing.outline import Box, Part, points_of
from clinic_app.drawing.pain_map import ROLES, Mark, Overlay, Picture, band, pictures, unseen
from clinic_app.drawing.referral import Referral
from clinic_app.drawing.rings import Ring, area, between, distance, inside, rings_of

BOTH = ("front", "back")
SQUARE: tuple[Ring, ...] = (((0, 0), (40, 0), (40, 20), (0, 20)),)


@cache
def chart() -> BodyChart:
    return load()


def zone(view: str, name: str, side: str) -> ZonePath:
    found = chart().views[view].find(name, side)
    assert found is not None
    return found


def filled(picture: Picture, role: str) -> list[Part]:
    return [part for part in picture.parts if part.fill == role]


def lined(picture: Picture, role: str) -> list[Part]:
    return [part for part in picture.parts if part.line == role]


def a_mark(
    intensity: int | None = 6,
    kind: str = "ache",
    *,
    zone: str = "lower_back",
    letter: str = "A",
    deep: bool | None = None,
    point: tuple[str, float, float] | None = None,
) -> Mark:
    return Mark(zone, "right", intensity, kind, letter, deep, point)


zones_seen = st.sampled_from([(path.zone, path.side) for name in BOTH for path in load().views[name].zones])
marks = st.builds(
    Mark,
    zone=st.just(""),
    side=st.just(""),
    intensity=st.none() | st.integers(0, 10),
    kind=st.sampled_from(KINDS),
    letter=st.sampled_from("ABCDEFGHIJ"),
)
placed_marks = st.builds(lambda mark, place: replace(mark, zone=place[0], side=place[1]), marks, zones_seen)


# --- colours


@pytest.mark.parametrize(
    ("intensity", "role"),
    [
        (None, "pain_unrated"),
        (0, "pain_0"),
        (1, "pain_1_2"),
        (2, "pain_1_2"),
        (3, "pain_3_4"),
        (6, "pain_5_6"),
        (7, "pain_7_8"),
        (8, "pain_7_8"),
        (9, "pain_9_10"),
        (10, "pain_9_10"),
    ],
)
def test_a_number_has_its_band(intensity: int | None, role: str) -> None:
    assert band(intensity) == role


@pytest.mark.parametrize("intensity", [-1, 11])
def test_a_number_off_the_scale_is_refused(intensity: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        pictures(chart(), [a_mark(intensity)], BOTH)


def test_a_mark_is_coloured_in_every_view_and_labelled_once() -> None:
    views = ("front", "back", "right")
    shown = pictures(chart(), [a_mark(zone="lateral_hip", intensity=4)], views)
    assert [len(filled(picture, "pain_3_4")) for picture in shown] == [1, 1, 1]
    assert [len(picture.labels) for picture in shown] == [0, 0, 1]


@given(st.lists(placed_marks, max_size=8))
def test_every_number_is_written_and_every_colour_is_a_known_role(given_marks: list[Mark]) -> None:
    shown = pictures(chart(), given_marks, BOTH, 2.0, Overlay(Referral((("scapula", "right"),)), borders=True))
    written = {(label.callout.letter, label.callout.number) for picture in shown for label in picture.labels}
    assert written == {(mark.letter, "" if mark.intensity is None else str(mark.intensity)) for mark in given_marks}
    for picture in shown:
        parts = [*picture.parts, *(part for label in picture.labels for part in label.leader)]
        assert {role for part in parts for role in (part.fill, part.line)} <= ROLES | {""}
        assert all(label.callout.role in ROLES for label in picture.labels)


def test_the_figure_lies_over_the_colour_and_the_rim_over_the_figure() -> None:
    (picture,) = pictures(chart(), [a_mark()], ["back"])
    roles = [part.fill or part.line for part in picture.parts]
    assert roles[0] == "figure"
    assert roles.index("pain_5_6") < roles.index("figure_shade") < roles.index("mark_line")


def test_lines_and_badges_keep_their_size_on_the_screen() -> None:
    for pixel in (0.5, 1.0, 3.0):
        (picture,) = pictures(chart(), [a_mark()], ["back"], pixel)
        assert picture.labels[0].box.width / pixel == pytest.approx(36)
        assert picture.labels[0].box.height / pixel == pytest.approx(18)
        assert 0.9 <= lined(picture, "mark_line")[0].width / pixel <= 1.5


def test_a_small_figure_leaves_its_quietest_lines_out() -> None:
    large, small = (pictures(chart(), [], ["front"], pixel)[0] for pixel in (1.0, 3.0))
    assert len(lined(large, "figure_landmark")) > len(lined(small, "figure_landmark")) > 0


# --- kinds


def test_every_kind_looks_different() -> None:
    rings = zone("back", "scapula", "right").rings
    drawn = {kind: pattern_parts(kind, rings, "ink", 1.0) for kind in KINDS}
    assert drawn["ache"] == ()
    for one, two in combinations(KINDS, 2):
        assert drawn[one] != drawn[two], f"{one} {two}"


def test_a_kind_nobody_drew_is_plain() -> None:
    assert pattern_parts("electric", SQUARE, "ink", 1.0) == ()


@given(zones_seen, st.sampled_from(KINDS[1:]), st.sampled_from([0.5, 1.0, 2.8]))
def test_a_pattern_stays_in_its_zone(place: tuple[str, str], kind: str, pixel: float) -> None:
    path = next(path for path in chart().paths_of(*place) if path.view in BOTH)
    parts = pattern_parts(kind, path.rings, "ink", pixel)
    points = [point for part in parts for point in points_of(part.outline)]
    if path.area > 700 * pixel**2:
        assert points
        for point in points:
            assert inside(path.rings, *point) or distance(path.rings, *point) < 0.5 * pixel


def test_even_a_tiny_zone_shows_one_sign() -> None:
    for kind in KINDS[2:]:
        assert pattern_parts(kind, (((0, 0), (2, 0), (2, 2), (0, 2)),), "ink", 3.0)


def test_two_kinds_share_a_zone_in_halves_with_a_line_between() -> None:
    (picture,) = pictures(chart(), [a_mark(6, "ache"), a_mark(9, "sharp", letter="B")], ["back"])
    (upper,), (lower,) = filled(picture, "pain_5_6"), filled(picture, "pain_9_10")
    whole = zone("back", "lower_back", "right")
    parts = [area(rings_of(part.outline)) for part in (upper, lower)]
    assert sum(parts) == pytest.approx(whole.area, rel=1e-6)
    assert min(parts) > whole.area * 0.35
    assert max(y for _, y in points_of(upper.outline)) == pytest.approx(min(y for _, y in points_of(lower.outline)))
    assert len(lined(picture, "mark_line")) == 2
    assert [label.callout.letter for label in picture.labels] == ["A", "B"]


def test_two_kinds_with_one_letter_and_number_are_written_once() -> None:
    (picture,) = pictures(chart(), [a_mark(6, "ache"), a_mark(6, "sharp")], ["back"])
    assert len(picture.labels) == 1


def test_a_deep_mark_has_a_dashed_line_inside_its_border() -> None:
    surface, unasked, deep = (pictures(chart(), [a_mark(deep=deep)], ["back"])[0].parts for deep in (False, None, True))
    assert surface == unasked
    extra = [part for part in deep if part not in surface]
    rings = zone("back", "lower_back", "right").rings
    assert extra
    for part in extra:
        assert part.dashed
        assert part.line == "on_pain_5_6"
        assert all(inside(rings, *point) for point in points_of(part.outline))


# --- badges


def overlap(one: Box, two: Box) -> bool:
    return one.left < two.right and two.left < one.right and one.top < two.bottom and two.top < one.bottom


@given(st.lists(placed_marks, max_size=10), st.sampled_from(["front", "back"]), st.floats(0.4, 3.2))
def test_badges_lie_beside_the_figure_and_never_over_each_other(
    given_marks: list[Mark], view: str, pixel: float
) -> None:
    (picture,) = pictures(chart(), given_marks, [view], pixel)
    silhouette = rings_of(chart().views[view].body.outline)
    for one, two in combinations(picture.labels, 2):
        assert not overlap(one.box, two.box)
    for label in picture.labels:
        box = label.box
        assert area(between(between(silhouette, 0, box.left, box.right), 1, box.top, box.bottom)) < 1e-6
        assert picture.box.joined(box) == picture.box


@given(st.lists(placed_marks, max_size=6, unique_by=lambda mark: (mark.zone, mark.side)), st.randoms())
def test_badges_do_not_depend_on_the_order_of_the_marks(given_marks: list[Mark], shuffled: object) -> None:
    other = list(given_marks)
    shuffled.shuffle(other)  # type: ignore[attr-defined]  # hypothesis gives a Random
    boxes = [
        {(label.callout, label.box) for label in pictures(chart(), one, ["back"])[0].labels}
        for one in (given_marks, other)
    ]
    assert boxes[0] == boxes[1]


def test_the_line_ends_just_inside_the_zone() -> None:
    (picture,) = pictures(chart(), [a_mark()], ["back"])
    end = list(points_of(picture.labels[0].leader[1].outline))[-1]
    rings = zone("back", "lower_back", "right").rings
    assert inside(rings, *end)
    assert distance(rings, *end) < 4


def test_a_spot_is_drawn_and_named_where_the_patient_pointed() -> None:
    spot = ("back", 20.0, 300.0)
    front, back = pictures(chart(), [a_mark(zone="flank", point=spot)], BOTH)
    assert (len(front.labels), len(back.labels)) == (0, 1)
    assert list(points_of(back.labels[0].leader[1].outline))[-1] == spot[1:]
    assert (len(filled(front, "spot")), len(filled(back, "spot"))) == (0, 1)


def test_a_mark_without_number_and_letter_has_no_badge() -> None:
    assert pictures(chart(), [a_mark(None, letter="")], ["back"])[0].labels == ()


def test_marks_that_no_view_shows_are_named() -> None:
    hidden = a_mark(zone="sole_arch", letter="B")
    assert unseen(chart(), [a_mark(), hidden], BOTH) == (hidden,)
    assert unseen(chart(), [a_mark(), hidden], (*BOTH, "sole_right")) == ()


# --- overlays

SHOULDER = Referral(
    essential=(("scapula", "right"), ("shoulder_back", "right")),
    spillover=(("upper_back", "right"), ("scapula", "right")),
    points=(("back", 50.0, 190.0), ("front", -50.0, 190.0)),
)


def test_a_referral_area_is_outline_dots_and_crosses_and_no_hatching() -> None:
    plain, over = (pictures(chart(), [], ["back"], 1.0, overlay)[0] for overlay in (Overlay(), Overlay(SHOULDER)))
    added = [part for part in over.parts if part not in plain.parts]
    assert {part.fill or part.line for part in added} == {"referral", "referral_halo", "referral_point"}
    assert sorted(bool(part.dashed) for part in added if part.line == "referral") == [False, True]
    assert len(lined(over, "referral_point")) == 1
    essential, spillover = (len(part.outline) for part in reversed(filled(over, "referral")))
    assert essential > 2 * spillover > 0


def test_what_a_muscle_does_not_explain_stands_out() -> None:
    given_marks = [a_mark(), a_mark(zone="scapula", letter="B"), a_mark(zone="upper_back", letter="C")]
    overlay = Overlay(SHOULDER, (("lower_back", "right"),))
    (picture,) = pictures(chart(), given_marks, ["back"], 1.0, overlay)
    assert [part.outline for part in lined(picture, "unexplained")] == [zone("back", "lower_back", "right").outline]


def test_last_visit_is_a_dashed_outline_and_the_highlight_a_whole_one() -> None:
    overlay = Overlay(ghosts=(a_mark(),), highlighted=("thigh_back", "left"))
    front, back = pictures(chart(), [], BOTH, 1.0, overlay)
    (ghost,) = lined(back, "ghost")
    (focus,) = lined(back, "focus")
    assert ghost.dashed
    assert not focus.dashed
    assert ghost.outline == zone("back", "lower_back", "right").outline
    assert focus.outline == zone("back", "thigh_back", "left").outline
    assert lined(front, "ghost") == lined(front, "focus") == []
