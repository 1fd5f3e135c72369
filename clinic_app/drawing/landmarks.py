"""The points of a body that an author may name: joints, middles of limbs, and spots on the skin."""

from __future__ import annotations

from clinic_app.drawing.bare_hand import finger_balls, fingertip
from clinic_app.drawing.flesh import MILLIMETRE, SKULL_RADIUS
from clinic_app.drawing.skeleton import LENGTHS, Fingers, Limb, Skeleton, palm_side
from clinic_app.drawing.space import ORIGIN, Vector, between, cross, minus, plus, square_to, unit

STRAIGHT = Fingers(0.0, 0.0, 0.0, 0.0, 0.0)

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
    "breastbone": (7, 5.4, -3.5),
}
PAIRED = {
    "hip_side": (0, 0.0, 0.0, 10.6),
    "hip_front": (0, 5.0, 2.5, 5.5),
    "buttock": (0, -6.7, 1.0, 5.5),
    "waist": (3, 0.0, 0.0, 7.9),
    "low_back": (3, -4.4, 0.0, 4.2),
    "ribs": (6, 0.0, -4.0, 9.6),
    "shoulder_blade": (6, -5.3, 1.0, 4.0),
    "chest": (7, 5.2, -4.0, 5.0),
    "collar_bone": (7, 3.6, 0.4, 4.6),
    "shoulder_top": (7, -0.6, 2.6, 6.2),
    "armpit": (6, 0.4, 0.0, 8.6),
    "side_chest": (6, -1.0, -3.5, 9.0),
}
#: Points of the head: how far to the front, up and to the outer side of the middle of the skull.
FACE = {
    "temple": (2.6, 0.9, 5.2),
    "brow": (5.3, 2.1, 2.4),
    "cheek": (4.0, -3.0, 3.8),
    "jaw": (1.6, -4.8, 3.6),
    "jaw_angle": (0.2, -5.0, 3.4),
    "ear": (-0.6, -0.9, 5.9),
    "side_of_head": (0.0, 1.5, 6.0),
}
#: Points of the neck, likewise from its middle.
NECK = {"neck_side": (0.0, 0.0, 2.9), "neck_front": (2.4, -0.4, 1.6), "neck_back": (-2.4, 0.2, 1.7)}


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
        found |= _side_points(side, sign, body)
        found |= _leg_points(side, sign, body.limbs[f"{side}_leg"])
        found |= _arm_points(side, body.limbs[f"{side}_arm"])
    found["hands"] = between(found["right_hand"], found["left_hand"], 0.5)
    found["knees"] = between(found["right_knee"], found["left_knee"], 0.5)
    return found


def _head_points(body: Skeleton) -> dict[str, Vector]:
    skull, face = body.head
    down, aside = (body.face.get(part, 0.0) * MILLIMETRE for part in ("open", "side"))
    return {
        "head": skull,
        "back_of_head": face.at(skull, forward=-SKULL_RADIUS),
        "forehead": face.at(skull, forward=SKULL_RADIUS, up=1.5),
        "crown": face.at(skull, up=SKULL_RADIUS),
        "chin": face.at(skull, forward=4.0, up=-6.5 - 0.9 * down, right=aside),
        "under_chin": face.at(skull, forward=2.4, up=-7.2 - 0.9 * down, right=aside),
        "mouth": face.at(skull, forward=5.6, up=-4.0 - 0.5 * down, right=aside),
        "nape": face.at(skull, forward=-4.6, up=-4.4),
    }


def _side_points(side: str, sign: float, body: Skeleton) -> dict[str, Vector]:
    """Return the points of one side of head and neck."""
    (skull, face), (top, chest) = body.head, body.spine[-1]
    throat = between(chest.at(top, up=1.6, forward=-0.4), face.at(skull, up=-4.0, forward=-0.6), 0.55)
    spots = {name: face.at(skull, forward, up, sign * out) for name, (forward, up, out) in FACE.items()}
    spots |= {name: chest.at(throat, forward, up, sign * out) for name, (forward, up, out) in NECK.items()}
    return {f"{side}_{name}": point for name, point in spots.items()}


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
    points = {
        "shoulder": arm.root,
        "upper_arm": between(arm.root, arm.middle, 0.5),
        "elbow": arm.middle,
        "forearm": between(arm.middle, arm.end, 0.5),
        "wrist": arm.end,
        "hand": arm.palm,
    }
    points |= _arm_skin(arm, 1.0 if side == "right" else -1.0)
    return {f"{side}_{name}": point for name, point in points.items()}


def _arm_skin(arm: Limb, sign: float) -> dict[str, Vector]:
    """Return points on the skin of an arm, and those of its fingers."""
    upper, lower = between(arm.root, arm.middle, 0.5), between(arm.middle, arm.end, 0.3)
    front, palm = arm.upper_front, palm_side(arm, sign)
    outer = plus(ORIGIN, cross(front, unit(minus(arm.root, arm.middle))), sign)
    flesh = unit(square_to(palm, unit(minus(arm.end, arm.middle))))
    *_, little, thumb = (balls[-1][0] for balls in finger_balls(arm, sign, arm.fingers or STRAIGHT))
    return {
        "upper_arm_front": plus(upper, front, 2.9),
        "upper_arm_back": plus(upper, front, -2.9),
        "upper_arm_outside": plus(upper, outer, 2.9),
        "upper_arm_inside": plus(upper, outer, -2.9),
        "forearm_front": plus(lower, flesh, 2.6),
        "forearm_back": plus(lower, flesh, -2.6),
        "palm": plus(arm.palm, palm, 1.3),
        "back_of_hand": plus(arm.palm, palm, -1.3),
        "fingers": fingertip(arm, sign) if arm.fingers else plus(arm.end, arm.along, 2 * LENGTHS["hand"]),
        "thumb": thumb,
        "little_finger": little,
        "web": plus(between(arm.palm, thumb, 0.45), arm.along, 0.6),
    }
