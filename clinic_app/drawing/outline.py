"""Plain curves and what to do with them: the one form in which everything is drawn, on screen and on paper.

Coordinates are in the drawing's own units, x to the right, y down. Colours are *roles* (``figure``, ``line``,
``moving`` …): the screen and the printer each say what a role looks like there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

# A segment is a command and its points: ("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)), ("Z", ()).
Segment = tuple[str, tuple[float, ...]]
Outline = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left, top, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Distance from top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def joined(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One curve with its fill and its line.

    Attributes:
        outline: The curve.
        fill: Role of the inside, or empty for none.
        line: Role of the line, or empty for none.
        width: Width of the line in drawing units.
        dashed: Lengths drawn and left out in turn; empty for a solid line.
    """

    outline: Outline
    fill: str = ""
    line: str = ""
    width: float = 1.0
    dashed: tuple[float, ...] = ()


def outline_from(text: str) -> Outline:
    """Read the ``d`` of an SVG path; relative points become absolute.

    Only ``M``, ``L``, ``l``, ``C``, ``c`` and ``Z`` occur in our drawings.

    Raises:
        ValueError: Another command is used.
    """
    segments: list[Segment] = []
    x = y = start_x = start_y = 0.0
    for command, body in re.findall(r"([A-Za-z])([^A-Za-z]*)", text):
        numbers = [float(one) for one in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", body)]
        if command in "Zz":
            segments.append(("Z", ()))
            x, y = start_x, start_y
            continue
        size = {"M": 2, "L": 2, "C": 6}.get(command.upper())
        if size is None:
            raise ValueError(f"path command {command} is not used in our drawings")
        for at in range(0, len(numbers), size):
            given = numbers[at : at + size]
            shift = (x, y) if command.islower() else (0.0, 0.0)
            points = tuple(value + shift[place % 2] for place, value in enumerate(given))
            segments.append((command.upper(), points))
            x, y = points[-2:]
            if command == "M":
                start_x, start_y = x, y
    return tuple(segments)


def polygon(points: Iterable[tuple[float, float]], *, closed: bool = True) -> Outline:
    """Return straight lines through points."""
    segments: list[Segment] = [("L" if number else "M", point) for number, point in enumerate(points)]
    return (*segments, ("Z", ())) if closed else tuple(segments)


def circle(x: float, y: float, radius: float) -> Outline:
    """Return a circle as four Bézier curves."""
    k = radius * 0.5523
    r = radius
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )


def moved(outline: Outline, dx: float, dy: float, scale: float = 1.0) -> Outline:
    """Return the outline scaled about the origin, then shifted."""
    return tuple(
        (command, tuple(value * scale + (dy if place % 2 else dx) for place, value in enumerate(points)))
        for command, points in outline
    )


def mirrored(outline: Outline, axis_x: float) -> Outline:
    """Return the outline reflected in a vertical line."""
    return tuple(
        (command, tuple(value if place % 2 else 2 * axis_x - value for place, value in enumerate(points)))
        for command, points in outline
    )


def with_outline(part: Part, outline: Outline) -> Part:
    """Return the same fill and line on another curve."""
    return replace(part, outline=outline)


def points_of(outline: Outline, steps: int = 6) -> Iterator[tuple[float, float]]:
    """Walk along the outline: every corner, and ``steps`` points on each curve."""
    x = y = 0.0
    for command, points in outline:
        if command == "C":
            x1, y1, x2, y2, x3, y3 = points
            for step in range(1, steps + 1):
                t = step / steps
                u = 1 - t
                yield (
                    u**3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
                    u**3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
                )
            x, y = x3, y3
        elif command != "Z":
            x, y = points
            yield x, y


def box_of(outline: Outline) -> Box:
    """Return the smallest box around an outline (curves sampled)."""
    xs, ys = zip(*points_of(outline), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
