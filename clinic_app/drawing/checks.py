"""What is wrong with an exercise picture: impossible angles, unknown points, feet in the air, hands that miss."""

from __future__ import annotations

import math
from collections.abc import Iterator

from clinic_app.data_files import Place
from clinic_app.drawing.figure import placed
from clinic_app.drawing.flesh import pieces
from clinic_app.drawing.placing import LIMB_OF, LYING, Placed
from clinic_app.drawing.pose import LIMITS, limit_faults
from clinic_app.drawing.space import dot, minus, unit
from clinic_app.knowledge.picture import Picture, Pose
from clinic_app.shapes import Fault, did_you_mean

FOOT_TOLERANCE = 1.0
HAND_TOLERANCE = 1.5
MOST_WRIST = 90.0
#: How thick the body is at a point that rests on the ground, where it is not a point of the skin.
PADDING = {"elbow": 2.6, "wrist": 1.8, "hand": 1.9, "fingers": 1.3, "knee": 3.9, "ankle": 4.1, "toes": 1.3} | {
    "heel": 2.1,
    "foot": 2.6,
    "shoulder": 3.4,
    "hip": 5.4,
    "head": 6.0,
    "thigh": 4.6,
}


def picture_faults(picture: Picture, place: Place = ()) -> list[Fault]:
    """Return everything that keeps a picture from being drawn as its author meant it."""
    poses = {"start": picture.start} | ({"end": picture.end} if picture.end else {})
    found = [fault for name, pose in poses.items() for fault in limit_faults(pose, (*place, name))]
    if picture.start.position is None:
        found.append(Fault((*place, "start"), "“position” is missing"))
    if picture.shows and picture.where:
        found.append(Fault((*place, "where"), "stands beside a close view, which it would shrink", "leave one out"))
    found.extend(_name_faults(picture, place))
    if found:
        return found
    drawn = placed(picture)
    found.extend(_floating_faults(drawn[0], picture.start, (*place, "start")))
    for (name, pose), one in zip(poses.items(), drawn, strict=True):
        found.extend(_placing_faults(one, pose, (*place, name)))
    return found


def _name_faults(picture: Picture, place: Place) -> Iterator[Fault]:
    """Find names of points that the body does not have."""
    known = point_names()
    for where, name in _names(picture):
        if name and name not in known:
            yield Fault((*place, *where), f"“{name}” is no point of the body", did_you_mean(name, known))


def point_names() -> frozenset[str]:
    """Return the name of every point an author may use."""
    body = placed(Picture(Pose(position="standing")))[0].body
    return frozenset(body.points)


def _names(picture: Picture) -> Iterator[tuple[Place, str]]:
    yield ("fix",), picture.fix
    for number, prop in enumerate(picture.props):
        yield ("props", number, "at"), prop.at
        yield from ((("props", number, "through", step), name) for step, name in enumerate(prop.through))
    yield from ((("arrows", number, "of"), arrow.of) for number, arrow in enumerate(picture.arrows))
    yield from ((("feel", number, "at"), ring.at) for number, ring in enumerate(picture.feel))
    yield from (
        (("where", "at", number), name) for number, name in enumerate(picture.where.at if picture.where else ())
    )
    for which, pose in (("start", picture.start), ("end", picture.end)):
        for number, reach in enumerate((pose and pose.reach) or ()):
            yield (which, "reach", number, "to"), "" if reach.to == "start" else reach.to
        for number, name in enumerate((pose and pose.touches_ground) or ()):
            yield (which, "touches_ground", number), name


def _floating_faults(one: Placed, pose: Pose, place: Place) -> Iterator[Fault]:
    """Find a lying body that hangs in the air although nothing is said to hold it up."""
    gap = lowest(one, ("trunk",))
    if pose.position in LYING and pose.height is None and pose.rise is None and gap > 2 * FOOT_TOLERANCE:
        yield Fault(place, f"floats {gap:.1f} units above the ground")


def _placing_faults(one: Placed, pose: Pose, place: Place) -> Iterator[Fault]:
    for end, miss in one.misses.items():
        limit = HAND_TOLERANCE if end.endswith("hand") else FOOT_TOLERANCE
        if miss > limit:
            yield Fault((*place, "reach"), f"{end} misses by {miss:.1f} units", f"at most {limit:g}")
    for number, name in enumerate(pose.touches_ground or ()):
        gap = one.body.points[name][1] - PADDING.get(name.partition("_")[2], 0.0)
        if abs(gap) > FOOT_TOLERANCE:
            yield Fault((*place, "touches_ground", number), f"{name} is {gap:.1f} units off the ground")
    for limb_name, limb in one.body.limbs.items():
        joint = limb_name.replace("leg", "knee").replace("arm", "elbow")
        low, high = LIMITS[joint.partition("_")[2]]
        bent = limb.bend
        if not low <= bent <= high + 5:
            yield Fault((*place, "reach"), f"bends the {joint} by {bent:.0f} degrees", f"{low:g} to {high:g}")
    yield from _wrist_faults(one, pose, place)
    depth = lowest(one)
    if depth < -2 * FOOT_TOLERANCE:
        yield Fault(place, f"sinks {-depth:.1f} units into the ground")


def _wrist_faults(one: Placed, pose: Pose, place: Place) -> Iterator[Fault]:
    """Find hands laid somewhere that no wrist bends to, and feet told what only a hand does."""
    for number, reach in enumerate(pose.reach or ()):
        if reach.limb.endswith("foot") and (reach.fingers or reach.palm or reach.tips):
            yield Fault((*place, "reach", number), "tells a foot where fingers or a palm go", "leave it out")
            continue
        arm = one.body.limbs[LIMB_OF[reach.limb]]
        bent = math.degrees(math.acos(max(-1.0, min(1.0, dot(unit(minus(arm.end, arm.middle)), arm.along)))))
        if reach.fingers and bent > MOST_WRIST:
            side = reach.limb.partition("_")[0]
            found = f"bends the {side} wrist by {bent:.0f} degrees"
            yield Fault((*place, "reach", number, "fingers"), found, f"at most {MOST_WRIST:g}")


def lowest(one: Placed, names: tuple[str, ...] = ()) -> float:
    """Return the height of the lowest point of a body, or of the named parts of it."""
    found = (piece for piece in pieces(one.body) if not names or piece.name in names)
    return min(centre[1] - radius for piece in found for centre, radius in piece.balls)
