"""Close views: a bust, a face that does something, hands whose fingers are drawn one by one and lie as told."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from clinic_app.drawing.checks import picture_faults
from clinic_app.drawing.figure import figure, placed
from clinic_app.drawing.flesh import Piece, pieces, shown_pieces
from clinic_app.drawing.outline import Part, box_of
from clinic_app.drawing.skeleton import Skeleton, palm_side
from clinic_app.drawing.space import Vector, dot, length, minus, unit
from clinic_app.knowledge.picture import Face, Picture, Pose, Reach, Turns

SIDES: tuple[tuple[Literal["right", "left"], float], ...] = (("right", 1.0), ("left", -1.0))


def body_of(**values: Any) -> Skeleton:  # noqa: ANN401  any field of a pose
    return placed(Picture(Pose(position="standing", **values)))[-1].body


def piece(body: Skeleton, name: str) -> Piece:
    (found,) = (one for one in pieces(body) if one.name == name)
    return found


def tips(**values: Any) -> list[Vector]:  # noqa: ANN401  any field of a pose
    """Return the tips from the index finger to the little one and the thumb, seen from the wrist and along its axes."""
    body = body_of(**values)
    arm = body.limbs["right_arm"]
    axes = (arm.along, arm.across, palm_side(arm, 1.0))
    ends = [minus(balls[-1][0], arm.end) for balls in piece(body, "right_hand").apart]
    return [(dot(one, axes[0]), dot(one, axes[1]), dot(one, axes[2])) for one in ends]


def drawn(shows: tuple[Any, ...] = (), **values: Any) -> tuple[Part, ...]:  # noqa: ANN401  parts, fields of a pose
    pose = Pose(position="standing", **values)
    return figure(Picture(pose, view="front", shows=shows, floor="none")).start.parts


def test_fingers_are_drawn_one_by_one_only_where_an_author_names_them() -> None:
    assert piece(body_of(), "right_hand").apart == ()
    for named in ({"right_fingers": 0}, {"curls": 0}, {"right_thumb": 0}):
        assert len(piece(body_of(**named), "right_hand").apart) == 5
    assert piece(body_of(left_fingers=0), "right_hand").apart == ()


def test_fingers_bend_to_the_palm_curl_and_spread() -> None:
    flat, bent, curled = tips(right_fingers=0), tips(right_fingers=80), tips(right_fingers=0, right_curl=90)
    wide, back = tips(right_fingers=Turns(bend=0, out=20)), tips(right_fingers=-30)
    for number in range(4):
        assert bent[number][2] > flat[number][2] + 2
        assert curled[number][0] < flat[number][0] - 1.5
        assert curled[number][2] > flat[number][2]
        assert back[number][2] < flat[number][2] - 1
    assert wide[0][1] - wide[3][1] > flat[0][1] - flat[3][1] + 1.5


def test_thumb_goes_out_and_across_the_palm() -> None:
    rest, out, across = (tips(right_thumb=turn)[4] for turn in (0, Turns(out=40), Turns(bend=60)))
    assert out[1] > rest[1] + 0.5
    assert across[1] < rest[1] - 0.5
    assert across[2] > rest[2]


@pytest.mark.parametrize(("side", "sign"), SIDES)
@pytest.mark.parametrize(("turn", "palm"), [(90, (0, 1, 0)), (-90, (0, -1, 0)), (0, (0, 0, -1))])
def test_forearm_turns_the_palm(side: str, sign: float, turn: float, palm: Vector) -> None:
    arm = body_of(elbows=90, shoulders=Turns(bend=0, out=0), forearms=turn).limbs[f"{side}_arm"]
    wanted = (palm[0], palm[1], palm[2] * sign)
    assert dot(palm_side(arm, sign), wanted) == pytest.approx(1.0)


@pytest.mark.parametrize("turn", [-90, 0, 60, 90])
def test_a_wrist_bends_to_the_palm_however_the_forearm_is_turned(turn: float) -> None:
    straight, bent = (body_of(elbows=90, forearms=turn, wrists=wrist).limbs["right_arm"] for wrist in (0, 50))
    assert dot(bent.along, palm_side(straight, 1.0)) > 0.7
    assert dot(bent.across, straight.across) == pytest.approx(1.0)


@pytest.mark.parametrize(("side", "sign"), SIDES)
def test_a_laid_hand_points_and_faces_as_asked(side: Literal["right", "left"], sign: float) -> None:
    limb: Any = f"{side}_hand"
    reach = Reach(limb, "forehead", shift=(1.5,), fingers=(0, 1, -0.5 * sign), palm=(-1, 0, 0))
    body = body_of(reach=(reach,))
    arm = body.limbs[f"{side}_arm"]
    assert length(minus(arm.palm, body.points["forehead"])) == pytest.approx(1.5, abs=0.01)
    assert dot(arm.along, unit((0, 1, -0.5 * sign))) == pytest.approx(1.0)
    assert dot(palm_side(arm, sign), (-1, 0, 0)) == pytest.approx(1.0)


@pytest.mark.parametrize("fingers", [None, 20])
@pytest.mark.parametrize("pointing", [(), (-0.4, 0.6, -0.6)])
def test_fingertips_touch_the_spot(fingers: float | None, pointing: tuple[float, ...]) -> None:
    reach = Reach("right_hand", "right_cheek", fingers=pointing, palm=(-0.4, 0, -0.9), tips=True, towards=(0, -1, 1))
    body = body_of(right_fingers=fingers, reach=(reach,))
    assert length(minus(body.points["right_fingers"], body.points["right_cheek"])) < 0.6


def test_a_hand_without_a_direction_goes_on_in_line_with_its_forearm() -> None:
    arm = body_of(reach=(Reach("right_hand", "belly", shift=(8,), palm=(-1, 0, 0)),)).limbs["right_arm"]
    assert dot(unit(minus(arm.end, arm.middle)), arm.along) > 0.98


def test_a_wrist_nobody_has_is_a_fault() -> None:
    pose = Pose(position="standing", reach=(Reach("right_hand", "belly", (10.0,), fingers=(-1, 0, 1), palm=(0, 1, 0)),))
    (fault,) = picture_faults(Picture(pose))
    assert fault.place == ("start", "reach", 0, "fingers")
    assert "right wrist" in fault.what


def test_fingers_of_a_foot_are_a_fault() -> None:
    pose = Pose(position="seated", height=26.0, reach=(Reach("right_foot", "left_ankle", (0.0, 0.0, 9.0), tips=True),))
    assert any("a foot" in fault.what for fault in picture_faults(Picture(pose)))


def test_what_the_face_does_must_be_possible() -> None:
    (fault,) = picture_faults(Picture(Pose(position="standing", face=Face(open=90))))
    assert fault.place == ("start", "face", "open")
    assert "degrees" not in fault.what


def test_an_open_mouth_lowers_the_chin_and_a_jaw_goes_aside() -> None:
    rest, wide, aside = (body_of(face=face).points["chin"] for face in (Face(), Face(open=40), Face(side=10)))
    assert wide[1] < rest[1] - 2
    assert aside[2] > rest[2] + 0.5


def test_an_open_mouth_is_filled_and_shows_a_raised_tongue() -> None:
    closed, wide, tongue = (
        [part.fill for part in drawn(("head",), face=face)] for face in (Face(), Face(open=30), Face(open=30, tongue=1))
    )
    assert wide.count("ink") == closed.count("ink") + 1
    assert (wide.count("prop"), tongue.count("prop")) == (0, 1)


def test_eyes_shut_are_lines_and_wide_ones_have_a_white() -> None:
    open_, shut, wide = (drawn(("head",), face=face) for face in (Face(shut=0), Face(shut=1), Face(shut=-1)))
    assert sum(part.fill == "ink" for part in shut) == sum(part.fill == "ink" for part in open_) - 2
    assert sum(part.fill == "arrow_halo" for part in wide) == 2


def test_eyebrows_are_drawn_only_where_the_face_does_something() -> None:
    assert len(drawn(("head",), face=Face(shut=0))) == len(drawn(("head",))) + 2


def test_brows_corners_and_cheeks_move() -> None:
    def lines(face: Face) -> list[Part]:
        return [part for part in drawn(("head",), face=face) if part.line == "ink" and not part.fill]

    def tops(face: Face) -> list[float]:
        return sorted(box_of(part.outline).top for part in lines(face))

    assert tops(Face(brows=10)) != tops(Face(brows=0))
    heights = [
        max(box_of(part.outline).bottom for part in lines(Face(smile=smile)) if box_of(part.outline).width < 8)
        for smile in (1, 0, -1)
    ]
    assert len(set(heights)) == 3
    skins = [sum(part.fill == "skin" for part in drawn(("head",), face=Face(puff=puff))) for puff in (0, 1)]
    assert skins[1] == skins[0] + 2


def test_a_cut_trunk_ends_above_the_hips() -> None:
    body = body_of()
    bottoms = {
        cut: min(centre[1] for part in shown_pieces(body, ("head", cut)) for centre, _ in part.balls)
        for cut in ("trunk", "bust", "shoulders", "neck")
    }
    assert bottoms["trunk"] < bottoms["bust"] - 5 < bottoms["shoulders"] - 10
    assert bottoms["shoulders"] < bottoms["neck"]
    assert shown_pieces(body, ("trunk", "bust")) == shown_pieces(body, ("trunk",))


def test_lines_are_finer_the_closer_the_view() -> None:
    parts: tuple[tuple[Any, ...], ...] = ((), ("head", "bust", "right_arm"), ("right_forearm", "right_hand"))
    widths = [max(part.width for part in drawn(shows)) for shows in parts]
    assert widths[0] > widths[1] > widths[2]


def test_an_arm_may_end_at_its_elbow_but_a_leg_is_cut() -> None:
    def is_closed(shows: tuple[Any, ...]) -> bool:
        return any(part.line == "ink" and part.outline[-1][0] == "Z" for part in drawn(shows) if not part.fill)

    assert is_closed(("right_forearm",))
    assert not is_closed(("right_shank",))


def test_fingers_behind_the_palm_are_painted_before_it() -> None:
    def place_of_palm(turn: float) -> int:
        pose = Pose(position="standing", elbows=90, forearms=0, right_fingers=80, right_curl=80)
        parts = figure(Picture(pose, turn=turn, shows=("right_hand",), floor="none")).start.parts
        filled = [part for part in parts if part.fill]
        return max(range(len(filled)), key=lambda number: box_of(filled[number].outline).height)

    assert place_of_palm(0) > place_of_palm(180)
