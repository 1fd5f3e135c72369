"""The pieces behind the chart: strokes, names, answers, referral areas."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from clinic_app.drawing.body_chart import ZonePath
from clinic_app.drawing.outline import Box
from clinic_app.drawing.pain_map import Mark
from clinic_app.forms.answers import Answers
from clinic_app.reading import Reading
from clinic_app.ui.chart.map_answers import ABOUT, NextMark, clearing, ghosts_of, marking, row_id, row_path, zone_of
from clinic_app.ui.chart.referral_of import referral_of
from clinic_app.ui.chart.strokes import Stroke
from clinic_app.ui.chart.zone_names import ZoneNames
from clinic_app.ui.desk import Desk


def column(name: str) -> ZonePath:
    return ZonePath("front", name, "left", "", Box(0, 0, 1, 1), (0.0, 0.0))


COLUMNS = {number: column(f"zone_{number}") for number in range(20)}


def zone_at(place: QPointF) -> ZonePath | None:
    """Return zones that stand side by side, 20 px wide each, with a gap where the number is 7."""
    number = int(place.x() // 20)
    return None if number == 7 else COLUMNS.get(number)


@given(st.lists(st.floats(0, 399), min_size=1, max_size=12))
def test_a_stroke_tells_each_zone_on_its_way_once(xs: list[float]) -> None:
    stroke = Stroke(QPointF(30, 0), COLUMNS[1], 10.0)
    told = [key for x in xs for key in stroke.entered(QPointF(x, 0), zone_at)]
    assert len(told) == len(set(told))
    assert ("zone_1", "left") not in told
    assert ("zone_7", "left") not in told
    if stroke.is_drag:
        reached = [30.0, *xs]
        passed = {int(x // 20) for x in reached} - {1, 7}
        assert {f"zone_{number}" for number in passed} <= {zone for zone, _ in told}


def test_before_it_has_gone_far_enough_a_stroke_tells_nothing() -> None:
    stroke = Stroke(QPointF(38, 0), COLUMNS[1], 10.0)
    assert stroke.entered(QPointF(45, 0), zone_at) == []
    assert not stroke.is_drag
    assert stroke.entered(QPointF(49, 0), zone_at) == [("zone_2", "left")]


def test_every_option_of_the_form_is_a_row_of_a_zone_of_the_chart(reading: Reading) -> None:
    codes = {option.code for option in reading.reference.forms["intake"].item("pain_map").options}
    zones = reading.reference.knowledge.zones.values()
    sided = {(zone.id, side) for zone in zones for side in (("left", "right") if zone.has_sides else ("midline",))}
    assert {row_id(*key) for key in sided} == codes
    assert {zone_of(code) for code in codes} == sided


def test_names_put_the_side_in_a_whole_word_first_inside_a_sentence(names: ZoneNames) -> None:
    assert names.named("lower_back", "left") == "Low back beside spine, LEFT"
    assert names.named("sacrum", "midline") == names.label("sacrum")
    assert names.in_sentence("lower_back", ("left",)) == "LEFT low back beside spine"
    assert names.in_sentence("lower_back", ("right", "left")) == "RIGHT and LEFT low back beside spine"
    assert "midline" not in names.marked("sacrum", "midline", Mark("sacrum", "midline", 3, "", "A")).lower()


def test_a_mark_says_everything_about_its_area_and_clearing_takes_everything_back() -> None:
    said = marking(["calf.left"], NextMark(4, "ache"))
    assert {one.path[-1][0] for one in said} == {"pain_map", *ABOUT}
    assert {one.path for one in clearing("calf.left")} == {one.path for one in said}
    assert all(one.value is None for one in clearing("calf.left"))


def test_ghosts_are_areas_of_an_earlier_visit_without_letters(desk: Desk) -> None:
    desk.answer_all(marking(["calf.left"], NextMark(4, "ache"), "back -50.0 600.5"))
    assert ghosts_of(desk.visit.of("intake")) == (Mark("calf", "left", 4, "", "", point=("back", -50.0, 600.5)),)
    assert ghosts_of(Answers()) == ()


def test_a_referral_area_is_that_of_the_muscles_trigger_points_on_its_side(reading: Reading) -> None:
    knowledge = reading.reference.knowledge
    for muscle in knowledge.muscles:
        for side in ("left", "right"):
            area = referral_of(muscle, side, knowledge)
            assert area.essential, muscle
            assert {one for _, one in (*area.essential, *area.spillover)} <= {side, "midline"}
            assert not set(area.essential) & set(area.spillover)
            points = knowledge.muscles[muscle].trigger_points
            assert {zone for zone, _ in area.essential} == {zone for point in points for zone in point.essential}
            assert all(knowledge.zones[zone].has_sides == (one != "midline") for zone, one in area.essential)


def test_a_row_is_found_again_from_its_path() -> None:
    assert row_path("calf.left") == (("pain_map", "calf.left"),)
    assert row_path("calf.left", "kind") == (("pain_map", "calf.left"), ("kind", ""))
