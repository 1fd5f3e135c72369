"""The round shapes that clothe the bones: every part of the body is wrapped around a few balls."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from clinic_app.drawing.bare_foot import foot_balls, toe_balls
from clinic_app.drawing.bare_hand import finger_balls, palm_balls
from clinic_app.drawing.skeleton import Limb, Skeleton
from clinic_app.drawing.space import ORIGIN, Ball, Frame, Vector, between, plus

# Sections of the trunk from the hips up: half its width, half its depth, how far it lies to the front.
TRUNK = (
    (10.2, 6.3, -0.4),
    (9.5, 5.8, -0.2),
    (8.2, 5.0, 0.1),
    (7.9, 4.9, 0.2),
    (8.4, 5.2, 0.2),
    (9.1, 5.6, 0.1),
    (9.6, 5.7, 0.0),
)
SHOULDER_RADIUS = 3.4
NECK_RADIUS = 2.9
SKULL_RADIUS = 6.0
MILLIMETRE = 0.075  # drawing units of a real millimetre at the face
CUTS = {"bust": 2, "shoulders": 6, "neck": 7}  # parts of the trunk: how many groups they leave out below


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the body as balls with a skin around them.

    Attributes:
        name: What an author calls it (``right_thigh``).
        groups: Balls that are wrapped together; several groups of one piece melt into one.
        apart: Groups painted one by one over (or behind) the piece, each open at its first ball: toes, fingers.
        parent: The piece it grows from; the two share a ball, the last of the parent and the first of this one.
    """

    name: str
    groups: tuple[tuple[Ball, ...], ...]
    parent: str = ""
    apart: tuple[tuple[Ball, ...], ...] = ()

    @property
    def balls(self) -> tuple[Ball, ...]:
        """All balls of the piece."""
        return tuple(ball for group in (*self.groups, *self.apart) for ball in group)


def pieces(body: Skeleton) -> tuple[Piece, ...]:
    """Return every part of the body, parents before the parts that grow from them."""
    found = [Piece("trunk", trunk(body)), Piece("head", (jaw_balls(*body.head, body.face),))]
    for name, limb in body.limbs.items():
        side, _, kind = name.partition("_")
        found.extend(_leg(side, limb) if kind == "leg" else _arm(side, limb))
    return tuple(found)


def shown_pieces(body: Skeleton, shows: Collection[str]) -> tuple[Piece, ...]:
    """Return the parts of the body that are drawn, where only these parts, limbs or the bust are; empty means all."""
    cut = cut_of(shows)
    found = [Piece("trunk", trunk(body)[cut:]) if cut and one.name == "trunk" else one for one in pieces(body)]
    wanted = {*shows, "trunk"} if cut else shows
    return tuple(one for one in found if not shows or not {one.name, limb_of(one.name)}.isdisjoint(wanted))


def cut_of(shows: Collection[str]) -> int:
    """Return how many groups of the trunk are left out, from the hips up."""
    return 0 if "trunk" in shows else min((CUTS[one] for one in shows if one in CUTS), default=0)


def limb_of(name: str) -> str:
    """Return the limb a piece belongs to: ``right_leg`` of ``right_foot``."""
    side, _, kind = name.partition("_")
    return f"{side}_leg" if kind in {"thigh", "shank", "foot"} else f"{side}_arm"


def trunk(body: Skeleton) -> tuple[tuple[Ball, ...], ...]:
    """Return the trunk and neck as wrapped groups from the hips up."""
    rows = [_row(here, frame, *size) for (here, frame), size in zip(body.spine, TRUNK, strict=False)]
    top, chest = body.spine[-1]
    shoulders = tuple((body.limbs[f"{side}_arm"].root, SHOULDER_RADIUS) for side in ("right", "left"))
    collar = (chest.at(top, up=1.6, forward=-0.4), NECK_RADIUS)
    skull, face = body.head
    throat = (face.at(skull, up=-4.0, forward=-0.6), NECK_RADIUS - 0.2)
    sides = ((*low, *high) for low, high in pairwise(rows))
    return *sides, (*rows[-1], *shoulders, collar), (collar, throat)


def _row(here: Vector, frame: Frame, half: float, radius: float, forward: float) -> tuple[Ball, Ball]:
    reach = half - radius
    return (
        (frame.at(here, forward=forward, right=reach), radius),
        (frame.at(here, forward=forward, right=-reach), radius),
    )


def jaw_balls(skull: Vector, face: Frame, does: Mapping[str, float]) -> tuple[Ball, ...]:
    """Return skull and jaw; an open mouth lowers the jaw."""
    down, aside = does.get("open", 0.0) * MILLIMETRE, does.get("side", 0.0) * MILLIMETRE
    return (skull, SKULL_RADIUS), (face.at(skull, forward=2.4 - 0.2 * down, up=-4.2 - 0.9 * down, right=aside), 3.1)


def _leg(side: str, leg: Limb) -> Iterator[Piece]:
    yield Piece(
        f"{side}_thigh", (((leg.root, 5.4), (between(leg.root, leg.middle, 0.3), 5.4), (leg.middle, 3.9)),), "trunk"
    )
    calf = plus(between(leg.middle, leg.end, 0.3), leg.front, -0.6)
    yield Piece(f"{side}_shank", (((leg.middle, 3.9), (calf, 3.7), (leg.end, 2.4)),), f"{side}_thigh")
    if leg.toes is None:
        yield Piece(f"{side}_foot", (_foot(leg),), f"{side}_shank")
    else:
        sign = 1.0 if side == "right" else -1.0
        apart = toe_balls(leg, sign, leg.toes)
        yield Piece(f"{side}_foot", (foot_balls(leg, sign),), f"{side}_shank", apart)


def _foot(leg: Limb) -> tuple[Ball, ...]:
    """Return ankle, heel, ball of the foot and toes; the sole lies 4.1 units below the ankle."""
    sole = plus(ORIGIN, leg.across, -1.0)

    def spot(along: float, down: float, radius: float) -> Ball:
        return plus(plus(leg.end, leg.along, along), sole, down - radius), radius

    return (leg.end, 2.4), spot(-2.2, 4.1, 2.1), spot(7.2, 4.1, 1.7), spot(9.6, 4.1, 1.3)


def _arm(side: str, arm: Limb) -> Iterator[Piece]:
    yield Piece(f"{side}_upper_arm", (((arm.root, SHOULDER_RADIUS), (arm.middle, 2.6)),), "trunk")
    swell = between(arm.middle, arm.end, 0.25)
    yield Piece(f"{side}_forearm", (((arm.middle, 2.6), (swell, 2.7), (arm.end, 1.8)),), f"{side}_upper_arm")
    if arm.fingers is None:
        yield Piece(f"{side}_hand", _hand(arm), f"{side}_forearm")
    else:
        apart = finger_balls(arm, 1.0 if side == "right" else -1.0, arm.fingers)
        yield Piece(f"{side}_hand", (palm_balls(arm),), f"{side}_forearm", apart)


def _hand(arm: Limb) -> tuple[tuple[Ball, ...], ...]:
    def spot(along: float, across: float, radius: float) -> Ball:
        return plus(plus(arm.end, arm.along, along), arm.across, across), radius

    palm = ((arm.end, 1.8), spot(3.4, 0.9, 1.5), spot(3.4, -0.9, 1.5), spot(7.4, 0.5, 1.15), spot(7.4, -0.7, 1.15))
    return palm, (spot(1.4, 1.2, 1.2), spot(4.4, 2.9, 0.85))
