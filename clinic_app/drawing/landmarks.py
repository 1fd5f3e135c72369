"""The points of a body that an author may name: joints, middles of limbs, and spots on the skin."""

from __future__ import annotations

from clinic_app.drawing.flesh import SKULL_RADIUS
from clinic_app.drawing.skeleton import LENGTHS, Limb, Skeleton
from clinic_app.drawing.space import ORIGIN, Vector, between, cross, minus, plus, unit

#: Points of the trunk: which section of the spine, then how far to the front, up and to the outer side.
MIDDLE = {
    "pelvis": (0, 0.0, 0.0),
    "waist": (3, 0.0, 0.0),
    "chest": (6, 5.8, 0.0),
    "belly": (3, 5.0, 0.0),
    "low_belly": (0, 5.4, 4.0),
    "low_back": (3, -4.7, 0.0),
    "mid_back": (5, -5.3, 0.0),
    "upper_back": (6, -5.3, 2.0),
    "tail": (0, -6.7, 0.0),
    "sit_bones": (0, -0.7, -6.2),
    "neck": (7, 0.0, 4.0),
}
PAIRED = {
    "hip_side": (0, 0.0, 0.0, 10.6),
    "hip_front": (0, 5.0, 2.5, 5.5),
    "buttock": (0, -6.7, 1.0, 5.5),
    "waist": (3, 0.0, 0.0, 7.9),
    "low_back": (3, -4.4, 0.0, 4.2),
    "ribs": (6, 0.0, -4.0, 9.6),
}


def landmarks(body: Skeleton) -> dict[str, Vector]:
    """Return every named point of a body."""
    found = _head_points(body)
    for name, (section, forward, up) in MIDDLE.items():
        here, frame = body.spine[section]
        found[name] = frame.at(here, forward, up)
    for side, sign in (("right", 1.0), ("left", -1.0)):
        for name, (section, forward, up, out) in PAIRED.items():
            here, frame = body.spine[section]
            found[f"{side}_{name}"] = frame.at(here, forward, up, sign * out)
        found |= _leg_points(side, sign, body.limbs[f"{side}_leg"])
        found |= _arm_points(side, body.limbs[f"{side}_arm"])
    found["hands"] = between(found["right_hand"], found["left_hand"], 0.5)
    found["knees"] = between(found["right_knee"], found["left_knee"], 0.5)
    return found


def _head_points(body: Skeleton) -> dict[str, Vector]:
    skull, face = body.head
    return {
        "head": skull,
        "back_of_head": face.at(skull, forward=-SKULL_RADIUS),
        "forehead": face.at(skull, forward=SKULL_RADIUS, up=1.5),
        "crown": face.at(skull, up=SKULL_RADIUS),
        "chin": face.at(skull, forward=4.0, up=-6.5),
    }


def _leg_points(side: str, sign: float, leg: Limb) -> dict[str, Vector]:
    thigh, shank = between(leg.root, leg.middle, 0.55), between(leg.middle, leg.end, 0.45)
    front = leg.upper_front
    outward = plus(ORIGIN, unit(cross(front, unit(minus(leg.root, leg.middle)))), sign)
    sole = plus(ORIGIN, leg.across, -1.0)
    inner = plus(ORIGIN, cross(leg.along, leg.across), -sign)

    def foot(along: float, down: float, inside: float = 0.0) -> Vector:
        return plus(plus(plus(leg.end, leg.along, along), sole, down), inner, inside)

    points = {
        "hip": leg.root,
        "thigh": thigh,
        "thigh_front": plus(thigh, front, 4.9),
        "thigh_back": plus(thigh, front, -4.9),
        "thigh_inside": plus(thigh, outward, -4.7),
        "thigh_outside": plus(thigh, outward, 4.7),
        "knee": leg.middle,
        "knee_front": plus(leg.middle, leg.front, 3.9),
        "shin": plus(shank, leg.front, 2.8),
        "calf": plus(shank, leg.front, -3.9),
        "ankle": leg.end,
    }
    ends = {"heel": foot(-2.2, 2.0), "foot": foot(3.0, 1.5), "sole": foot(3.5, 4.1), "toes": foot(9.6, 2.8)}
    ends |= {"big_toe": foot(10.0, 2.9, 1.6), "little_toe": foot(7.0, 3.2, -2.6), "instep": foot(4.0, 0.6)}
    ends |= {"inner_edge": foot(4.5, 3.0, 2.4), "outer_edge": foot(4.0, 3.0, -3.0), "ball": foot(7.0, 4.1, 0.5)}
    return {f"{side}_{name}": point for name, point in (points | ends).items()}


def _arm_points(side: str, arm: Limb) -> dict[str, Vector]:
    return {
        f"{side}_shoulder": arm.root,
        f"{side}_upper_arm": between(arm.root, arm.middle, 0.5),
        f"{side}_elbow": arm.middle,
        f"{side}_forearm": between(arm.middle, arm.end, 0.5),
        f"{side}_wrist": arm.end,
        f"{side}_hand": arm.palm,
        f"{side}_fingers": plus(arm.end, arm.along, 2 * LENGTHS["hand"]),
    }
