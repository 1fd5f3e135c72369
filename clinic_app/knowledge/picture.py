"""The format of an exercise picture: joint angles as a clinician says them, things around, arrows.

Every key is explained in ``exercises/README.md``. The classes say only what an author wrote; ``drawing/`` draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Position = Literal[
    "standing", "seated", "floor_seated", "kneeling", "all_fours", "supine", "prone", "on_left_side", "on_right_side"
]
LimbEnd = Literal["right_hand", "left_hand", "right_foot", "left_foot"]
BodyPart = Literal[
    "head",
    "trunk",
    "bust",
    "shoulders",
    "neck",
    "right_arm",
    "left_arm",
    "right_leg",
    "left_leg",
    "right_upper_arm",
    "left_upper_arm",
    "right_forearm",
    "left_forearm",
    "right_hand",
    "left_hand",
    "right_thigh",
    "left_thigh",
    "right_shank",
    "left_shank",
    "right_foot",
    "left_foot",
]
PropKind = Literal[
    "ball",
    "band",
    "bar",
    "bed",
    "block",
    "bottle",
    "cane",
    "chair",
    "cold_pack",
    "cushion",
    "door_frame",
    "heat_pack",
    "pillow",
    "rail",
    "roller",
    "step",
    "strap",
    "table",
    "wall",
    "wedge",
    "weight",
    "wheel",
    "screen",
]


@dataclass(frozen=True, slots=True)
class Turns:
    """Angles of a joint with several ways to move (shoulder, fingers, ankle …) in degrees; what is left out stays."""

    bend: float | None = None
    out: float | None = None
    turn: float | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """Angles of the low back, the upper back or the neck in degrees; what is left out stays as it was."""

    bend: float | None = None
    side: float | None = None
    turn: float | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does; what is left out stays as it was.

    Attributes:
        open: How far the mouth is open, in millimetres.
        side: How far the jaw is pushed to the right, in millimetres.
        brows: How far the eyebrows are lifted, in millimetres.
        smile: 1 wide, 0 at rest, -1 with the corners pulled down.
        shut: Eyes: 1 shut, 0 open, -1 wide open.
        puff: Cheeks: 1 blown up.
        tongue: 1 for the tongue on the roof of the open mouth.
    """

    open: float | None = None
    side: float | None = None
    brows: float | None = None
    smile: float | None = None
    shut: float | None = None
    puff: float | None = None
    tongue: float | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """A hand or foot that bends its limb until it touches something."""

    limb: LimbEnd
    to: str
    shift: tuple[float, ...] = ()
    towards: tuple[float, ...] = ()
    fingers: tuple[float, ...] = ()
    palm: tuple[float, ...] = ()
    tips: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """One position of the whole body; the end pose says only what differs from the start."""

    position: Position | None = None
    lean: float | None = None
    tip: float | None = None
    swing: float | None = None
    low_back: Curve | float | None = None
    upper_back: Curve | float | None = None
    neck: Curve | float | None = None
    shoulders: Turns | float | None = None
    right_shoulder: Turns | float | None = None
    left_shoulder: Turns | float | None = None
    elbows: float | None = None
    right_elbow: float | None = None
    left_elbow: float | None = None
    wrists: float | None = None
    right_wrist: float | None = None
    left_wrist: float | None = None
    forearms: float | None = None
    right_forearm: float | None = None
    left_forearm: float | None = None
    fingers: Turns | float | None = None
    right_fingers: Turns | float | None = None
    left_fingers: Turns | float | None = None
    curls: float | None = None
    right_curl: float | None = None
    left_curl: float | None = None
    thumbs: Turns | float | None = None
    right_thumb: Turns | float | None = None
    left_thumb: Turns | float | None = None
    face: Face | None = None
    hips: Turns | float | None = None
    right_hip: Turns | float | None = None
    left_hip: Turns | float | None = None
    knees: float | None = None
    right_knee: float | None = None
    left_knee: float | None = None
    ankles: Turns | float | None = None
    right_ankle: Turns | float | None = None
    left_ankle: Turns | float | None = None
    toes: Turns | float | None = None
    right_toes: Turns | float | None = None
    left_toes: Turns | float | None = None
    big_toes: float | None = None
    right_big_toe: float | None = None
    left_big_toe: float | None = None
    height: float | None = None
    rise: float | None = None
    shift: tuple[float, ...] | None = None
    flat: tuple[LimbEnd, ...] | None = None
    reach: tuple[Reach, ...] | None = None
    touches_ground: tuple[str, ...] | None = None
    in_front: tuple[BodyPart, ...] | None = None
    behind: tuple[BodyPart, ...] | None = None


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the picture, placed by the part of the body it touches."""

    kind: PropKind
    at: str = "pelvis"
    shift: tuple[float, ...] = ()
    through: tuple[str, ...] = ()
    size: float = 0.0
    long: float = 0.0
    wide: float = 0.0
    facing: Literal["", "front", "behind", "right", "left"] = ""
    moves: bool = False
    in_front: bool = False
    only: Literal["", "start", "end"] = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Which way to move: along the path of a point from start to end, or through points given round it."""

    of: str
    points: tuple[tuple[float, ...], ...] = ()
    shift: tuple[float, ...] = ()
    trim: tuple[float, ...] = (0.0, 1.0)
    both: bool = False
    on: Literal["start", "end"] = "end"


@dataclass(frozen=True, slots=True)
class Feel:
    """A dotted ring where the patient should feel it."""

    at: str
    shift: tuple[float, ...] = ()
    size: float = 5.0
    on: Literal["start", "end"] = "end"


@dataclass(frozen=True, slots=True)
class Where:
    """A small standing figure that shows the spots to press, for exercises whose picture hides them."""

    view: Literal["front", "back", "side"]
    at: tuple[str, ...]
    size: float = 5.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole exercise picture; the sore side is the right one, the left is its mirror image."""

    start: Pose
    end: Pose | None = None
    view: Literal["side", "front", "back", "top"] = "side"
    turn: float = 0.0
    tilt: float = 0.0
    shows: tuple[BodyPart, ...] = ()
    moving: tuple[BodyPart, ...] = ()
    fix: str = ""
    floor: Literal["floor", "mat", "none"] = "floor"
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    feel: tuple[Feel, ...] = ()
    where: Where | None = None
