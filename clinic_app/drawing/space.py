"""Points, directions and turning frames in space, for the skeleton of an exercise picture.

Units are those of the drawing (a grown person is about 100 units tall). ``x`` points the way a standing person
faces, ``y`` points up and ``z`` to that person's right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Vector = tuple[float, float, float]
Ball = tuple[Vector, float]  # middle and radius

ORIGIN: Vector = (0.0, 0.0, 0.0)
TINY = 1e-9
NEARLY_ALONG = 0.9  # cosine of two directions too close to span a plane


def plus(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """Return ``a + times · b``."""
    return (a[0] + times * b[0], a[1] + times * b[1], a[2] + times * b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """Return ``a - b``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Return how long a vector is."""
    return math.sqrt(dot(a, a))


def unit(a: Vector) -> Vector:
    """Return the direction of a vector; a vector of no length has the direction straight down."""
    size = length(a)
    return (a[0] / size, a[1] / size, a[2] / size) if size > TINY else (0.0, -1.0, 0.0)


def blend(a: Vector, b: Vector, degrees: float) -> Vector:
    """Return ``a`` turned by an angle towards ``b``, which stands at a right angle to it."""
    angle = math.radians(degrees)
    return plus(plus(ORIGIN, a, math.cos(angle)), b, math.sin(angle))


def between(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point a share of the way from ``a`` to ``b``."""
    return plus(a, minus(b, a), share)


def square_axis(axis: Vector, camera: Camera) -> Vector:
    """Return some direction at a right angle to an axis, the same for the same camera."""
    towards = camera.right if abs(dot(axis, camera.up)) > NEARLY_ALONG else camera.up
    return unit(cross(axis, towards))


def square_to(a: Vector, axis: Vector) -> Vector:
    """Return the part of ``a`` that stands at a right angle to a unit axis."""
    return plus(a, axis, -dot(a, axis))


@dataclass(frozen=True, slots=True)
class Frame:
    """The three directions of a part of the body: where its front, its top and its right side point."""

    forward: Vector
    up: Vector
    right: Vector

    def bent(self, degrees: float) -> Frame:
        """Return the frame bent forward."""
        return Frame(blend(self.forward, self.up, -degrees), blend(self.up, self.forward, degrees), self.right)

    def tipped(self, degrees: float) -> Frame:
        """Return the frame tipped to its right."""
        return Frame(self.forward, blend(self.up, self.right, degrees), blend(self.right, self.up, -degrees))

    def turned(self, degrees: float) -> Frame:
        """Return the frame turned to its right."""
        return Frame(blend(self.forward, self.right, degrees), self.up, blend(self.right, self.forward, -degrees))

    def at(self, origin: Vector, forward: float = 0.0, up: float = 0.0, right: float = 0.0) -> Vector:
        """Return the point that lies so far to the front, the top and the right of another."""
        return plus(plus(plus(origin, self.forward, forward), self.up, up), self.right, right)


UPRIGHT = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Camera:
    """From where the picture is seen: which way right, up and the viewer lie."""

    right: Vector
    up: Vector
    viewer: Vector

    def flat(self, point: Vector) -> tuple[float, float]:
        """Return where a point falls on the paper (x to the right, y down)."""
        return dot(point, self.right), -dot(point, self.up)

    def near(self, point: Vector) -> float:
        """Return how close a point is to the viewer; greater is closer."""
        return dot(point, self.viewer)


VIEWS = {"side": (0.0, 0.0), "front": (90.0, 0.0), "back": (-90.0, 0.0), "top": (0.0, 90.0)}


def camera(view: str, turn: float = 0.0, tilt: float = 0.0) -> Camera:
    """Return the camera of a view; ``turn`` walks it round to the front, ``tilt`` lifts it, both in degrees."""
    around, above = VIEWS[view]
    flat = Frame((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)).turned(around + turn)
    lifted = flat.bent(-(above + tilt))
    return Camera(lifted.right, lifted.up, lifted.forward)
