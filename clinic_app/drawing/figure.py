"""An exercise picture ready to paint: a start and an end panel in one frame, mirrored for the left side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from clinic_app.drawing.flesh import shown_pieces
from clinic_app.drawing.mannequin import Look, mannequin
from clinic_app.drawing.outline import Box, Part, box_of, circle, mirrored, polygon, with_outline
from clinic_app.drawing.placing import Placed, merged, place_end, place_start
from clinic_app.drawing.props import draw_prop
from clinic_app.drawing.skeleton import Skeleton
from clinic_app.drawing.solids import box, floor_line, smooth
from clinic_app.drawing.space import Camera, camera
from clinic_app.knowledge.picture import Arrow, Feel, Picture, Pose, Turns, Where

MARGIN = 3.0
ARROW_WIDTH = 2.3
HALO = 2.6
ARROW_HEAD = 5.4
SAMPLES = 16
MAT_MARGIN = 5.0
#: Ends of the names of an arm's pieces.
ARM = ("_upper_arm", "_forearm", "_hand")
WHOLE = 80.0  # units; a close view of less is enlarged in print, so its lines are thinner
FINEST = 0.36


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing and the frame around it, in drawing units."""

    parts: tuple[Part, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Figure:
    """The pictures of one exercise; start and end have frames of one size.

    Attributes:
        where: A small standing figure with the spots to press, or None.
    """

    start: Panel
    end: Panel | None
    where: Panel | None = None


def figure(picture: Picture, side: Literal["right", "left"] = "right") -> Figure:
    """Return the drawing of a picture for the sore side; the left one is the mirror image of the right one."""
    seen = camera(picture.view, picture.turn, picture.tilt)
    bodies = [one.body for one in placed(picture)]
    fine = _fine(picture, bodies, seen)
    drawn = [_things(picture, number, bodies, seen) for number in range(len(bodies))]
    frame = _framed(part for parts in drawn for part in parts)
    floor = tuple(floor_line(seen, frame.left, frame.right)) if _shows_floor(picture) else ()
    panels = [Panel(tuple(_thin((*floor, *parts), fine)), frame) for parts in drawn]
    if picture.where:
        panels.append(_where(picture.where))
    if side == "left":
        panels = [_mirrored(one) for one in panels]
    where = panels.pop() if picture.where else None
    return Figure(panels[0], panels[1] if len(panels) > 1 else None, where)


def placed(picture: Picture) -> tuple[Placed, ...]:
    """Return the body of the start panel and, where there is one, of the end panel."""
    first = place_start(picture.start)
    if picture.end is None:
        return (first,)
    return first, place_end(picture.start, picture.end, picture.fix, first.body)


def _where(where: Where) -> Panel:
    """Return a standing figure with rings round the spots."""
    seen = camera(where.view)
    body = place_start(Pose(position="standing", shoulders=Turns(out=16))).body
    rings = (part for name in where.at for part in _ring(Feel(name, size=where.size), body, seen))
    parts = (*mannequin(body, seen, Look()), *rings)
    return Panel(parts, _framed(parts))


def _things(picture: Picture, number: int, bodies: Sequence[Skeleton], seen: Camera) -> list[Part]:
    """Return everything that counts for the frame: mat, things, body, rings and arrows, far ones first."""
    now = "end" if number else "start"
    alone = len(bodies) == 1
    body = bodies[number]
    parts = list(_mat(picture, bodies, seen))
    parts += _props(picture, now, bodies, seen, in_front=False)
    parts += mannequin(body, seen, _look(picture, now, alone=alone))
    parts += _props(picture, now, bodies, seen, in_front=True)
    for ring in picture.feel:
        parts += _ring(ring, body, seen) if alone or ring.on == now else ()
    for arrow in picture.arrows:
        path = _path(arrow, picture, (bodies[0], body), seen) if alone or arrow.on == now else ()
        parts += _arrow(path, arrow, ARROW_HEAD * _fine(picture, bodies, seen)) if path else ()
    return parts


def _look(picture: Picture, now: str, *, alone: bool) -> Look:
    """Return what is tinted and pulled about; a start picture beside an end picture shows nothing moving yet."""
    pose = merged(picture.start, picture.end) if now == "end" and picture.end else picture.start
    moving = picture.moving if alone or now == "end" else ()
    return Look(moving, pose.in_front or (), pose.behind or (), picture.shows)


def _props(picture: Picture, now: str, bodies: Sequence[Skeleton], seen: Camera, *, in_front: bool) -> Iterator[Part]:
    """Draw the things of one panel that lie behind or in front of the body."""
    for prop in picture.props:
        if prop.in_front is in_front and prop.only in {"", now}:
            follows = prop.moves or prop.only
            yield from draw_prop(prop, bodies[now == "end"] if follows else bodies[0], seen)


def _shows_floor(picture: Picture) -> bool:
    return picture.floor != "none" and abs(picture.tilt) < 1 and picture.view != "top"


def _fine(picture: Picture, bodies: Sequence[Skeleton], seen: Camera) -> float:
    """Return how thick lines and arrows are beside those of a whole body: a close view is enlarged in print."""
    if not picture.shows:
        return 1.0
    balls = [ball for one in bodies for piece in shown_pieces(one, picture.shows) for ball in piece.balls]
    flat = _framed(Part(circle(*seen.flat(centre), radius)) for centre, radius in balls)
    return min(1.0, max(FINEST, max(flat.width, flat.height) / WHOLE))


def _thin(parts: Iterable[Part], fine: float) -> Iterator[Part]:
    for part in parts:
        dashed = tuple(one * fine for one in part.dashed)
        yield replace(part, width=part.width * fine, dashed=dashed)


def _framed(parts: Iterable[Part]) -> Box:
    """Return the frame around parts, with a margin."""
    inside = reduce(Box.joined, (box_of(part.outline) for part in parts))
    return Box(inside.left - MARGIN, inside.top - MARGIN, inside.right + MARGIN, inside.bottom + MARGIN)


def _mat(picture: Picture, bodies: Sequence[Skeleton], seen: Camera) -> Iterator[Part]:
    """Draw the mat under what the body covers in either panel; seen at a slant without the arms, so that it is small.

    The corners of a wide mat would take the room from the figure.
    """
    if picture.floor != "mat":
        return
    pieces = [piece for one in bodies for piece in shown_pieces(one, picture.shows)]
    if picture.view != "top":
        pieces = [one for one in pieces if not one.name.endswith(ARM)] or pieces
    balls = [ball for piece in pieces for ball in piece.balls]
    left, right = (min(c[0] - r for c, r in balls) - MAT_MARGIN, max(c[0] + r for c, r in balls) + MAT_MARGIN)
    far, near = (min(c[2] - r for c, r in balls) - 2 * MAT_MARGIN, max(c[2] + r for c, r in balls) + MAT_MARGIN)
    yield from box(seen, (left, -1.6, far), (right, 0.0, near), "ground")


def _ring(feel: Feel, body: Skeleton, seen: Camera) -> Iterator[Part]:
    x, y = seen.flat(body.points[feel.at])
    dx, dy = (*feel.shift, 0.0, 0.0)[:2]
    ring = circle(x + dx, y + dy, feel.size)
    yield Part(ring, line="arrow_halo", width=2.6)
    yield Part(ring, line="feel", width=1.3, dashed=(2.2, 1.6))


def _arrow(path: Sequence[tuple[float, float]], arrow: Arrow, head: float) -> Iterator[Part]:
    tips = [_tip(path[-3], path[-1], head)] + ([_tip(path[2], path[0], head)] if arrow.both else [])
    line = polygon(path, closed=False)
    yield Part(line, line="arrow_halo", width=ARROW_WIDTH + HALO)
    yield from (Part(polygon(tip), fill="arrow_halo", line="arrow_halo", width=HALO) for tip in tips)
    yield Part(line, line="arrow", width=ARROW_WIDTH)
    yield from (Part(polygon(tip), fill="arrow") for tip in tips)


def _path(arrow: Arrow, picture: Picture, bodies: tuple[Skeleton, Skeleton], seen: Camera) -> list[tuple[float, float]]:
    """Return the arrow's line: given round a point of the body shown (the second), or sampled from start to end."""
    dx, dy = (*arrow.shift, 0.0, 0.0)[:2]
    if arrow.points or picture.end is None:
        x, y = seen.flat(bodies[1].points[arrow.of])
        path = smooth([(x + px + dx, y + py + dy) for px, py in arrow.points])
    else:
        stages = [
            place_end(picture.start, picture.end, picture.fix, bodies[0], k / SAMPLES).body for k in range(SAMPLES + 1)
        ]
        path = [(x + dx, y + dy) for x, y in (seen.flat(one.points[arrow.of]) for one in stages)]
    low, high = (*arrow.trim, 1.0)[:2]
    last = len(path) - 1
    return path[math.floor(last * low) : math.ceil(last * high) + 1]


def _tip(before: tuple[float, float], end: tuple[float, float], head: float) -> list[tuple[float, float]]:
    angle = math.atan2(end[1] - before[1], end[0] - before[0])
    front = (end[0] + head * 0.75 * math.cos(angle), end[1] + head * 0.75 * math.sin(angle))
    wings = [
        (end[0] + head * 0.75 * math.cos(angle + turn), end[1] + head * 0.75 * math.sin(angle + turn))
        for turn in (2.25, -2.25)
    ]
    return [front, *wings]


def _mirrored(panel: Panel) -> Panel:
    axis = panel.box.centre[0]
    return Panel(tuple(with_outline(part, mirrored(part.outline, axis)) for part in panel.parts), panel.box)
