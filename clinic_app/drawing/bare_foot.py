"""A foot whose toes are drawn one by one, for exercises of the foot: how they lift, curl and spread."""

from __future__ import annotations

import math

from clinic_app.drawing.skeleton import Limb, Toes
from clinic_app.drawing.space import ORIGIN, Ball, Vector, blend, cross, plus

SOLE = 4.1  # units from the ankle down to the ground
# Each toe from the big one: how far in front of the ankle and to the inner side it begins, its length and thickness,
# and which share of the spread it takes.
TOES = (
    (7.6, 1.6, 3.5, 1.25, -1.0),
    (7.9, 0.1, 3.1, 0.85, -0.3),
    (7.4, -0.95, 2.9, 0.8, 0.3),
    (6.7, -1.9, 2.7, 0.75, 0.8),
    (5.9, -2.7, 2.3, 0.75, 1.4),
)
KNUCKLE = 0.45  # a curled toe lifts its knuckle by this share of the curl before its tip goes down


def foot_balls(leg: Limb, sign: float) -> tuple[Ball, ...]:
    """Return ankle, heel, outer edge and ball of the foot; ``sign`` is 1 for the right foot."""
    return (
        (leg.end, 2.4),
        (_spot(leg, sign, -2.2, 0.0, 2.0), 2.0),
        (_spot(leg, sign, 5.2, -2.0, 1.3), 1.3),
        (_spot(leg, sign, 7.0, 1.4, 1.6), 1.6),
    )


def toe_balls(leg: Limb, sign: float, toes: Toes) -> tuple[tuple[Ball, ...], ...]:
    """Return the balls of each toe from the big one to the little one."""
    return tuple(
        _toe(leg, sign, one, toes.bend + (0.0 if number else toes.big), toes.apart) for number, one in enumerate(TOES)
    )


def _toe(leg: Limb, sign: float, toe: tuple[float, ...], bend: float, apart: float) -> tuple[Ball, ...]:
    ahead, inner, long, radius, share = toe
    out = plus(ORIGIN, _inner(leg, sign), -1.0)
    along = blend(leg.along, out, apart * share)
    first, last = (bend, bend) if bend > 0 else (-bend * KNUCKLE, bend)
    sinks = -long / 2 * (math.sin(math.radians(first)) + math.sin(math.radians(last)))
    base = plus(_spot(leg, sign, ahead, inner, radius), leg.across, max(0.0, sinks))
    knuckle = plus(base, blend(along, leg.across, first), long / 2)
    tip = plus(knuckle, blend(along, leg.across, last), long / 2)
    return (base, radius), (knuckle, radius * 0.95), (tip, radius * 0.9)


def _spot(leg: Limb, sign: float, ahead: float, inner: float, radius: float) -> Vector:
    """Return the middle of a ball that lies on the sole."""
    below = plus(plus(leg.end, leg.along, ahead), leg.across, radius - SOLE)
    return plus(below, _inner(leg, sign), inner)


def _inner(leg: Limb, sign: float) -> Vector:
    return plus(ORIGIN, cross(leg.along, leg.across), -sign)
