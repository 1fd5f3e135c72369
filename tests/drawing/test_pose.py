"""Exercise figures: possible angles, feet on the ground, hands where they belong, left as the mirror of right."""

from __future__ import annotations

import dataclasses
import typing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.drawing.checks import picture_faults, point_names
from clinic_app.drawing.figure import Panel, figure, placed
from clinic_app.drawing.flesh import pieces
from clinic_app.drawing.outline import Box, box_of, mirrored
from clinic_app.drawing.pose import LIMITS, POSITIONS, angles_of, joints
from clinic_app.drawing.props import PAINTERS
from clinic_app.drawing.skeleton import LENGTHS
from clinic_app.drawing.space import Vector, camera, dot, length, minus
from clinic_app.drawing.wrap import wrapped
from clinic_app.knowledge import exercises, picture
from clinic_app.knowledge.exercises import read_exercise
from clinic_app.knowledge.picture import Arrow, Curve, Feel, Picture, Pose, Prop, Reach, Turns, Where
from clinic_app.shapes import read

ROLES = {"skin", "skin_far", "moving", "hair", "ink", "prop", "ground", "arrow", "arrow_halo", "feel"}
DRAWN = {
    exercise.id: exercise.picture
    for exercise, _ in map(read_exercise, sorted((Path(exercises.__file__).parent / "exercises").glob("*.yaml")))
    if exercise is not None and exercise.picture is not None
}


@pytest.fixture(params=DRAWN)
def shown(request: pytest.FixtureRequest) -> Picture:
    return DRAWN[request.param]


def panels(shown: Picture, side: typing.Literal["right", "left"] = "right") -> list[Panel]:
    drawn = figure(shown, side)
    return [one for one in (drawn.start, drawn.end, drawn.where) if one is not None]


def standing(**values: Any) -> Picture:  # noqa: ANN401  any field of a pose
    return Picture(Pose(position="standing", **values))


def points_in(picture: Picture) -> dict[str, Vector]:
    return dict(placed(picture)[-1].body.points)


def test_shipped_pictures_have_no_faults(shown: Picture) -> None:
    assert picture_faults(shown) == []


def test_everything_lies_in_the_frame(shown: Picture) -> None:
    for panel in panels(shown):
        for part in panel.parts:
            inside = box_of(part.outline)
            assert inside.left >= panel.box.left - 0.01
            assert inside.right <= panel.box.right + 0.01
            assert inside.top >= panel.box.top - 0.01
            assert inside.bottom <= panel.box.bottom + 0.01


def test_start_and_end_share_a_frame(shown: Picture) -> None:
    drawn = figure(shown)
    assert drawn.end is None or drawn.end.box == drawn.start.box


def test_left_is_the_mirror_of_right(shown: Picture) -> None:
    for right, left in zip(panels(shown), panels(shown, "left"), strict=True):
        axis = right.box.centre[0]
        assert left.box == right.box
        assert [part.outline for part in left.parts] == [mirrored(part.outline, axis) for part in right.parts]
        assert [(p.fill, p.line, p.width) for p in left.parts] == [(p.fill, p.line, p.width) for p in right.parts]


def test_only_known_roles_are_used(shown: Picture) -> None:
    used = {role for panel in panels(shown) for part in panel.parts for role in (part.fill, part.line) if role}
    assert used <= ROLES


def test_bones_keep_their_length(shown: Picture) -> None:
    for one in placed(shown):
        for name, limb in one.body.limbs.items():
            upper, lower = ("thigh", "shank") if name.endswith("leg") else ("upper_arm", "forearm")
            assert length(minus(limb.middle, limb.root)) == pytest.approx(LENGTHS[upper], abs=0.02)
            assert length(minus(limb.end, limb.middle)) == pytest.approx(LENGTHS[lower], abs=0.02)
            assert length(limb.along) == pytest.approx(1.0, abs=1e-6)
            assert length(limb.front) == pytest.approx(1.0, abs=1e-6)
            assert dot(limb.front, minus(limb.end, limb.middle)) == pytest.approx(0.0, abs=1e-4)


def test_standing_person_is_a_hundred_tall_and_on_the_floor() -> None:
    points = points_in(standing())
    assert points["crown"][1] == pytest.approx(100, abs=4)
    assert points["right_sole"][1] == pytest.approx(0, abs=0.5)
    assert points["right_hand"][2] > 0 > points["left_hand"][2]


@pytest.mark.parametrize(
    ("angles", "point", "axis", "sign"),
    [
        ({"right_hip": 60.0}, "right_knee", 0, 1),
        ({"right_hip": Turns(out=40.0)}, "right_knee", 2, 1),
        ({"left_hip": Turns(out=40.0)}, "left_knee", 2, -1),
        ({"right_knee": 90.0}, "right_ankle", 0, -1),
        ({"right_elbow": 90.0}, "right_wrist", 0, 1),
        ({"right_shoulder": 90.0}, "right_hand", 0, 1),
        ({"lean": 40.0}, "head", 0, 1),
        ({"tip": 20.0}, "head", 2, 1),
        ({"low_back": 40.0}, "head", 0, 1),
        ({"upper_back": Curve(side=30.0)}, "head", 2, 1),
        ({"neck": Curve(turn=60.0)}, "forehead", 2, 1),
        ({"swing": 60.0}, "belly", 2, 1),
        ({"right_hip": Turns(bend=90.0, turn=60.0), "right_knee": 90.0}, "right_ankle", 2, -1),
    ],
)
def test_joints_turn_the_way_a_clinician_says(angles: dict[str, Any], point: str, axis: int, sign: int) -> None:
    straight, bent = points_in(standing()), points_in(standing(**angles))
    middle = "pelvis" if point in {"head", "belly", "forehead"} else "right_hip"
    moved = minus(bent[point], bent[middle])[axis] - minus(straight[point], straight[middle])[axis]
    assert moved * sign > 3


@pytest.mark.parametrize(
    ("position", "head_left", "up"),
    [
        ("supine", True, "belly"),
        ("prone", False, "low_back"),
        ("on_left_side", False, "right_hip_side"),
        ("on_right_side", True, "left_hip_side"),
    ],
)
def test_lying_bodies_lie(position: Any, head_left: bool, up: str) -> None:  # noqa: ANN401  a literal
    points = points_in(Picture(Pose(position=position)))
    assert (points["head"][0] < points["pelvis"][0]) is head_left
    assert points[up][1] > points["pelvis"][1]
    assert points["head"][1] < 20


def test_every_position_is_known_and_drawn() -> None:
    assert set(typing.get_args(picture.Position)) == set(POSITIONS)
    for position in typing.get_args(picture.Position):
        assert figure(Picture(Pose(position=position), floor="mat")).start.parts


def test_every_thing_can_be_drawn() -> None:
    assert set(typing.get_args(picture.PropKind)) == set(PAINTERS)
    for kind in typing.get_args(picture.PropKind):
        prop = Prop(kind, at="right_hand", through=("left_hand",))
        bare, drawn = (figure(Picture(Pose(position="seated"), props=props)) for props in ((), (prop,)))
        assert len(drawn.start.parts) > len(bare.start.parts), kind


def test_hand_that_reaches_touches() -> None:
    pose = Pose(position="standing", reach=(Reach("right_hand", "left_shoulder"),))
    one = placed(Picture(pose))[0]
    assert length(minus(one.body.points["right_hand"], one.body.points["left_shoulder"])) < 0.1
    assert one.misses["right_hand"] < 0.1


def test_hand_that_cannot_reach_is_a_fault() -> None:
    pose = Pose(position="standing", reach=(Reach("right_hand", "left_sole"),))
    (fault,) = picture_faults(Picture(pose), ("picture",))
    assert fault.place == ("picture", "start", "reach")
    assert "right_hand misses by" in fault.what


def test_foot_in_the_air_is_a_fault() -> None:
    pose = Pose(position="standing", right_hip=60, right_knee=60, touches_ground=("left_sole", "right_sole"))
    (fault,) = picture_faults(Picture(pose))
    assert fault.place == ("start", "touches_ground", 1)


def test_lying_body_in_the_air_is_a_fault() -> None:
    pose = Pose(position="supine", right_hip=-25)
    assert any("floats" in fault.what for fault in picture_faults(Picture(pose)))
    assert picture_faults(Picture(dataclasses.replace(pose, height=20.0))) == []


def test_body_below_the_floor_is_a_fault() -> None:
    end = Pose(shift=(0.0, -5.0, 0.0))
    assert any("sinks" in fault.what for fault in picture_faults(Picture(Pose(position="standing"), end)))


@pytest.mark.parametrize(
    ("pose", "place"),
    [
        (Pose(position="standing", right_knee=-20), ("start", "right_knee")),
        (Pose(position="standing", right_knee=170), ("start", "right_knee")),
        (Pose(position="standing", hips=150), ("start", "hips")),
        (Pose(position="standing", left_hip=Turns(out=95)), ("start", "left_hip", "out")),
        (Pose(position="standing", neck=Curve(turn=120)), ("start", "neck", "turn")),
        (Pose(position="standing", low_back=80), ("start", "low_back")),
        (Pose(right_knee=20), ("start",)),
    ],
)
def test_impossible_angle_is_a_fault_at_its_place(pose: Pose, place: tuple[str, ...]) -> None:
    assert [fault.place for fault in picture_faults(Picture(pose))] == [place]


def test_unknown_points_are_faults_with_a_suggestion() -> None:
    shown = Picture(
        Pose(position="standing", reach=(Reach("left_hand", "right_kne"),)),
        fix="rigth_ankle",
        props=(Prop("strap", at="hand", through=("foot",)),),
        arrows=(Arrow("heart"),),
        feel=(Feel("liver"),),
        where=Where("back", ("kidney",)),
    )
    faults = picture_faults(shown)
    assert len(faults) == 7
    assert any("right_knee" in fault.hint for fault in faults)


def test_end_pose_says_only_what_changes() -> None:
    start = Pose(position="seated", right_knee=80, left_knee=70)
    end = angles_of(Pose(right_knee=20), angles_of(start))
    assert (end["right_knee"], end["left_knee"], end["right_hip.bend"]) == (20, 70, 90)


def test_single_side_wins_over_both() -> None:
    angles = angles_of(Pose(position="standing", right_hip=Turns(bend=40), hips=Turns(bend=10, out=6)))
    assert (angles["right_hip.bend"], angles["left_hip.bend"], angles["right_hip.out"]) == (40, 10, 6)


def test_fixed_point_stays_put() -> None:
    shown = Picture(Pose(position="standing"), Pose(knees=60, hips=50), fix="right_ankle")
    first, last = placed(shown)
    assert length(minus(first.body.points["right_ankle"], last.body.points["right_ankle"])) < 1e-6


def test_arrow_starts_and_ends_at_its_joint() -> None:
    shown = Picture(Pose(position="standing"), Pose(right_hip=60), fix="pelvis", arrows=(Arrow("right_knee"),))
    end = figure(shown).end
    assert end is not None
    line = next(part for part in end.parts if part.line == "arrow")
    seen = camera("side")
    for point, body in ((line.outline[0][1], placed(shown)[0]), (line.outline[-1][1], placed(shown)[1])):
        assert point == pytest.approx(seen.flat(body.body.points["right_knee"]))


def test_far_limbs_are_grey_only_from_the_side() -> None:
    def fills(view: Any) -> set[str]:  # noqa: ANN401  a literal
        return {part.fill for part in figure(Picture(Pose(position="standing"), view=view)).start.parts}

    assert "skin_far" in fills("side")
    assert not {"skin_far"} & (fills("front") | fills("back"))


def test_moving_parts_are_tinted_in_the_end_picture_only() -> None:
    drawn = figure(Picture(Pose(position="standing"), Pose(right_hip=30), moving=("right_leg", "head")))
    assert drawn.end is not None
    assert not any(part.fill == "moving" for part in drawn.start.parts)
    assert sum(part.fill == "moving" for part in drawn.end.parts) == 3  # thigh, shank, foot; never the face


def test_pose_reads_from_plain_values() -> None:
    shape, faults = read(Pose, {"position": "supine", "hips": 45, "right_hip": {"bend": 30, "out": 10}, "knees": 9.5})
    assert faults == []
    assert shape == Pose(position="supine", hips=45, right_hip=Turns(bend=30, out=10), knees=9.5)


def test_typing_mistake_in_a_pose_is_a_fault() -> None:
    shape, faults = read(Picture, {"start": {"position": "supine", "right_hip": {"bent": 30}, "kness": 20}})
    assert shape is None
    assert {fault.place for fault in faults} >= {("start", "kness"), ("start", "right_hip", "bent")}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_possible_pose_can_be_drawn(data: st.DataObject) -> None:
    position = data.draw(st.sampled_from(sorted(POSITIONS)))
    hinges = [name for name in joints() if "." not in name and name.startswith(("right_", "left_"))]
    singles = {name: data.draw(st.floats(*LIMITS[name.partition("_")[2]])) for name in hinges}
    view = data.draw(st.sampled_from(["side", "front", "back", "top"]))
    tilt = data.draw(st.floats(-30, 30))
    shown, faults = read(Picture, {"start": {"position": position, **singles}, "view": view, "tilt": tilt})
    assert shown is not None, faults
    drawn = figure(shown)
    assert all(abs(value) < 1000 for part in drawn.start.parts for _, points in part.outline for value in points)


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(0.5, 9)), min_size=1, max_size=5))
def test_skin_goes_round_every_circle(circles: list[tuple[float, float, float]]) -> None:
    inside = box_of(wrapped(circles))
    around = Box(
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    )
    for edge in ("left", "top", "right", "bottom"):
        assert getattr(inside, edge) == pytest.approx(getattr(around, edge), abs=0.1)


def test_open_skin_leaves_out_the_joint() -> None:
    circles = [(0.0, 0.0, 5.0), (20.0, 0.0, 3.0)]
    whole, opened = wrapped(circles), wrapped(circles, {0})
    assert whole[-1][0] == "Z"
    assert "Z" not in [command for command, _ in opened]
    assert box_of(opened).left > box_of(whole).left + 3


def test_points_of_both_sides_mirror_each_other() -> None:
    points = points_in(standing())
    for name in point_names():
        if name.startswith("right_"):
            x, y, z = points[name]
            assert points[name.replace("right_", "left_")] == pytest.approx((x, y, -z), abs=1e-6), name


def feet(**values: Any) -> tuple[dict[str, Vector], dict[str, Vector]]:  # noqa: ANN401  any field of a pose
    return points_in(standing()), points_in(standing(**values))


@pytest.mark.parametrize(
    ("ankles", "higher", "lower"),
    [
        (Turns(bend=20), "toes", "heel"),
        (Turns(out=-20), "inner_edge", "outer_edge"),
        (Turns(out=20), "outer_edge", "inner_edge"),
    ],
)
def test_a_foot_tips_the_way_a_clinician_says(ankles: Turns, higher: str, lower: str) -> None:
    flat, tipped = feet(ankles=ankles)
    for side in ("right", "left"):
        before = flat[f"{side}_{higher}"][1] - flat[f"{side}_{lower}"][1]
        assert tipped[f"{side}_{higher}"][1] - tipped[f"{side}_{lower}"][1] > before + 1, side


def test_toes_turn_out_to_both_sides() -> None:
    straight, turned = feet(ankles=Turns(turn=30))
    assert turned["right_toes"][2] > straight["right_toes"][2] + 2
    assert turned["left_toes"][2] < straight["left_toes"][2] - 2


def toes_of(**values: Any) -> list[tuple[tuple[Vector, float], ...]]:  # noqa: ANN401  any field of a pose
    body = placed(standing(**values))[0].body
    (foot,) = (one for one in pieces(body) if one.name == "right_foot")
    return list(foot.apart)


def test_toes_are_drawn_one_by_one_only_where_an_author_names_them() -> None:
    assert toes_of() == []
    assert len(toes_of(right_toes=0)) == len(toes_of(big_toes=0)) == 5
    assert toes_of(left_toes=0) == []


def test_toes_lift_curl_and_spread() -> None:
    flat, up, down = (toes_of(right_toes=bend) for bend in (0, 50, -50))
    wide, big = toes_of(right_toes=Turns(bend=0, out=12)), toes_of(right_toes=0, right_big_toe=40)
    for number, toe in enumerate(flat):
        assert up[number][-1][0][1] > toe[-1][0][1] + 1
        assert down[number][1][0][1] > toe[1][0][1] + 0.3  # the knuckle rises
        assert down[number][-1][0][1] >= toe[-1][0][1] - 0.3  # the tip stays on the floor
    assert wide[4][-1][0][2] - wide[0][-1][0][2] > flat[4][-1][0][2] - flat[0][-1][0][2] + 1
    assert big[0][-1][0][1] > flat[0][-1][0][1] + 1
    assert big[1:] == flat[1:]


def test_curled_toes_do_not_sink_into_the_floor() -> None:
    assert picture_faults(standing(toes=-60, touches_ground=("right_sole", "left_sole"))) == []


def test_a_close_view_draws_only_what_it_shows_with_finer_lines() -> None:
    pose = Pose(position="seated", height=26.0)
    near = figure(Picture(pose, shows=("right_foot",))).start
    whole = figure(Picture(pose)).start
    assert near.box.width < whole.box.width / 2
    assert max(part.width for part in near.parts if part.line == "ink") < 1.2
    assert len(near.parts) < len(whole.parts) / 4


def test_a_limb_shown_alone_is_never_the_far_one() -> None:
    pose = Pose(position="seated", height=26.0)
    alone = figure(Picture(pose, shows=("left_leg",), floor="none")).start
    assert not any(part.fill == "skin_far" for part in alone.parts)


def test_a_close_view_in_a_mat_and_from_behind_has_no_trunk() -> None:
    shown = Picture(Pose(position="supine"), floor="mat", shows=("right_thigh", "right_shank"))
    mats = [figure(one).start.box.width for one in (shown, dataclasses.replace(shown, shows=()))]
    assert mats[0] < mats[1] * 0.7


def test_a_standing_figure_beside_a_close_view_is_a_fault() -> None:
    shown = Picture(Pose(position="seated", height=26.0), shows=("right_foot",), where=Where("back", ("right_heel",)))
    assert [fault.place for fault in picture_faults(shown)] == [("where",)]


def test_legs_of_a_chair_stand_under_its_seat() -> None:
    prop = Prop("chair", at="left_hand", shift=(0.0, -20.0, 0.0), size=-1)
    parts = figure(Picture(Pose(position="standing"), view="front", props=(prop,), floor="none")).start.parts
    boxes = [box_of(part.outline) for part in parts if part.fill == "prop"]
    seat = max(boxes, key=lambda one: one.width)
    assert all(seat.left - 0.1 <= one.left and one.right <= seat.right + 0.1 for one in boxes)


def test_pose_keys_are_all_used() -> None:
    known = {field.name for field in dataclasses.fields(Pose)}
    assert {name.partition(".")[0] for name in joints()} <= known
