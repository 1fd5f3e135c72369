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
    smile, gape = does.get("smile", 0.0), does.get("open", 0.0)
    aside = does.get("side", 0.0) * MILLIMETRE
    wide = MOUTH_WIDE * (1.0 + 0.5 * smile - min(gape, 40.0) / 200.0)
    rise = CORNERS + 0.5 * smile - (0.5 if gape > AJAR else 0.0) * gape * MILLIMETRE - _sulk(does)

    def lip(middle: float) -> list[tuple[float, float]]:
        bend = ((-1.0, rise), (-0.53, rise + 0.76 * (middle - rise)), (0.0, middle), (0.53, rise + 0.76 * (middle - rise)))
        ends = (*bend, (1.0, rise))
        return [camera.flat(face.at(skull, forward=MOUTH_AT, up=up, right=aside + wide * share)) for share, up in ends]

    if gape <= AJAR:
        line = lip(LIPS + _sulk(does))
        yield Part(polygon(smooth(line) if does else line, closed=False), line="ink", width=FINE)
        return
    upper, lower = smooth(lip(LIPS + 0.5)), smooth(lip(LIPS - gape * MILLIMETRE))
    yield Part(polygon([*upper, *lower[::-1]]), fill="ink", line="ink", width=FINE)
    if does.get("tongue", 0.0) > 0:
        yield from _tongue(face.at(skull, forward=MOUTH_AT, right=aside), face, camera, gape)


def _sulk(does: Mapping[str, float]) -> float:
    """Return how far the corners sink: a mouth at rest in a close view is nearly straight, so that a smile stands out."""
    return 0.3 * (1.0 - does.get("smile", 0.0)) if does else 0.0


def _tongue(middle: Vector, face: Frame, camera: Camera, gape: float) -> Iterator[Part]:
    """Draw the underside of a tongue whose tip lies behind the upper teeth."""
    top, deep = LIPS + 0.1, gape * MILLIMETRE * 0.6
    spots = [(-0.85, top), (0.85, top), (0.8, top - 0.6 * deep), (0.0, top - deep), (-0.8, top - 0.6 * deep), (-0.85, top)]
    tongue = smooth([camera.flat(face.at(middle, up=up, right=aside)) for aside, up in spots])
    yield Part(polygon(tongue), fill="prop")
