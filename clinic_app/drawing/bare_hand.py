"""A hand whose fingers are drawn one by one, for exercises of the hand and for fingertips that press a spot."""

from __future__ import annotations

from collections.abc import Iterator

from clinic_app.drawing.skeleton import Fingers, Limb, palm_side
from clinic_app.drawing.space import ORIGIN, Ball, Vector, between, blend, plus, unit

# Each finger from the index to the little one: how far in front of the wrist and towards the thumb its knuckle lies,
# its length and thickness, and which share of the spread it takes.
FINGERS = (
    (4.3, 1.45, 4.2, 0.8, 1.0),
    (4.6, 0.45, 4.6, 0.82, 0.3),
    (4.4, -0.55, 4.3, 0.78, -0.4),
    (3.9, -1.5, 3.4, 0.68, -1.2),
)
BONES = (0.46, 0.3, 0.24)  # shares of a finger from its knuckle to its tip
LAST_BEND = 0.8  # the end joint bends by this share of the middle one
THUMB_OUT, THUMB_FORWARD = 34.0, 12.0  # degrees at which a resting thumb stands to the side and in front of the palm
THUMB = ((1.2, 1.25), 2.7, 2.8, 1.0)  # root, the two lengths, thickness


def palm_balls(arm: Limb) -> tuple[Ball, ...]:
    """Return the palm from the wrist to the knuckles."""
    return (arm.end, 1.8), (_spot(arm, 3.9, 1.2), 1.15), (_spot(arm, 4.0, 0.0), 1.2), (_spot(arm, 3.6, -1.3), 1.1)


def finger_balls(arm: Limb, sign: float, fingers: Fingers) -> tuple[tuple[Ball, ...], ...]:
    """Return the balls of the fingers from the index to the little one, then those of the thumb."""
    palm = palm_side(arm, sign)
    long = tuple(tuple(_finger(arm, palm, one, fingers)) for one in FINGERS)
    return *long, tuple(_thumb(arm, palm, fingers))


def fingertip(arm: Limb, sign: float) -> Vector:
    """Return the point between the tips of the index and the middle finger."""
    if arm.fingers is None:
        return _spot(arm, 8.2, 0.0)
    index, middle, *_ = finger_balls(arm, sign, arm.fingers)
    return between(index[-1][0], middle[-1][0], 0.5)


def _finger(arm: Limb, palm: Vector, finger: tuple[float, ...], fingers: Fingers) -> Iterator[Ball]:
    ahead, aside, long, radius, share = finger
    straight = blend(arm.along, arm.across, fingers.apart * share)
    here = _spot(arm, ahead, aside)
    yield here, radius
    bend = fingers.bend
    for bone, further in zip(BONES, (fingers.curl, LAST_BEND * fingers.curl, 0.0), strict=True):
        here = plus(here, blend(straight, palm, bend), long * bone)
        radius *= 0.95
        yield here, radius
        bend += further


def _thumb(arm: Limb, palm: Vector, fingers: Fingers) -> Iterator[Ball]:
    (ahead, aside), first, second, radius = THUMB
    side = THUMB_OUT + fingers.thumb_out
    here = _spot(arm, ahead, aside)
    yield here, radius * 1.1
    aim = blend(blend(arm.along, arm.across, side - fingers.thumb_bend * 0.5), palm, THUMB_FORWARD + fingers.thumb_bend)
    here = plus(here, unit(aim), first)
    yield here, radius
    aim = blend(blend(arm.along, arm.across, side - 14.0 - fingers.thumb_bend * 1.4), palm, fingers.thumb_bend * 0.7)
    yield plus(here, unit(aim), second), radius * 0.85


def _spot(arm: Limb, along: float, across: float) -> Vector:
    return plus(plus(arm.end, arm.along, along), plus(ORIGIN, arm.across), across)
