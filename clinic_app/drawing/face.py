"""The head: skull and jaw, hair, ears, eyes and a mouth, so that everybody sees which way the figure looks."""

from __future__ import annotations

import math
from collections.abc import Iterator

from clinic_app.drawing.expression import FINE, features
from clinic_app.drawing.flesh import SKULL_RADIUS, jaw_balls
from clinic_app.drawing.outline import Outline, Part, circle, polygon
from clinic_app.drawing.skeleton import Skeleton
from clinic_app.drawing.space import ORIGIN, Camera, Frame, Vector, cross, dot, plus, square_axis, unit
from clinic_app.drawing.wrap import wrapped

HAIR_EDGE = 0.16  # cosine of the angle from the middle of the hair to the hairline
HAIR_STEPS = 72
EAR_NEAR = 0.3  # cosine: how far an ear must face the viewer to be seen
CHEEK = 2.2


def head(body: Skeleton, camera: Camera, fill: str, line: float) -> tuple[Part, ...]:
    """Return the head as parts, back to front; ``line`` is the width of the outline."""
    skull, face = body.head
    return (
        *_ears(skull, face, camera, fill, line, near=False),
        *_skin(body, camera, fill, line),
        *_hair(skull, face, camera),
        *_ears(skull, face, camera, fill, line, near=True),
        *features(skull, face, camera, body.face),
    )


def _skin(body: Skeleton, camera: Camera, fill: str, line: float) -> Iterator[Part]:
    skull, face = body.head
    jaw = jaw_balls(skull, face, body.face)
    cheek = CHEEK + 1.1 * body.face.get("puff", 0.0)
    groups = [jaw, ((face.at(skull, forward=4.6, up=-0.4), 1.2), (face.at(skull, forward=6.5, up=-1.7), 0.8))]
    if cheek > CHEEK:
        groups += [((face.at(skull, forward=3.2, up=-3.0, right=side * 3.0), cheek), jaw[1]) for side in (1.0, -1.0)]
    skins = [wrapped([(*camera.flat(centre), radius) for centre, radius in group]) for group in groups]
    yield from (Part(skin, line="ink", width=2 * line) for skin in skins)
    yield from (Part(skin, fill=fill) for skin in skins)


def _ears(skull: Vector, face: Frame, camera: Camera, fill: str, line: float, *, near: bool) -> Iterator[Part]:
    for sign in (1.0, -1.0):
        facing = sign * dot(face.right, camera.viewer)
        if (facing > EAR_NEAR) is near and facing > -EAR_NEAR:
            x, y = camera.flat(face.at(skull, right=sign * 5.9, forward=-0.6, up=-0.9))
            yield Part(circle(x, y, 1.35), line="ink", width=line if near else 2 * line, fill=fill if near else "")
            yield Part(circle(x, y, 1.35), fill=fill)


def _hair(skull: Vector, face: Frame, camera: Camera) -> Iterator[Part]:
    axis = unit(face.at(ORIGIN, forward=-0.62, up=0.8))
    rim = _visible_rim(axis, camera)
    bow = _covered_edge(axis, camera)
    if not rim and not bow:
        return
    shape = _joined(rim, bow)
    yield Part(_outlined(skull, shape, camera, closed=True), fill="hair")
    if len(rim) > 1:
        yield Part(_outlined(skull, rim, camera, closed=False), line="ink", width=FINE)


def _visible_rim(axis: Vector, camera: Camera) -> list[Vector]:
    """Return the hairline as far as it is seen, as directions from the middle of the skull."""
    across = square_axis(axis, camera)
    along = cross(axis, across)
    wide = math.sqrt(1 - HAIR_EDGE**2)
    ring = [
        plus(plus(plus(ORIGIN, axis, HAIR_EDGE), across, wide * math.cos(a)), along, wide * math.sin(a))
        for a in (2 * math.pi * k / HAIR_STEPS for k in range(HAIR_STEPS))
    ]
    return _stretch([dot(one, camera.viewer) >= 0 for one in ring], ring)


def _covered_edge(axis: Vector, camera: Camera) -> list[Vector]:
    """Return the edge of the skull as far as hair covers it."""
    edge = [
        plus(plus(ORIGIN, camera.right, math.cos(a)), camera.up, math.sin(a))
        for a in (2 * math.pi * k / HAIR_STEPS for k in range(HAIR_STEPS))
    ]
    return _stretch([dot(one, axis) >= HAIR_EDGE for one in edge], edge)


def _stretch(wanted: list[bool], ring: list[Vector]) -> list[Vector]:
    """Return the one stretch of a ring that is wanted, in its order."""
    if all(wanted):
        return ring
    start = next((k for k in range(len(ring)) if wanted[k] and not wanted[k - 1]), None)
    if start is None:
        return []
    turned = ring[start:] + ring[:start]
    return turned[: sum(wanted)]


def _joined(rim: list[Vector], bow: list[Vector]) -> list[Vector]:
    """Join hairline and edge end to end."""
    if not rim or not bow:
        return rim or bow
    near = sum((a - b) ** 2 for a, b in zip(rim[-1], bow[0], strict=True))
    far = sum((a - b) ** 2 for a, b in zip(rim[-1], bow[-1], strict=True))
    return rim + (bow if near <= far else bow[::-1])


def _outlined(skull: Vector, directions: list[Vector], camera: Camera, *, closed: bool) -> Outline:
    return polygon([camera.flat(plus(skull, one, SKULL_RADIUS)) for one in directions], closed=closed)
