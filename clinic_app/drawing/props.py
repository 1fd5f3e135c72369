"""The things around the figure, each placed by the part of the body it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from clinic_app.drawing.outline import Part, circle, polygon
from clinic_app.drawing.skeleton import Skeleton
from clinic_app.drawing.solids import LINE, ball, box, cylinder, rod, rope, smooth, wedge
from clinic_app.drawing.space import Camera, Vector, minus, plus, unit
from clinic_app.drawing.wrap import wrapped
from clinic_app.knowledge.picture import Prop


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands: what the author asked for, the point it belongs to, the body and the camera."""

    prop: Prop
    at: Vector
    body: Skeleton
    camera: Camera

    def size(self, usual: float) -> float:
        """Return the author's size, or the usual one."""
        return self.prop.size or usual

    def point(self, name: str) -> Vector:
        """Return a named point of the body."""
        return self.body.points[name]


def draw_prop(prop: Prop, body: Skeleton, camera: Camera) -> tuple[Part, ...]:
    """Return the parts of a thing at its place on this body."""
    shift: Vector = (*prop.shift, 0.0, 0.0, 0.0)[:3]  # type: ignore[assignment]  # three numbers
    spot = Spot(prop, plus(body.points[prop.at], shift), body, camera)
    return tuple(PAINTERS[prop.kind](spot))


def _ball(spot: Spot) -> Iterator[Part]:
    yield from ball(spot.camera, spot.at, spot.size(2.8))


def _roller(spot: Spot) -> Iterator[Part]:
    half, radius = (spot.prop.long or 26.0) / 2, spot.size(5.0)
    reach: Vector = (half, 0.0, 0.0) if spot.prop.facing in {"front", "behind"} else (0.0, 0.0, half)
    yield from cylinder(spot.camera, minus(spot.at, reach), plus(spot.at, reach), radius)


def _wall(spot: Spot) -> Iterator[Part]:
    """Draw a wall through the point; ``facing`` says where it is seen from the middle of the room."""
    x, _, z = spot.at
    high, thick = spot.prop.long or 100.0, 2.6
    wide = spot.prop.wide or 40.0
    if spot.prop.facing in {"front", "behind"}:
        sign = 1.0 if spot.prop.facing == "front" else -1.0
        low, top = sorted((x, x + sign * thick))
        yield from box(spot.camera, (low, 0.0, z - wide / 2), (top, high, z + wide / 2), "ground")
    else:
        sign = 1.0 if spot.prop.facing == "right" else -1.0
        low, top = sorted((z, z + sign * thick))
        yield from box(spot.camera, (x - wide / 2, 0.0, low), (x + wide / 2, high, top), "ground")


def _block(spot: Spot) -> Iterator[Part]:
    """Draw a box whose top carries the point."""
    x, y, z = spot.at
    long, wide, high = spot.prop.long or 10.0, spot.prop.wide or 10.0, spot.size(6.0)
    yield from box(spot.camera, (x - long / 2, y - high, z - wide / 2), (x + long / 2, y, z + wide / 2))


def _wedge(spot: Spot) -> Iterator[Part]:
    """Draw a wedge whose raised edge carries the point; ``facing`` says where its thick end looks."""
    x, y, z = spot.at
    long, wide, high = spot.prop.long or 16.0, spot.prop.wide or 12.0, spot.size(6.0)
    away: dict[str, Vector] = {"behind": (1.0, 0.0, 0.0), "right": (0.0, 0.0, -1.0), "left": (0.0, 0.0, 1.0)}
    thick: Vector = (x, y - high, z)
    yield from wedge(spot.camera, plus(thick, away.get(spot.prop.facing, (-1.0, 0.0, 0.0)), long), thick, wide, high)


def _step(spot: Spot) -> Iterator[Part]:
    """Draw a step from the floor up to the point."""
    x, y, z = spot.at
    long, wide = spot.prop.long or 16.0, spot.prop.wide or 20.0
    yield from box(spot.camera, (x - long / 2, 0.0, z - wide / 2), (x + long / 2, y, z + wide / 2))


def _bed(spot: Spot) -> Iterator[Part]:
    """Draw a mattress on a low frame; the point lies on its top."""
    x, y, z = spot.at
    long, wide = spot.prop.long or 110.0, spot.prop.wide or 40.0
    left, right, near, far = x - long / 2, x + long / 2, z + wide / 2, z - wide / 2
    yield from box(spot.camera, (left + 3, 0.0, far + 3), (left + 6, y - 7, near - 3))
    yield from box(spot.camera, (right - 6, 0.0, far + 3), (right - 3, y - 7, near - 3))
    yield from box(spot.camera, (left, y - 9.5, far), (right, y - 7, near), "ground")
    yield from box(spot.camera, (left, y - 7, far), (right, y, near), "prop")


def _chair(spot: Spot) -> Iterator[Part]:
    """Draw a chair whose seat carries the point; ``facing`` says where its sitter looks."""
    x, y, z = spot.at
    sign = -1.0 if spot.prop.facing == "behind" else 1.0
    long, half = spot.prop.long or 21.0, (spot.prop.wide or 22.0) / 2
    back, front = x - sign * (long * 0.42), x + sign * (long * 0.58)
    for end in (back, front - sign * 2.0):
        for side in (-half + 1, half - 1):
            low, high = sorted((end, end + sign * 2.0))
            yield from box(spot.camera, (low, 0.0, z + side - 1), (high, y - 2, z + side + 1))
    low, high = sorted((back - sign * 1.8, back + sign * 0.4))
    if not spot.prop.size < 0:
        yield from box(spot.camera, (low, y - 2, -half + z), (high, y + spot.size(26.0), half + z))
    low, high = sorted((back, front))
    yield from box(spot.camera, (low, y - 2.4, z - half), (high, y, z + half))


def _table(spot: Spot) -> Iterator[Part]:
    x, y, z = spot.at
    long, half = spot.prop.long or 34.0, (spot.prop.wide or 30.0) / 2
    for left in (x - long / 2 + 2, x + long / 2 - 4):
        yield from box(spot.camera, (left, 0.0, z - half + 1), (left + 2, y - 2, z + half - 1))
    yield from box(spot.camera, (x - long / 2, y - 2.2, z - half), (x + long / 2, y, z + half))


def _pillow(spot: Spot) -> Iterator[Part]:
    """Draw a soft pillow around the point: as long, as wide and as thick as asked."""
    long, wide, thick = spot.prop.long or 18.0, spot.prop.wide or 22.0, spot.size(6.0)
    if spot.prop.facing in {"right", "left"}:
        long, wide = wide, long
    x, y, z = spot.at
    radius = thick / 2
    reach_x, reach_z = max(long / 2 - radius, 0.1), max(wide / 2 - radius, 0.1)
    corners = [(x + a * reach_x, y, z + b * reach_z) for a in (-1, 1) for b in (-1, 1)]
    skin = wrapped([(*spot.camera.flat(one), radius) for one in corners])
    yield Part(skin, fill="prop", line="ink", width=LINE)


def _path(spot: Spot) -> list[Vector]:
    return [spot.at, *(spot.point(name) for name in spot.prop.through)]


def _strap(spot: Spot) -> Iterator[Part]:
    yield from rope([spot.camera.flat(one) for one in _path(spot)], spot.size(1.5))


def _band(spot: Spot) -> Iterator[Part]:
    yield from rope([spot.camera.flat(one) for one in _path(spot)], spot.size(2.2))


def _bar(spot: Spot) -> Iterator[Part]:
    """Draw a stick through points, a little longer at both ends."""
    path = _path(spot)
    beyond = spot.prop.long or 4.0
    first = plus(path[0], unit(minus(path[0], path[-1])), beyond)
    last = plus(path[-1], unit(minus(path[-1], path[0])), beyond)
    yield from rod(spot.camera, [first, last], spot.size(0.9))


def _cane(spot: Spot) -> Iterator[Part]:
    """Draw a massage cane: a hook whose knob presses the point, its shaft through the hands."""
    hands = [spot.point(name) for name in spot.prop.through]
    knob = spot.camera.flat(spot.at)
    shaft = [spot.camera.flat(one) for one in hands]
    dx, dy = spot.prop.long or 0.0, spot.prop.wide or 0.0
    hook = [knob, (knob[0] + dx, knob[1] + dy), *shaft]
    last, before = shaft[-1], shaft[-2] if len(shaft) > 1 else hook[1]
    hook.append((last[0] + 0.6 * (last[0] - before[0]), last[1] + 0.6 * (last[1] - before[1])))
    yield from rope(smooth(hook), 1.7)
    yield Part(circle(*knob, 1.9), fill="prop", line="ink", width=LINE)


def _pack(spot: Spot, signs: Callable[[float, float], Iterator[Part]]) -> Iterator[Part]:
    long, wide, thick = spot.prop.long or 13.0, spot.prop.wide or 12.0, spot.size(3.0)
    x, y, z = spot.at
    low: Vector = (x - long / 2, y - thick / 2, z - wide / 2)
    high: Vector = (x + long / 2, y + thick / 2, z + wide / 2)
    yield from box(spot.camera, low, high)
    yield from signs(*spot.camera.flat(spot.at))


def _heat_pack(spot: Spot) -> Iterator[Part]:
    yield from _pack(spot, _warm)


def _cold_pack(spot: Spot) -> Iterator[Part]:
    yield from _pack(spot, _frosty)


def _warm(x: float, y: float) -> Iterator[Part]:
    for left in (-4.0, 0.0, 4.0):
        wave = smooth([(x + left, y + 3), (x + left + 1.6, y + 1), (x + left - 1.2, y - 1.5), (x + left, y - 4)])
        yield Part(polygon(wave, closed=False), line="arrow", width=1.3)


def _frosty(x: float, y: float) -> Iterator[Part]:
    for dx, dy in ((0.0, 4.0), (3.4, 2.0), (3.4, -2.0)):
        yield Part(polygon([(x - dx, y - dy), (x + dx, y + dy)], closed=False), line="ink", width=1.1)


def _bottle(spot: Spot) -> Iterator[Part]:
    up: Vector = (0.0, spot.prop.long or 12.0, 0.0)
    yield from rod(spot.camera, [spot.at, minus(spot.at, up)], spot.size(2.4))
    yield from rod(spot.camera, [plus(spot.at, (0.0, 3.0, 0.0)), spot.at], spot.size(2.4) * 0.45)


def _weight(spot: Spot) -> Iterator[Part]:
    """Draw a shopping-bag like weight hanging from the hand."""
    x, y = spot.camera.flat(spot.at)
    size = spot.size(4.0)
    handle = smooth([(x - size * 0.7, y + size), (x - size * 0.45, y - 0.2), (x + size * 0.45, y - 0.2)])
    handle += [(x + size * 0.7, y + size)]
    yield Part(polygon(handle, closed=False), line="ink", width=1.5)
    bag = [(x - size, y + size), (x + size, y + size), (x + size * 1.15, y + size * 3), (x - size * 1.15, y + size * 3)]
    yield Part(polygon(bag), fill="prop", line="ink", width=LINE)


def _rail(spot: Spot) -> Iterator[Part]:
    """Draw a hand rail on a post, from the floor up to the point."""
    x, y, z = spot.at
    yield from rod(spot.camera, [(x, 0.5, z), (x, y, z)], 0.8)
    half = (spot.prop.long or 10.0) / 2
    along: Vector = (0.0, 0.0, half) if spot.prop.facing in {"right", "left"} else (half, 0.0, 0.0)
    yield from rod(spot.camera, [minus(spot.at, along), plus(spot.at, along)], 1.1)


def _door_frame(spot: Spot) -> Iterator[Part]:
    """Draw the upright of a door frame in the plane of the point."""
    x, _, z = spot.at
    high, thick = spot.prop.long or 100.0, spot.size(4.0)
    yield from box(spot.camera, (x, 0.0, z - thick / 2), (x + thick, high, z + thick / 2))


def _wheel(spot: Spot) -> Iterator[Part]:
    """Draw a steering wheel from the side, tilted towards the driver."""
    x, y, z = spot.at
    half = spot.size(6.5)
    low, high = (x + half * 0.35, y - half, z), (x - half * 0.35, y + half, z)
    yield from rod(spot.camera, [(x, y, z), (x + 13.0, y - 8.0, z)], 0.8)
    yield from rod(spot.camera, [low, high], 1.0)


def _screen(spot: Spot) -> Iterator[Part]:
    """Draw a screen on its stand, seen from the side or the back."""
    x, y, z = spot.at
    half, high = (spot.prop.wide or 24.0) / 2, spot.size(15.0)
    yield from box(spot.camera, (x - 2.5, y, z - 4), (x + 2.5, y + 0.8, z + 4))
    yield from box(spot.camera, (x - 0.7, y, z - 1), (x + 0.7, y + 5, z + 1))
    yield from box(spot.camera, (x - 0.9, y + 4, z - half), (x + 0.9, y + 4 + high, z + half))


def _cushion(spot: Spot) -> Iterator[Part]:
    """Draw an upright cushion, as behind the back on a chair."""
    half: Vector = (0.0, (spot.prop.long or 8.0) / 2, 0.0)
    yield from rod(spot.camera, [minus(spot.at, half), plus(spot.at, half)], spot.size(2.2))


PAINTERS: Mapping[str, Callable[[Spot], Iterator[Part]]] = {
    "ball": _ball,
    "band": _band,
    "bar": _bar,
    "bed": _bed,
    "block": _block,
    "bottle": _bottle,
    "cane": _cane,
    "chair": _chair,
    "cold_pack": _cold_pack,
    "cushion": _cushion,
    "door_frame": _door_frame,
    "heat_pack": _heat_pack,
    "pillow": _pillow,
    "rail": _rail,
    "roller": _roller,
    "step": _step,
    "strap": _strap,
    "table": _table,
    "wall": _wall,
    "wedge": _wedge,
    "weight": _weight,
    "wheel": _wheel,
    "screen": _screen,
}
