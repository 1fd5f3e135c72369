"""A placed body as parts to paint, back to front, without seams at the joints."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from clinic_app.drawing.face import head
from clinic_app.drawing.flesh import Piece, cut_of, limb_of, shown_pieces, trunk
from clinic_app.drawing.outline import Outline, Part, polygon
from clinic_app.drawing.skeleton import Limb, Skeleton
from clinic_app.drawing.space import ORIGIN, Ball, Camera, Vector, between, cross, dot, minus, plus, unit
from clinic_app.drawing.wrap import wrapped

LINE = 0.95
HEM_LINE = 0.7
# Along a limb the later piece lies in front where both are equally near.
STEP_IN_FRONT = 0.4
ORDER = {"trunk": 0, "head": 1, "thigh": 5, "upper_arm": 2, "shank": 6, "forearm": 3, "foot": 7, "hand": 4}
SIDEWAYS = 0.55  # from here on one side of the body counts as the far one
BEHIND = 1.0  # a finger that lies this much behind the palm is covered by it
STRAIGHT_HIP = 0.6  # cosine; a hip bent less than this shows no fold at the groin


@dataclass(frozen=True, slots=True)
class Look:
    """How a body is shown: which parts move, which an author pulled to the front or pushed back.

    Attributes:
        shows: The only parts drawn, for a close view; empty means all.
    """

    moving: Collection[str] = ()
    in_front: Collection[str] = ()
    behind: Collection[str] = ()
    shows: Collection[str] = ()


def mannequin(body: Skeleton, camera: Camera, look: Look) -> tuple[Part, ...]:
    """Return the parts of a body, the far ones first."""
    found = shown_pieces(body, look.shows)
    roles = {one.name: _role(one.name, body, camera, look) for one in found}
    ordered = sorted(found, key=lambda one: _nearness(one, camera, look))
    place = {one.name: number for number, one in enumerate(ordered)}
    painted: list[Part] = []
    for one in ordered:
        if one.name == "head":
            painted.extend(head(body, camera, roles["head"], LINE))
            continue
        painted.extend(_painted(one, camera, roles[one.name], _open_at(one, found, place, roles)))
        if one.name == "trunk" and not cut_of(look.shows):
            painted.extend(_belt(body, camera))
        painted.extend(_hem(one, camera))
        painted.extend(_patch(one, body, camera, place, roles))
    return tuple(painted)


def _role(name: str, body: Skeleton, camera: Camera, look: Look) -> str:
    side, limb = name.partition("_")[0], limb_of(name)
    if name == "head":
        return "skin"
    if name in look.moving or limb in look.moving:
        return "moving"
    if side not in {"right", "left"}:
        return "skin"
    other = "left" if side == "right" else "right"
    if look.shows and not any(one.startswith(other) for one in look.shows):
        return "skin"
    frame = body.pelvis if limb.endswith("leg") else body.spine[-1][1]
    facing = dot(frame.right, camera.viewer) * (1 if side == "right" else -1)
    return "skin_far" if facing < -SIDEWAYS else "skin"


def _nearness(piece: Piece, camera: Camera, look: Look) -> float:
    """Return where a piece comes in the order of painting; greater is later."""
    side, _, kind = piece.name.partition("_")
    if side not in {"right", "left"}:
        kind = piece.name
    limb = limb_of(piece.name)
    near = sum(camera.near(centre) for centre, _ in piece.balls) / len(piece.balls)
    pulled = 200.0 * sum(name in look.in_front for name in (piece.name, limb))
    pushed = 200.0 * sum(name in look.behind for name in (piece.name, limb))
    return near + STEP_IN_FRONT * ORDER[kind] + pulled - pushed


def _open_at(piece: Piece, found: Collection[Piece], place: Mapping[str, int], roles: Mapping[str, str]) -> set[int]:
    """Return which balls of the piece's first group run on into a neighbour painted before it or not at all."""
    gaps: set[int] = set()
    if piece.parent and piece.parent not in place:
        return set() if piece.name.endswith("forearm") else {0}  # an arm may end at its elbow; a leg is cut
    if piece.parent and place[piece.parent] < place[piece.name] and roles[piece.parent] == roles[piece.name]:
        gaps.add(0)
    for child in found:
        earlier = child.parent == piece.name and place[child.name] < place[piece.name]
        if earlier and piece.name != "trunk" and roles[child.name] == roles[piece.name]:
            gaps.add(len(piece.groups[0]) - 1)
    return gaps


def _skin(group: tuple[Ball, ...], camera: Camera, open_at: Collection[int] = ()) -> Outline:
    return wrapped([(*camera.flat(centre), radius) for centre, radius in group], open_at)


def _painted(piece: Piece, camera: Camera, role: str, open_at: Collection[int]) -> Iterator[Part]:
    middle = camera.near(piece.groups[0][-1][0]) - BEHIND
    apart = sorted(piece.apart, key=lambda balls: camera.near(balls[1][0]))
    hidden = [group for group in apart if min(camera.near(centre) for centre, _ in group[1:]) < middle]
    for group in hidden:
        yield from _digit(group, camera, role, ())
    for number, group in enumerate(piece.groups):
        yield Part(_skin(group, camera, () if number else open_at), line="ink", width=2 * LINE)
    for group in piece.groups:
        yield Part(_skin(group, camera), fill=role)
    for group in apart:
        if group not in hidden:
            yield from _digit(group, camera, role, {0})


def _digit(group: tuple[Ball, ...], camera: Camera, role: str, open_at: Collection[int]) -> Iterator[Part]:
    """Draw a toe or a finger, bone by bone so that a bend stays a bend; open where it grows from its piece."""
    bones = list(pairwise(group))
    for number, bone in enumerate(bones):
        yield Part(_skin(bone, camera, open_at if number == 0 else ()), line="ink", width=2 * LINE)
    yield from (Part(_skin(bone, camera), fill=role) for bone in bones)


def _hem(piece: Piece, camera: Camera) -> Iterator[Part]:
    """Draw the edge of a sleeve or of the shorts: half a ring round the limb, which also shows its direction."""
    share = {"upper_arm": 0.55, "thigh": 0.55}.get(piece.name.partition("_")[2])
    if share is None:
        return
    (root, wide), (end, narrow) = piece.groups[0][0], piece.groups[0][-1]
    radius = wide + (narrow - wide) * share
    axis = unit(minus(end, root))
    across = unit(cross(axis, camera.viewer))
    middle = plus(root, minus(end, root), share)
    yield from _ring(middle, (across, radius), (cross(across, axis), radius), camera)


def _belt(body: Skeleton, camera: Camera) -> Iterator[Part]:
    """Draw the edge of the shirt round the waist, which also shows how trunk and pelvis are turned."""
    (low, pelvis), (high, above) = body.spine[1], body.spine[2]
    right, forward = plus(pelvis.right, above.right), plus(pelvis.forward, above.forward)
    half, deep = 8.9, 5.5
    yield from _ring(between(low, high, 0.4), (unit(right), half), (unit(forward), deep), camera)


def _ring(middle: Vector, wide: tuple[Vector, float], deep: tuple[Vector, float], camera: Camera) -> Iterator[Part]:
    """Draw the half of a ring that faces the viewer."""
    (a, half), (b, depth) = wide, deep
    turns = [2 * math.pi * k / 48 for k in range(48)]
    points = [plus(plus(middle, a, half * math.cos(turn)), b, depth * math.sin(turn)) for turn in turns]
    faces = [
        dot(plus(plus(ORIGIN, a, math.cos(turn) / half), b, math.sin(turn) / depth), camera.viewer) > 0
        for turn in turns
    ]
    start = next((k for k in range(48) if faces[k] and not faces[k - 1]), 0)
    seen = [camera.flat(points[(start + k) % 48]) for k in range(sum(faces))]
    if len(seen) > 1:
        yield Part(polygon(seen, closed=False), line="ink", width=HEM_LINE)


def _patch(
    piece: Piece, body: Skeleton, camera: Camera, place: Mapping[str, int], roles: Mapping[str, str]
) -> Iterator[Part]:
    """Hide the top of a straight thigh under the pelvis, so that no line runs through the shorts."""
    if not piece.name.endswith("thigh") or place[piece.name] < place.get("trunk", len(place)):
        return
    if roles[piece.name] != roles["trunk"]:
        return
    leg: Limb = body.limbs[f"{piece.name.partition('_')[0]}_leg"]
    if -dot(unit(minus(leg.middle, leg.root)), body.pelvis.up) > STRAIGHT_HIP:
        yield Part(_skin(trunk(body)[0], camera), fill=roles["trunk"])
        yield from _belt(body, camera)
