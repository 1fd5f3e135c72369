"""A line drawn by hand, such as a signature: kept as points, so that it is drawn again as it was."""

from __future__ import annotations

Stroke = tuple[tuple[float, float], ...]

#: Points are kept in so many parts of the width and the height of the place they were drawn in.
FINE = 1000
BETWEEN_STROKES, BETWEEN_POINTS = ";", " "


def kept(strokes: tuple[Stroke, ...]) -> str:
    """Return strokes as text: points as ``x,y`` in thousandths, strokes apart by ``;``; none is nothing."""
    return BETWEEN_STROKES.join(
        BETWEEN_POINTS.join(f"{_part(x)},{_part(y)}" for x, y in stroke) for stroke in strokes if stroke
    )


def strokes_of(text: object) -> tuple[Stroke, ...]:
    """Return the strokes of such a text; what is no point is left out."""
    found = (tuple(_points(part)) for part in str(text or "").split(BETWEEN_STROKES))
    return tuple(stroke for stroke in found if stroke)


def _points(part: str) -> list[tuple[float, float]]:
    pairs = (one.split(",") for one in part.split())
    return [
        (int(pair[0]) / FINE, int(pair[1]) / FINE)
        for pair in pairs
        if len(pair) == 2 and all(map(str.isdigit, pair))  # noqa: PLR2004  x and y
    ]


def _part(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * FINE)
