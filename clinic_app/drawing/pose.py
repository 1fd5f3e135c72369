"""Joint angles of a pose: filled in from its position and from the start pose, and held against human limits.

Angles are degrees in a plain mapping from names such as ``right_hip.bend`` or ``left_knee``; they can be averaged,
compared and checked without knowing anything about bones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from clinic_app.data_files import Place
from clinic_app.knowledge.picture import Curve, Face, Pose, Turns
from clinic_app.shapes import Fault

Angles = Mapping[str, float]

SIDES = ("right", "left")
BALLS = ("shoulder", "hip", "ankle", "toes", "fingers", "thumb")
HINGES = ("elbow", "wrist", "knee", "big_toe", "forearm", "curl")
SPINE = ("low_back", "upper_back", "neck")
BALL_PARTS = ("bend", "out", "turn")
SPINE_PARTS = ("bend", "side", "turn")
FACE_PARTS = ("open", "side", "brows", "smile", "shut", "puff", "tongue")
WHOLE = ("lean", "tip", "swing")
PLURAL = {"shoulder": "shoulders", "hip": "hips", "elbow": "elbows", "wrist": "wrists", "knee": "knees"} | {
    "ankle": "ankles",
    "toes": "toes",
    "big_toe": "big_toes",
    "forearm": "forearms",
    "fingers": "fingers",
    "curl": "curls",
    "thumb": "thumbs",
}

# Lowest and highest a supple grown-up reaches, in degrees, of the face in millimetres or shares; a pose outside them is
# a typing mistake.
LIMITS: Mapping[str, tuple[float, float]] = {
    "shoulder.bend": (-60, 185),
    "shoulder.out": (-60, 185),
    "shoulder.turn": (-100, 110),
    "elbow": (0, 150),
    "wrist": (-90, 95),
    "hip.bend": (-30, 135),
    "hip.out": (-45, 80),
    "hip.turn": (-50, 90),
    "knee": (0, 155),
    "ankle.bend": (-70, 40),
    "ankle.out": (-45, 30),
    "ankle.turn": (-50, 50),
    "toes.bend": (-70, 80),
    "toes.out": (0, 14),
    "toes.turn": (0, 0),
    "big_toe": (-40, 70),
    "forearm": (-90, 95),
    "fingers.bend": (-45, 95),
    "fingers.out": (0, 25),
    "fingers.turn": (0, 0),
    "curl": (0, 100),
    "thumb.bend": (-20, 80),
    "thumb.out": (-25, 60),
    "thumb.turn": (0, 0),
    "face.open": (0, 45),
    "face.side": (-12, 12),
    "face.brows": (0, 12),
    "face.smile": (-1, 1),
    "face.shut": (-1, 1),
    "face.puff": (0, 1),
    "face.tongue": (0, 1),
    "low_back.bend": (-45, 60),
    "low_back.side": (-40, 40),
    "low_back.turn": (-30, 30),
    "upper_back.bend": (-35, 60),
    "upper_back.side": (-40, 40),
    "upper_back.turn": (-50, 50),
    "neck.bend": (-70, 60),
    "neck.side": (-50, 50),
    "neck.turn": (-85, 85),
    "lean": (-180, 180),
    "tip": (-180, 180),
    "swing": (-180, 180),
}

# Which way the pelvis faces to begin with (lean, tip, swing), and the angles that make a position what it is.
POSITIONS: Mapping[str, tuple[tuple[float, float, float], Mapping[str, float]]] = {
    "standing": ((0, 0, 0), {"shoulders.out": 9, "elbows": 10, "hips.turn": 12, "hips.out": 2}),
    "seated": ((0, 0, 0), {"hips.bend": 90, "hips.out": 4, "knees": 90, "shoulders.out": 6, "elbows": 15}),
    "floor_seated": ((0, 0, 0), {"hips.bend": 90, "hips.out": 6, "shoulders.out": 6, "elbows": 15}),
    "kneeling": ((0, 0, 0), {"knees": 90, "ankles.bend": -65, "shoulders.out": 6, "elbows": 10}),
    "all_fours": ((80, 0, 0), {"hips.bend": 80, "knees": 90, "ankles.bend": -65, "shoulders.bend": 80, "wrists": 90}),
    "supine": (
        (-90, 0, 0),
        {"hips.bend": -3, "hips.out": 5, "ankles.bend": -12, "shoulders.bend": -9, "shoulders.out": 14, "elbows": 6},
    ),
    "prone": ((90, 0, 0), {"hips.out": 4, "ankles.bend": -55, "shoulders.out": 14}),
    "on_left_side": ((0, -90, 90), {"elbows": 20}),
    "on_right_side": ((0, 90, 90), {"elbows": 20}),
}


def joints() -> tuple[str, ...]:
    """Return the name of every angle."""
    balls = (f"{side}_{joint}.{part}" for joint in BALLS for side in SIDES for part in BALL_PARTS)
    hinges = (f"{side}_{joint}" for joint in HINGES for side in SIDES)
    spine = (f"{joint}.{part}" for joint in SPINE for part in SPINE_PARTS)
    face = (f"face.{part}" for part in FACE_PARTS)
    return (*WHOLE, *balls, *hinges, *spine, *face)


def angles_of(pose: Pose, before: Angles | None = None) -> dict[str, float]:
    """Return all angles of a pose; what it leaves out comes from ``before``, else from its position.

    ``lean``, ``tip`` and ``swing`` stay what the author wrote: how the position itself lies is added by the skeleton.
    """
    found = dict.fromkeys(joints(), 0.0) if before is None else dict(before)
    if pose.position is not None:
        found.update(dict.fromkeys(joints(), 0.0))
        for name, value in POSITIONS[pose.position][1].items():
            found.update(dict.fromkeys(_meant(name), value))
    for name, value in _written(pose):
        found.update(dict.fromkeys(_meant(name), value))
    return found


def averaged(a: Angles, b: Angles, share: float) -> dict[str, float]:
    """Return the angles a share of the way from one pose to another."""
    return {name: value + (b[name] - value) * share for name, value in a.items()}


def limit_faults(pose: Pose, place: Place = ()) -> list[Fault]:
    """Return a fault for each angle that no person can take."""
    found: list[Fault] = []
    for name, value in _written(pose):
        low, high = LIMITS[_kind(name)]
        if not low <= value <= high:
            joint, _, part = name.partition(".")
            where = (*place, joint, part) if _is_split(pose, joint) else (*place, joint)
            unit = "" if joint == "face" else " degrees"
            found.append(Fault(where, f"{value:g}{unit} is outside {low:g} to {high:g}"))
    return found


def _written(pose: Pose) -> Iterator[tuple[str, float]]:
    """Give each angle the author wrote, pairs (``hips``) before single sides so that a side can differ."""
    ordered = sorted(fields(pose), key=lambda field: field.name.startswith(SIDES))
    for field in ordered:
        value = getattr(pose, field.name)
        if field.name in WHOLE or _kind(field.name) in HINGES:
            if value is not None:
                yield field.name, value
        elif isinstance(value, (Turns, Curve, Face)):
            parts = {Turns: BALL_PARTS, Curve: SPINE_PARTS, Face: FACE_PARTS}[type(value)]
            yield from ((f"{field.name}.{part}", one) for part in parts if (one := getattr(value, part)) is not None)
        elif isinstance(value, (int, float)) and (field.name in SPINE or _kind(field.name) in BALLS):
            yield f"{field.name}.bend", value


def _is_split(pose: Pose, joint: str) -> bool:
    return isinstance(getattr(pose, joint), (Turns, Curve, Face))


def _kind(name: str) -> str:
    """Return a joint without its side: ``right_hip.bend`` and ``hips.bend`` are both ``hip.bend``."""
    joint, dot, part = name.partition(".")
    bare = joint.removeprefix("right_").removeprefix("left_")
    single = next((one for one, many in PLURAL.items() if many == bare), bare)
    return f"{single}{dot}{part}"


def _meant(name: str) -> tuple[str, ...]:
    """Return the single angles that a name stands for: ``hips.bend`` is both hips."""
    joint, dot, part = name.partition(".")
    single = next((one for one, many in PLURAL.items() if many == joint), None)
    return (name,) if single is None else tuple(f"{side}_{single}{dot}{part}" for side in SIDES)
