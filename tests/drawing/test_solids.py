"""A wedge shows the faces the viewer can see, each where it belongs."""

from __future__ import annotations

import pytest

from clinic_app.drawing.outline import Part, polygon
from clinic_app.drawing.solids import wedge
from clinic_app.drawing.space import Vector, camera

THIN: Vector = (0.0, 0.0, 0.0)
THICK: Vector = (12.0, 0.0, 0.0)
WIDE, HIGH = 8.0, 5.0


def seen(view: str, thin: Vector = THIN, thick: Vector = THICK) -> list[Part]:
    return list(wedge(camera(view), thin, thick, WIDE, HIGH))


def test_from_the_side_it_is_a_triangle() -> None:
    (face,) = seen("side")
    flat = [camera("side").flat(one) for one in ((0, 0, 4.0), (12.0, 0, 4.0), (12.0, HIGH, 4.0))]
    assert face.outline == polygon(flat)


@pytest.mark.parametrize(("view", "faces"), [("side", 1), ("front", 1), ("back", 1), ("top", 1)])
def test_only_what_looks_at_the_viewer_is_drawn(view: str, faces: int) -> None:
    assert len(seen(view)) == faces


def test_from_the_thin_end_the_slope_is_seen_and_from_the_thick_one_the_back() -> None:
    high = {view: seen(view)[0].outline for view in ("front", "back")}
    turned = {view: seen(view, THICK, THIN)[0].outline for view in ("front", "back")}
    assert high["front"] != high["back"]
    assert high["front"] != turned["front"]


def test_from_above_and_aside_side_and_slope_or_back_are_seen() -> None:
    assert len(list(wedge(camera("side", turn=30, tilt=20), THIN, THICK, WIDE, HIGH))) == 3  # side, back and slope
