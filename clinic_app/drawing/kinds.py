"""How each kind of pain looks: a pattern of short strokes, the same on screen and paper, readable without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clinic_app.drawing.outline import Outline, Part, circle, polygon
from clinic_app.drawing.rings import Point, Ring, box_around, inner_point, inside, stretches

STROKE = 1.5  # pixels
MARGIN = 0.6  # pixels between a sign and the border
SLANT = 0.5**0.5

Sign = Callable[[float, float, float], Outline]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sign repeated over a zone, every other row shifted by half a step.

    Attributes:
        sign: Draws the sign at a point; the last argument is the size of a pixel.
        reach: Half the width and height of the sign, in pixels.
        step: From one sign to the next and from row to row, in pixels.
        filled: The sign is filled; otherwise its line is drawn.
    """

    sign: Sign
    reach: Point
    step: Point
    filled: bool = False


def _cross(x: float, y: float, pixel: float) -> Outline:
    r = 2.2 * pixel
    return (("M", (x - r, y - r)), ("L", (x + r, y + r)), ("M", (x - r, y + r)), ("L", (x + r, y - r)))


def _dot(x: float, y: float, pixel: float) -> Outline:
    return circle(x, y, 1.6 * pixel)


def _dash(x: float, y: float, pixel: float) -> Outline:
    return (("M", (x - 2.6 * pixel, y)), ("L", (x + 2.6 * pixel, y)))


def _chevron(x: float, y: float, pixel: float) -> Outline:
    r = 2.8 * pixel
    return polygon(((x - r, y + r * 0.6), (x, y - r * 0.6), (x + r, y + r * 0.6)), closed=False)


def _small_ring(x: float, y: float, pixel: float) -> Outline:
    return circle(x, y, 2.4 * pixel)


def _pinch(x: float, y: float, pixel: float) -> Outline:
    """Draw two brackets that press on each other: ``)(``."""
    w, h = 2.8 * pixel, 2.8 * pixel
    bow = 0.6 * pixel
    left: Outline = (("M", (x - w, y - h)), ("C", (x - bow, y - h / 2, x - bow, y + h / 2, x - w, y + h)))
    right: Outline = (("M", (x + w, y - h)), ("C", (x + bow, y - h / 2, x + bow, y + h / 2, x + w, y + h)))
    return left + right


PATTERNS = {
    "burning": Pattern(_cross, (2.2, 2.2), (9.0, 7.5)),
    "tingling": Pattern(_dot, (1.6, 1.6), (7.0, 6.0), filled=True),
    "numb": Pattern(_dash, (2.6, 0.8), (8.5, 5.5)),
    "tight": Pattern(_chevron, (2.8, 1.7), (8.0, 6.0)),
    "throbbing": Pattern(_small_ring, (2.4, 2.4), (9.0, 7.5)),
    "cramp": Pattern(_pinch, (2.8, 2.8), (9.5, 8.5)),
}
KINDS = ("ache", "sharp", *PATTERNS)


def pattern_parts(kind: str, rings: Sequence[Ring], role: str, pixel: float) -> tuple[Part, ...]:
    """Return the pattern of a kind within rings, or nothing for ache and for a kind unknown here.

    Args:
        kind: One of ``KINDS``.
        rings: Where to draw.
        role: Colour of the strokes.
        pixel: Size of a screen pixel or a point on paper, in drawing units.
    """
    if kind == "sharp":
        return _strokes(rings, role, pixel)
    pattern = PATTERNS.get(kind)
    if pattern is None:
        return ()
    drawn: Outline = tuple(segment for x, y in _places(pattern, rings, pixel) for segment in pattern.sign(x, y, pixel))
    return (Part(drawn, role) if pattern.filled else Part(drawn, "", role, STROKE * pixel),)


def _places(pattern: Pattern, rings: Sequence[Ring], pixel: float) -> list[Point]:
    """Return where whole signs have room, and one place at least."""
    found = [point for point in _lattice(pattern.step, rings, pixel) if _has_room(pattern, rings, point, pixel)]
    return found or [inner_point(rings)]


def _lattice(step: Point, rings: Sequence[Ring], pixel: float) -> Iterator[Point]:
    box, across, down = box_around(rings), step[0] * pixel, step[1] * pixel
    for row in range(int(box.top // down), int(box.bottom // down) + 1):
        shift = across / 2 if row % 2 else 0.0
        for column in range(int((box.left - shift) // across), int((box.right - shift) // across) + 1):
            yield column * across + shift, row * down


def _has_room(pattern: Pattern, rings: Sequence[Ring], point: Point, pixel: float) -> bool:
    x, y = point
    w, h = ((reach + MARGIN) * pixel for reach in pattern.reach)
    # A hollow border may pass between two corners, so the middle of each edge is asked as well.
    return all(inside(rings, x + across * w, y + down * h) for across in (0, -1, 1) for down in (0, -1, 1))


def _strokes(rings: Sequence[Ring], role: str, pixel: float) -> tuple[Part, ...]:
    """Return slanted strokes from border to border."""
    box, step = box_around(rings), 7.0 * pixel / SLANT
    least, trim = 2.5 * pixel, 0.6 * pixel
    drawn: list[tuple[str, tuple[float, ...]]] = []
    for row in range(int((box.left + box.top) // step), int((box.right + box.bottom) // step) + 1):
        for (x0, y0), (x1, y1) in stretches(rings, (row * step, 0.0), (SLANT, -SLANT)):
            if x1 - x0 > least:
                drawn += [("M", (x0 + trim, y0 - trim)), ("L", (x1 - trim, y1 + trim))]
    return (Part(tuple(drawn), "", role, STROKE * pixel),) if drawn else ()
