"""Eyes, eyebrows and mouth: at rest two dots and a smile, in a close view whatever the face is asked to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinic_app.drawing.flesh import MILLIMETRE, SKULL_RADIUS
from clinic_app.drawing.outline import Part, circle, polygon
from clinic_app.drawing.solids import smooth
from clinic_app.drawing.space import ORIGIN, Camera, Frame, Vector, dot, plus, unit

FINE = 0.75
# Cosines: how far a thing must face the viewer to be seen.
EYE_SEEN, MOUTH_SEEN = 0.22, 0.25
MOUTH_AT, LIPS, CORNERS = 5.3, -4.35, -3.5  # how far forward the mouth lies, and how far below the eyes
MOUTH_WIDE = 1.7
LIP_CURVE = 0.76  # how far a lip has sunk at half of the way to its middle
AJAR = 3.0  # millimetres from which an open mouth shows its inside


def features(skull: Vector, face: Frame, camera: Camera, does: Mapping[str, float]) -> Iterator[Part]:
    """Draw eyes and mouth, and eyebrows where the author says what the face does; ``does`` is in its units."""
    for sign in (1.0, -1.0):
        look = unit(face.at(ORIGIN, forward=0.86, up=0.06, right=sign * 0.4))
        if dot(look, camera.viewer) > EYE_SEEN:
            yield from _eye(plus(skull, look, SKULL_RADIUS), face, camera, does.get("shut", 0.0))
            yield from _brow(skull, face, sign, camera, does) if does else ()
    if dot(face.forward, camera.viewer) > MOUTH_SEEN:
        yield from _mouth(skull, face, camera, does)


def _eye(at: Vector, face: Frame, camera: Camera, shut: float) -> Iterator[Part]:
    x, y = camera.flat(at)
    if shut > 0:
        lid = [face.at(at, right=aside, up=up) for aside, up in ((-1.1, 0.1), (-0.5, -0.4), (0.5, -0.4), (1.1, 0.1))]
        yield Part(polygon(smooth([camera.flat(one) for one in lid]), closed=False), line="ink", width=FINE)
        return
    if shut < 0:
        yield Part(circle(x, y, 1.35), fill="arrow_halo", line="ink", width=FINE * 0.7)
    yield Part(circle(x, y, 0.72), fill="ink")


def _brow(skull: Vector, face: Frame, sign: float, camera: Camera, does: Mapping[str, float]) -> Iterator[Part]:
    lifted = 0.34 + does.get("brows", 0.0) * MILLIMETRE / SKULL_RADIUS
    bow = [
        unit(face.at(ORIGIN, forward=0.86, up=lifted + rise, right=sign * aside))
        for aside, rise in ((0.18, -0.03), (0.4, 0.03), (0.62, -0.05))
    ]
    line = smooth([camera.flat(plus(skull, one, SKULL_RADIUS)) for one in bow])
    yield Part(polygon(line, closed=False), line="ink", width=FINE)


def _mouth(skull: Vector, face: Frame, camera: Camera, does: Mapping[str, float]) -> Iterator[Part]:
    smile, gape, sinks = does.get("smile", 0.0), does.get("open", 0.0), _sulk(does)
    wide = MOUTH_WIDE * (1.0 + 0.5 * smile - min(gape, 40.0) / 200.0)
    is_ajar = gape > AJAR
    corners = CORNERS + 0.5 * smile - sinks - (0.5 * gape * MILLIMETRE if is_ajar else 0.0)
    middle = face.at(skull, forward=MOUTH_AT, right=does.get("side", 0.0) * MILLIMETRE)

    def lip(lowest: float) -> list[tuple[float, float]]:
        between = corners + LIP_CURVE * (lowest - corners)
        bow = ((-1.0, corners), (-0.53, between), (0.0, lowest), (0.53, between), (1.0, corners))
        return [camera.flat(face.at(middle, up=up, right=wide * share)) for share, up in bow]

    if not is_ajar:
        line = lip(LIPS + sinks)
        yield Part(polygon(smooth(line) if does else line, closed=False), line="ink", width=FINE)
        return
    upper, lower = smooth(lip(LIPS + 0.5)), smooth(lip(LIPS - gape * MILLIMETRE))
    yield Part(polygon([*upper, *lower[::-1]]), fill="ink", line="ink", width=FINE)
    if does.get("tongue", 0.0) > 0:
        yield from _tongue(middle, face, camera, gape)


def _sulk(does: Mapping[str, float]) -> float:
    """Return how far the corners sink: in a close view a mouth at rest is nearly straight, for a smile to stand out."""
    return 0.3 * (1.0 - does.get("smile", 0.0)) if does else 0.0


def _tongue(middle: Vector, face: Frame, camera: Camera, gape: float) -> Iterator[Part]:
    """Draw the underside of a tongue whose tip lies behind the upper teeth."""
    top, deep = LIPS + 0.1, gape * MILLIMETRE * 0.6
    half = ((0.85, 0.0), (0.8, 0.6), (0.0, 1.0), (-0.8, 0.6), (-0.85, 0.0))
    edge = [(-0.85, top), *((aside, top - deep * share) for aside, share in half)]
    yield Part(polygon(smooth([camera.flat(face.at(middle, up=up, right=aside)) for aside, up in edge])), fill="prop")
