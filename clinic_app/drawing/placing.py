"""Sets a body down: on the floor, on a seat, with hands and feet bent to where they touch.

A limb that shall touch something keeps the direction its knee or elbow had and bends just enough; how far it misses
is kept, so that a pose nobody can take becomes a fault.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from clinic_app.drawing.bare_hand import fingertip
from clinic_app.drawing.flesh import pieces
from clinic_app.drawing.landmarks import landmarks
from clinic_app.drawing.pose import SIDES, Angles, angles_of
from clinic_app.drawing.skeleton import ANKLE_HEIGHT, HAND_HEIGHT, LENGTHS, Limb, Skeleton, moved, palm_side, skeleton
from clinic_app.drawing.space import ORIGIN, Vector, cross, dot, length, minus, plus, square_to, unit
from clinic_app.knowledge.picture import Pose, Reach

CLEAR = 1.0  # units; a joint that stands out less than this says nothing about its direction
LIMB_OF = {"right_hand": "right_arm", "left_hand": "left_arm", "right_foot": "right_leg", "left_foot": "left_leg"}
LYING = ("supine", "prone", "on_left_side", "on_right_side")
# Fine parts that are drawn, or turned, only where an author named them.
FINE = {"toes": "toes", "big_toe": "big_toes", "fingers": "fingers", "curl": "curls", "thumb": "thumbs"} | {
    "forearm": "forearms"
}
PARTS = {"hand": ("upper_arm", "forearm", "hand"), "foot": ("thigh", "shank", "foot")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A body where it lies in the picture.

    Attributes:
        body: The skeleton with its named points.
        misses: For each hand or foot that should touch something, how many units it stays away from it.
    """

    body: Skeleton
    misses: Mapping[str, float]


def merged(start: Pose, end: Pose) -> Pose:
    """Return the end pose with everything it leaves out taken from the start, except the angles."""
    fine = (name for one, both in FINE.items() for name in (both, f"right_{one}", f"left_{one}"))
    kept = ("position", "height", "rise", "flat", "reach", "in_front", "behind", "face", *fine)
    given = {name: getattr(end, name) if getattr(end, name) is not None else getattr(start, name) for name in kept}
    return replace(end, **given)


def place_start(pose: Pose) -> Placed:
    """Return the body of a start pose, with its mid-hip above the origin."""
    return _settled(pose, angles_of(pose), None, "")


def place_end(start: Pose, end: Pose, fix: str, before: Skeleton, share: float = 1.0) -> Placed:
    """Return the body of the end pose, or a share of the way to it; ``fix`` names the point that stays put."""
    first = angles_of(start)
    last = angles_of(replace(end, position=None), first) if end.position is None else angles_of(end)
    angles = {name: value + (last[name] - value) * share for name, value in first.items()}
    pose = merged(start, end)
    if share < 1.0:
        part = tuple(value * share for value in pose.shift or ())
        pose = replace(pose, shift=part)
    return _settled(pose, angles, before, fix)


def _settled(pose: Pose, angles: Angles, before: Skeleton | None, fix: str) -> Placed:
    body = skeleton(pose.position or "standing", angles, _named(pose))
    body = _with_points(body)
    dx, dy, dz = _three(pose.shift or ())
    if before is not None and fix:
        body = moved(body, plus(minus(before.points[fix], body.points[fix]), (dx, dy, dz)))
    else:
        body = moved(body, (dx, dy - _lowest(body, pose) + _level(pose), dz))
    misses: dict[str, float] = {}
    for name in pose.flat or ():
        body, misses[name] = _pressed(body, name)
    for reach in sorted(pose.reach or (), key=lambda one: one.limb.endswith("hand")):
        body, misses[reach.limb] = _reached(body, reach, before)
    return Placed(body, misses)


def _named(pose: Pose) -> frozenset[str]:
    """Return the single names of the fine parts that an author wrote, such as ``right_toes``, and ``face``."""
    sides = (
        f"{side}_{one}"
        for one, both in FINE.items()
        for side in SIDES
        if getattr(pose, both) is not None or getattr(pose, f"{side}_{one}") is not None
    )
    return frozenset(sides) | ({"face"} if pose.face else frozenset())


def _with_points(body: Skeleton) -> Skeleton:
    return replace(body, points=landmarks(body))


def _level(pose: Pose) -> float:
    return pose.height if pose.height is not None else pose.rise or 0.0


def _lowest(body: Skeleton, pose: Pose) -> float:
    """Return the height of the lowest point: of the trunk when it rests on something, else of the whole body.

    A limb that will be bent to where its hand or foot belongs does not count yet; two such legs do, because the body
    stands on them, unless it lies.
    """
    free = {*(pose.flat or ()), *(one.limb for one in pose.reach or ())}
    if {"right_foot", "left_foot"} <= free and pose.position not in LYING:
        free -= {"right_foot", "left_foot"}
    loose = {f"{name.partition('_')[0]}_{part}" for name in free for part in PARTS[name.partition("_")[2]]}
    resting = [one for one in pieces(body) if (one.name not in loose if pose.height is None else one.name == "trunk")]
    return min(centre[1] - radius for one in resting for centre, radius in one.balls)


def _pressed(body: Skeleton, name: str) -> tuple[Skeleton, float]:
    """Bend a limb until its hand or foot lies flat on the floor below where it was."""
    limb = body.limbs[LIMB_OF[name]]
    is_foot = name.endswith("foot")
    target = (limb.end[0], ANKLE_HEIGHT if is_foot else HAND_HEIGHT, limb.end[2])
    bent, miss = _bent(limb, target, 0.0, ORIGIN)
    along = unit((bent.along[0], 0.0, bent.along[2]))
    up: Vector = (0.0, 1.0, 0.0)
    across = up if is_foot else unit(square_to(square_to(bent.across, up), along))
    return _swapped(body, LIMB_OF[name], replace(bent, along=along, across=across)), miss


def _reached(body: Skeleton, reach: Reach, before: Skeleton | None) -> tuple[Skeleton, float]:
    """Bend a limb until its hand (or ankle) touches the named point, or stays where it was at the start."""
    name = LIMB_OF[reach.limb]
    limb = body.limbs[name]
    shift, towards = _three(reach.shift), _three(reach.towards)
    if reach.to == "start" and before is not None:
        old = before.limbs[name]
        bent, miss = _bent(limb, plus(old.end, shift), 0.0, towards)
        return _swapped(body, name, replace(bent, along=old.along, across=old.across)), miss
    hand = 0.0 if reach.limb.endswith("foot") else LENGTHS["hand"]
    target = plus(limb.palm if reach.to == "start" else body.points[reach.to], shift)
    is_laid = reach.fingers or reach.palm or reach.tips
    bent, miss = _laid(limb, reach, target, towards) if is_laid else _bent(limb, target, hand, towards)
    return _swapped(body, name, bent), miss


def _laid(limb: Limb, reach: Reach, target: Vector, towards: Vector) -> tuple[Limb, float]:
    """Bend an arm until the middle of its hand (or its fingertips) lies at the target, fingers and palm as asked."""
    sign = 1.0 if reach.limb.startswith("right") else -1.0
    facing = _three(reach.palm) if reach.palm else palm_side(limb, sign)
    along = unit(_three(reach.fingers) if reach.fingers else minus(target, limb.root))
    # Without a direction the hand follows the forearm, which turns as the hand turns: a few rounds agree.
    for _ in range(1 if reach.fingers else 6):
        palm = unit(square_to(facing, along))
        across = plus(ORIGIN, cross(along, palm), sign)
        flat = replace(limb, end=ORIGIN, along=along, across=across)
        offset = fingertip(flat, sign) if reach.tips else plus(ORIGIN, along, LENGTHS["hand"])
        bent, miss = _bent(limb, minus(target, offset), 0.0, towards)
        if not reach.fingers:
            along = unit(minus(bent.end, bent.middle))
    return replace(bent, along=flat.along, across=flat.across), miss


def _three(values: tuple[float, ...]) -> Vector:
    """Return what an author wrote as a direction or shift; numbers left out are 0."""
    x, y, z, *_ = (*values, 0.0, 0.0, 0.0)
    return x, y, z


def _swapped(body: Skeleton, name: str, limb: Limb) -> Skeleton:
    return _with_points(replace(body, limbs={**body.limbs, name: limb}))


def _bent(limb: Limb, target: Vector, hand: float, towards: Vector) -> tuple[Limb, float]:
    """Return a limb whose end (and ``hand`` units more in a line with it) lies at the target, and by how much not."""
    upper = length(minus(limb.middle, limb.root))
    lower = length(minus(limb.end, limb.middle)) + hand
    line = minus(target, limb.root)
    axis = unit(line)
    away = min(max(length(line), abs(upper - lower) + 0.01), upper + lower - 0.01)
    along = (upper**2 - lower**2 + away**2) / (2 * away)
    side = math.sqrt(max(0.0, upper**2 - along**2))
    middle = plus(plus(limb.root, axis, along), _elbow_side(limb, axis, towards), side)
    reached = plus(limb.root, axis, away)
    direction = unit(minus(reached, middle))
    end = plus(middle, direction, lower - hand)
    bent = _oriented(limb, replace(limb, middle=middle, end=end))
    return bent, length(minus(target, reached))


def _elbow_side(limb: Limb, axis: Vector, towards: Vector) -> Vector:
    """Return the direction, square to the line from root to target, in which the knee or elbow stands out."""
    if length(towards) > 0:
        return unit(square_to(towards, axis))
    hint = square_to(minus(limb.middle, limb.root), axis)
    straight = minus(limb.end, limb.root)
    bow = square_to(minus(limb.middle, limb.root), unit(straight))
    if length(bow) > CLEAR:
        hint = square_to(bow, axis)
    if length(hint) < CLEAR / 2:
        hint = square_to(limb.front, axis)
    return unit(hint)


def _oriented(old: Limb, new: Limb) -> Limb:
    """Carry the hand or foot along: it keeps its angles to the lower part of the limb."""
    before, after = unit(minus(old.end, old.middle)), unit(minus(new.end, new.middle))
    bow = plus(ORIGIN, square_to(minus(new.middle, new.root), unit(minus(new.end, new.root))), -new.hinge)
    front = unit(square_to(bow if length(bow) > CLEAR else old.front, after))
    old_basis = (before, old.front, cross(before, old.front))
    new_basis = (after, front, cross(after, front))
    along, across = (_carried(one, old_basis, new_basis) for one in (old.along, old.across))
    return replace(new, along=along, across=across, front=front)


def _carried(direction: Vector, before: tuple[Vector, ...], after: tuple[Vector, ...]) -> Vector:
    """Return what a direction becomes when the three axes it is measured against move."""
    carried = ORIGIN
    for old, new in zip(before, after, strict=True):
        carried = plus(carried, new, dot(direction, old))
    return carried
