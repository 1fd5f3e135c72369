"""Where trigger points are drawn: on the body, near their own muscle, mirrored for the left side."""

from __future__ import annotations

import pytest

from clinic_app.drawing.body_chart import load
from clinic_app.drawing.rings import inside, rings_of
from clinic_app.drawing.trigger_points import points_of, shipped
from clinic_app.reading import Reading

#: Points whose words name no place.
NO_PLACE = {("piriformis", "blog_spread"), ("psoas_major", "blog_spread"), ("soleus", "rare_jaw")}
CHART = load()


def test_every_trigger_point_with_a_place_in_words_has_one_on_the_chart(reading: Reading) -> None:
    muscles = reading.reference.knowledge.muscles
    wanted = {(one.id, point.id) for one in muscles.values() for point in one.trigger_points} - NO_PLACE
    drawn = {(muscle, point) for muscle, points in shipped().items() for point in points}
    assert drawn == wanted


@pytest.mark.parametrize("side", ["left", "right"])
def test_every_cross_lies_on_the_body_of_a_view_that_exists(reading: Reading, side: str) -> None:
    for muscle in reading.reference.knowledge.muscles:
        for view, x, y in points_of(muscle, "left" if side == "left" else "right"):
            body = rings_of(CHART.views[view].body.outline)
            assert inside(body, x, y), (muscle, view, x, y)


def test_every_cross_lies_on_or_beside_the_belly_of_its_muscle(reading: Reading) -> None:
    """In a zone over the belly or in a neighbour of one: a typing mistake would put it elsewhere."""
    knowledge = reading.reference.knowledge
    for one in knowledge.muscles.values():
        assert one.local is not None
        near = {zone for own in one.local.zones for zone in (own, *knowledge.zones[own].neighbours)}
        for view, x, y in points_of(one.id, "right"):
            under = CHART.zone_at(view, x, y)
            assert under is not None
            assert under.side in ("right", "midline")
            assert under.zone in near, (one.id, view, x, y, under.zone)


def test_the_left_side_is_the_mirror_image() -> None:
    assert points_of("soleus", "left") == tuple((view, -x, y) for view, x, y in points_of("soleus", "right"))
    right, left = points_of("masseter", "right"), points_of("masseter", "left")
    assert {view for view, _, _ in right} == {"head_right", "face"}
    assert {view for view, _, _ in left} == {"head_left", "face"}


def test_a_point_of_the_right_side_only_is_not_on_the_left() -> None:
    assert len(points_of("pectoralis_major", "right")) == len(points_of("pectoralis_major", "left")) + 1


def test_a_muscle_without_places_has_no_crosses() -> None:
    assert points_of("no_such_muscle", "right") == ()
    assert points_of("one", "left", {"one": {"main": [["front", -3, 4]], "other": [["back", 1, 2, "right"]]}}) == (
        ("front", 3.0, 4.0),
    )
