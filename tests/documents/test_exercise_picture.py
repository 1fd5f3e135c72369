"""The picture of an exercise on paper: start and end as large as their room allows, never mirrored for a language."""

from __future__ import annotations

import pytest

from clinic_app.documents import fonts
from clinic_app.documents.exercise_picture import CAPTION, Arranged, ExercisePicture
from clinic_app.documents.flowables import DARK
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import FIGURE, Meaning
from clinic_app.documents.text import Face, Text
from clinic_app.drawing.figure import figure
from clinic_app.reading import Reading

WIDE, HIGH = 150.0, 80.0


def arranged(reading: Reading, name: str, direction: Direction = "ltr") -> Arranged:
    picture = reading.reference.knowledge.exercises[name].picture
    assert picture is not None
    face = Face(fonts.TEXT, CAPTION, CAPTION, DARK, "centre", direction)
    captions = (Text("Start", face), Text("End", face))
    return ExercisePicture(figure(picture), captions, (WIDE, HIGH), Meaning((FIGURE,), name), direction).arranged


def test_who_lies_is_drawn_one_above_the_other_and_so_much_larger(reading: Reading) -> None:
    fonts.register()
    found = arranged(reading, "prone_press_up")
    start, end = found.spots
    assert start.at[0] == end.at[0]
    assert start.at[1] > end.at[1]
    assert found.scale * start.shown.panel.box.width > 1.3 * WIDE / 2
    assert all(one.said_at[0] + one.shown.said_wide <= one.at[0] for one in found.spots)


def test_who_stands_is_drawn_side_by_side_with_the_captions_below(reading: Reading) -> None:
    start, end = arranged(reading, "heel_raise").spots
    assert start.at[1] == end.at[1]
    assert start.at[0] < end.at[0]
    assert all(one.said_at[1] < one.at[1] for one in (start, end))


@pytest.mark.parametrize("name", ["prone_press_up", "heel_raise", "hamstring_ball_chair", "ball_ql_lying", "heat_pack"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_stands_outside_its_room(reading: Reading, name: str, direction: Direction) -> None:
    found = arranged(reading, name, direction)
    for one in found.spots:
        box = one.shown.panel.box
        assert -0.6 <= one.at[0] <= one.at[0] + box.width * found.scale <= WIDE + 0.6
        assert -0.6 <= one.at[1] <= one.at[1] + box.height * found.scale <= HIGH + 0.6
        assert one.shown.caption is None or -0.6 <= one.said_at[0] <= WIDE - one.shown.said_wide + 0.6


@pytest.mark.parametrize("name", ["prone_press_up", "heel_raise", "hamstring_ball_chair"])
def test_in_arabic_the_order_is_turned_and_not_the_drawings(reading: Reading, name: str) -> None:
    left, right = arranged(reading, name), arranged(reading, name, "rtl")
    assert left.scale == right.scale
    drawn = {id(one.shown.panel.parts) for one in left.spots}
    assert len(drawn) == len(left.spots)
    first, *_, last = left.spots
    if first.at[1] == last.at[1]:
        assert [one.shown.caption and one.shown.caption.said for one in right.spots] == [
            one.shown.caption and one.shown.caption.said for one in reversed(left.spots)
        ]
    else:
        assert all(one.said_at[0] > one.at[0] for one in right.spots if one.shown.caption)
