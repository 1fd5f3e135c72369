"""Bones: from joint angles to where each joint lies in space.

Lengths are drawing units; a grown person is about 100 tall. The names of ``Skeleton.points`` are those an author may
use for a prop, an arrow or a hand's target.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clinic_app.drawing.pose import BALL_PARTS, FACE_PARTS, POSITIONS, Angles
from clinic_app.drawing.space import ORIGIN, UPRIGHT, Frame, Vector, blend, cross, dot, minus, plus, unit

LENGTHS = {"thigh": 24.5, "shank": 24.0, "upper_arm": 17.0, "forearm": 14.5, "hand": 4.0}
ANKLE_HEIGHT = 4.1
HAND_HEIGHT = 1.9
HIP_WIDTH, SHOULDER_WIDTH = 4.7, 9.0
SPINE_STEP = 4.0
PELVIS_HEIGHT = 5.0
PALM_TURNS = 45.0  # degrees of wrist bend from which the palm lies on something, thumb inward
SPINE_JOINTS = 3  # joints each of the low and the upper back


@dataclass(frozen=True, slots=True)
class Toes:
    """How the toes of one foot stand, in degrees: up from the sole, apart from each other, and the big one beyond."""

    bend: float
    apart: float
    big: float


@dataclass(frozen=True, slots=True)
class Fingers:
    """How the fingers of one hand stand, in degrees.

    Attributes:
        bend: At the knuckles, towards the palm.
        apart: From each other.
        curl: At each of the joints beyond the knuckles.
        thumb_bend: The thumb across the palm.
        thumb_out: The thumb away from the index finger.
    """

    bend: float
    apart: float
    curl: float
    thumb_bend: float
    thumb_out: float


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg.

    Attributes:
        root: Shoulder or hip.
        middle: Elbow or knee.
        end: Wrist or ankle.
        along: Direction of the hand or the foot.
        across: Direction of the thumb, or from the sole towards the shin.
        front: Where the front of the lower part (the shin) points.
        hinge: 1 for an elbow, which closes to the front; -1 for a knee, which closes to the back.
        toes: How the toes stand, where they are drawn one by one.
        fingers: How the fingers stand, where they are drawn one by one.
    """

    root: Vector
    middle: Vector
    end: Vector
    along: Vector
    across: Vector
    front: Vector
    hinge: float
    toes: Toes | None = None
    fingers: Fingers | None = None

    @property
    def palm(self) -> Vector:
        """The middle of the hand or the foot."""
        return plus(self.end, self.along, LENGTHS["hand"])

    @property
    def bend(self) -> float:
        """How far the elbow or knee is bent, in degrees; 0 is straight."""
        upper, lower = unit(minus(self.middle, self.root)), unit(minus(self.end, self.middle))
        return math.degrees(math.acos(max(-1.0, min(1.0, dot(upper, lower)))))

    @property
    def upper_front(self) -> Vector:
        """Where the front of the upper part (the thigh) points."""
        return blend(self.front, unit(minus(self.end, self.middle)), self.hinge * self.bend)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A body in space: its spine from pelvis to shoulders, its head and its limbs by name (``right_arm`` …).

    Attributes:
        face: What the face does by the names of its parts, where an author named any.
    """

    pelvis: Frame
    spine: tuple[tuple[Vector, Frame], ...]
    head: tuple[Vector, Frame]
    limbs: Mapping[str, Limb]
    points: Mapping[str, Vector] = field(default_factory=dict)
    face: Mapping[str, float] = field(default_factory=dict)


def skeleton(position: str, angles: Angles, named: Collection[str] = ()) -> Skeleton:
    """Return a body with its mid-hip at the origin; fine parts that are not ``named`` (``right_toes``) stay simple."""
    pelvis = _pelvis(position, angles)
    spine = _spine(pelvis, angles)
    top, chest = spine[-1]
    limbs: dict[str, Limb] = {}
    for side, sign in (("right", 1.0), ("left", -1.0)):
        hip = pelvis.at(ORIGIN, right=sign * HIP_WIDTH)
        limbs[f"{side}_leg"] = replace(_leg(pelvis, sign, hip, angles, side), toes=_toes(angles, side, named))
        limbs[f"{side}_arm"] = _arm(chest, sign, _shoulder(top, chest, sign, angles, side), angles, side)
        limbs[f"{side}_arm"] = _with_hand(limbs[f"{side}_arm"], sign, angles, side, named)
    face = {part: angles[f"face.{part}"] for part in FACE_PARTS} if "face" in named else {}
    return Skeleton(pelvis, spine, _head(top, chest, angles), limbs, face=face)


def _pelvis(position: str, angles: Angles) -> Frame:
    lean, tip, swing = POSITIONS[position][0]
    lying = UPRIGHT.turned(swing).tipped(tip).bent(lean)
    return lying.turned(angles["swing"]).bent(angles["lean"]).tipped(angles["tip"])


def _spine(pelvis: Frame, angles: Angles) -> tuple[tuple[Vector, Frame], ...]:
    """Return the sections of the trunk from the hips up: at 0, 5, 9 … 29 units."""
    here = pelvis.at(ORIGIN, up=PELVIS_HEIGHT)
    frame = pelvis
    sections = [(ORIGIN, pelvis), (here, pelvis)]
    for region in ("low_back", "upper_back"):
        bend, side, turn = (angles[f"{region}.{part}"] / SPINE_JOINTS for part in ("bend", "side", "turn"))
        for _ in range(SPINE_JOINTS):
            frame = frame.bent(bend).tipped(side).turned(turn)
            here = frame.at(here, up=SPINE_STEP)
            sections.append((here, frame))
    return tuple(sections)


def _head(top: Vector, chest: Frame, angles: Angles) -> tuple[Vector, Frame]:
    """Return the middle of the skull and the way the face looks; half of the bend happens below the neck."""
    bend, side, turn = (angles[f"neck.{part}"] for part in ("bend", "side", "turn"))
    neck = chest.bent(bend / 2).tipped(side / 2)
    face = neck.bent(bend / 2).tipped(side / 2).turned(turn)
    skull = face.at(neck.at(top, up=6.0, forward=0.5), up=6.4, forward=0.6)
    return skull, face


def _shoulder(top: Vector, chest: Frame, sign: float, angles: Angles, side: str) -> Vector:
    """Return the shoulder joint: it rises and comes in when the arm goes up."""
    direction, _, _ = _ball(UPRIGHT, sign, angles, f"{side}_shoulder")
    lifted = max(0.0, direction[1] + 0.3) / 1.3
    return chest.at(top, up=-0.5 + 2.8 * lifted, right=sign * (SHOULDER_WIDTH - 1.2 * lifted))


def _ball(frame: Frame, sign: float, angles: Angles, joint: str) -> tuple[Vector, Vector, Vector]:
    """Return the direction of a limb, where its front points and where its outer side points."""
    bend, out, turn = (angles[f"{joint}.{part}"] for part in ("bend", "out", "turn"))
    down = plus(ORIGIN, frame.up, -1.0)
    outward = plus(ORIGIN, frame.right, sign)
    forward = blend(frame.forward, frame.up, bend)
    swung = blend(down, frame.forward, bend)
    side = blend(outward, swung, -out)
    return blend(swung, outward, out), blend(forward, side, turn), blend(side, forward, -turn)


def _leg(frame: Frame, sign: float, hip: Vector, angles: Angles, side: str) -> Limb:
    thigh, front, outer = _ball(frame, sign, angles, f"{side}_hip")
    shank = blend(thigh, front, -angles[f"{side}_knee"])
    shin = blend(front, thigh, angles[f"{side}_knee"])
    knee = plus(hip, thigh, LENGTHS["thigh"])
    ankle = plus(knee, shank, LENGTHS["shank"])
    along, across = _foot(shin, shank, outer, [angles[f"{side}_ankle.{part}"] for part in BALL_PARTS])
    return Limb(hip, knee, ankle, along, across, shin, -1.0)


def _foot(shin: Vector, shank: Vector, outer: Vector, turns: Sequence[float]) -> tuple[Vector, Vector]:
    """Return where the toes point and where the back of the foot faces."""
    bend, out, turn = turns
    along, sole = blend(shin, shank, -bend), blend(shank, shin, bend)
    side = blend(outer, along, -turn)
    return blend(along, outer, turn), plus(ORIGIN, blend(sole, side, out), -1.0)


def _toes(angles: Angles, side: str, named: Collection[str]) -> Toes | None:
    if {f"{side}_toes", f"{side}_big_toe"}.isdisjoint(named):
        return None
    return Toes(angles[f"{side}_toes.bend"], angles[f"{side}_toes.out"], angles[f"{side}_big_toe"])


def _arm(frame: Frame, sign: float, shoulder: Vector, angles: Angles, side: str) -> Limb:
    upper, front, outer = _ball(frame, sign, angles, f"{side}_shoulder")
    bend, wrist = angles[f"{side}_elbow"], angles[f"{side}_wrist"]
    forearm = blend(upper, front, bend)
    inside = blend(front, upper, -bend)
    elbow = plus(shoulder, upper, LENGTHS["upper_arm"])
    end = plus(elbow, forearm, LENGTHS["forearm"])
    thumb = blend(inside, forearm, -wrist) if abs(wrist) < PALM_TURNS else plus(ORIGIN, outer, -1.0)
    return Limb(shoulder, elbow, end, blend(forearm, inside, wrist), thumb, inside, 1.0)


def _with_hand(arm: Limb, sign: float, angles: Angles, side: str, named: Collection[str]) -> Limb:
    """Return the arm with its forearm turned and its fingers apart, where an author named them."""
    if f"{side}_forearm" in named:
        forearm = unit(minus(arm.end, arm.middle))
        outer = plus(ORIGIN, cross(forearm, arm.front), sign)
        turn = angles[f"{side}_forearm"]
        palm = blend(plus(ORIGIN, outer, -1.0), arm.front, turn)
        along, across = blend(forearm, palm, angles[f"{side}_wrist"]), blend(arm.front, outer, turn)
        arm = replace(arm, along=along, across=across)
    if {f"{side}_fingers", f"{side}_curl", f"{side}_thumb"}.isdisjoint(named):
        return arm
    bend, apart, thumb, out = (
        angles[f"{side}_{name}"] for name in ("fingers.bend", "fingers.out", "thumb.bend", "thumb.out")
    )
    return replace(arm, fingers=Fingers(bend, apart, angles[f"{side}_curl"], thumb, out))


def palm_side(arm: Limb, sign: float) -> Vector:
    """Return where the palm faces; ``sign`` is 1 for the right hand."""
    return plus(ORIGIN, cross(arm.along, arm.across), -sign)


def moved(body: Skeleton, by: Vector) -> Skeleton:
    """Return the whole body shifted in space."""
    limbs = {
        name: replace(one, root=plus(one.root, by), middle=plus(one.middle, by), end=plus(one.end, by))
        for name, one in body.limbs.items()
    }
    spine = tuple((plus(here, by), frame) for here, frame in body.spine)
    points = {name: plus(here, by) for name, here in body.points.items()}
    return Skeleton(body.pelvis, spine, (plus(body.head[0], by), body.head[1]), limbs, points, body.face)
