"""Badges beside the figure, each with a thin line to what it names, never over each other or over the figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clinic_app.drawing.flanks import Flanks
from clinic_app.drawing.outline import Box, Part, circle, polygon
from clinic_app.drawing.rings import Point, Ring, stretches

# In pixels.
HEIGHT = 18.0
LETTER, DIGIT, TWO_DIGITS = 18.0, 18.0, 24.0
GAP = 4.0  # between badges, and between a badge and the figure above and below it
CLEARANCE = 7.0
LINE, HALO, DOT = 1.0, 3.0, 1.8
ROW = 2.0  # badges stand this much or a multiple higher or lower …
HEIGHT_ROWS = 11  # … and this many rows leave a gap between them
LEVEL = 0.12  # how much a line that is not level counts as longer
ON_MIDLINE = 3.0
INTO_ZONE = 3.5


@dataclass(frozen=True, slots=True)
class Callout:
    """What a badge says, and where its line ends.

    Attributes:
        target: A point inside the marked zone, or the very spot.
        letter: The area's letter, or empty.
        number: The pain number as written, or empty.
        role: Colour of the number's plate; the number itself has ``on_`` before it.
        zone: The zone's rings: the line then ends just inside the border and leaves the zone free.
    """

    target: Point
    letter: str
    number: str
    role: str
    zone: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A placed badge: a plate for the letter (role ``badge``, text ``on_badge``) and one for the number.

    Attributes:
        callout: What it says.
        letter_box: The letter's plate, or None.
        number_box: The number's plate, or None.
        leader: The line to the target.
    """

    callout: Callout
    letter_box: Box | None
    number_box: Box | None
    leader: tuple[Part, ...]

    @property
    def box(self) -> Box:
        """Return the box around both plates."""
        one = self.letter_box or self.number_box
        two = self.number_box or self.letter_box
        if one is None or two is None:
            raise ValueError("a badge has a letter or a number")
        return one.joined(two)


def placed(callouts: Iterable[Callout], flanks: Flanks, pixel: float) -> tuple[Label, ...]:
    """Return a badge for each callout, left and right of a silhouette, in the order given.

    Args:
        callouts: What to write; the result depends on nothing else but the silhouette.
        flanks: The silhouette.
        pixel: Size of a screen pixel or a point on paper, in drawing units.
    """
    given = list(callouts)
    labels: dict[int, Label] = {}
    for sign, numbers in _sides(given, flanks).items():
        order = sorted(numbers, key=lambda number: (given[number].target[1], given[number].target, number))
        inner_ends = _inner_ends(tuple(given[number].target for number in order), flanks, sign, pixel)
        for number, inner in zip(order, inner_ends, strict=True):
            labels[number] = _label(given[number], inner, sign, pixel)
    return tuple(labels[number] for number in range(len(given)))


def _sides(given: list[Callout], flanks: Flanks) -> dict[int, list[int]]:
    """Say which callouts stand left (-1) and right (1); those on the midline go where fewer are."""
    sides: dict[int, list[int]] = {-1: [], 1: []}
    undecided = []
    for number in sorted(range(len(given)), key=lambda number: given[number].target):
        x, y = given[number].target
        left, right = flanks.between(y, y)
        off = x - (left + right) / 2
        if abs(off) < ON_MIDLINE:
            undecided.append(number)
        else:
            sides[1 if off > 0 else -1].append(number)
    for number in undecided:
        sides[-1 if len(sides[-1]) < len(sides[1]) else 1].append(number)
    return sides


def _beside(flanks: Flanks, sign: int, height: float, pixel: float) -> float:
    """Return where the inner end of a badge may lie at a height."""
    half = (HEIGHT / 2 + GAP) * pixel
    return flanks.between(height - half, height + half)[sign > 0] + sign * CLEARANCE * pixel


@lru_cache(maxsize=64)  # a further mark moves badges on one side of one figure, not on the other three
def _inner_ends(targets: tuple[Point, ...], flanks: Flanks, sign: int, pixel: float) -> list[Point]:
    """Return where the badge of each target begins: all lines together as short and level as can be."""
    if not targets:
        return []
    room = (len(targets) + 2) * HEIGHT_ROWS
    highest, lowest = targets[0][1], targets[-1][1]
    rows = range(-room, math.ceil((lowest - highest) / (ROW * pixel)) + room + 1)
    heights = [highest + row * ROW * pixel for row in rows]
    starts = [(_beside(flanks, sign, height, pixel), height) for height in heights]
    costs = [[math.dist(start, target) + LEVEL * abs(start[1] - target[1]) for start in starts] for target in targets]
    return [starts[row] for row in settled(costs, HEIGHT_ROWS)]


def settled(costs: Sequence[Sequence[float]], apart: int) -> list[int]:
    """Return a row for each thing, rising by ``apart`` at least, so that the costs add up to the least.

    Args:
        costs: For each thing, in order, what each row costs.
        apart: Rows between one thing and the next.
    """
    best: list[list[tuple[float, int]]] = []  # for each thing and row: cost so far, and the row of the thing before
    for number, own in enumerate(costs):
        before, cheapest = (math.inf if number else 0.0), -1
        rows: list[tuple[float, int]] = []
        for row, cost in enumerate(own):
            if number and row >= apart and best[-1][row - apart][0] < before:
                before, cheapest = best[-1][row - apart][0], row - apart
            rows.append((before + cost, cheapest))
        best.append(rows)
    chosen = [min(range(len(best[-1])), key=lambda row: best[-1][row][0])] if best else []
    for rows in reversed(best[1:]):
        chosen.append(rows[chosen[-1]][1])
    return chosen[::-1]


def _label(callout: Callout, inner: Point, sign: int, pixel: float) -> Label:
    widths = [LETTER if callout.letter else 0.0, _number_width(callout.number)]
    total = sum(widths) * pixel
    left = inner[0] if sign > 0 else inner[0] - total
    top = inner[1] - HEIGHT / 2 * pixel
    boxes: list[Box | None] = []
    for width in widths:
        right = left + width * pixel
        boxes.append(Box(left, top, right, top + HEIGHT * pixel) if width else None)
        left = right
    return Label(callout, boxes[0], boxes[1], _leader(inner, _end(callout, inner, pixel), pixel))


def _number_width(number: str) -> float:
    if not number:
        return 0.0
    return DIGIT if len(number) == 1 else TWO_DIGITS


def _end(callout: Callout, start: Point, pixel: float) -> Point:
    """Return where the line ends: at the target, or a little way into the zone on the way there."""
    length = math.dist(start, callout.target)
    ux, uy = (callout.target[0] - start[0]) / length, (callout.target[1] - start[1]) / length
    for enter, leave in stretches(callout.zone, start, (ux, uy)):
        if math.dist(start, leave) >= length and math.dist(start, enter) <= length:
            deep = min(INTO_ZONE * pixel, math.dist(enter, leave) / 2)
            return enter[0] + ux * deep, enter[1] + uy * deep
    return callout.target


def _leader(start: Point, end: Point, pixel: float) -> tuple[Part, ...]:
    line = polygon((start, end), closed=False)
    return (
        Part(line, "", "leader_halo", HALO * pixel),
        Part(line, "", "leader", LINE * pixel),
        Part(circle(*end, DOT * pixel), "leader", "leader_halo", LINE * pixel),
    )
