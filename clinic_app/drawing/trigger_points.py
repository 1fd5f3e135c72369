"""Where trigger points are drawn on the body chart: roughly, as a muscle's own file says in words where they lie.

``trigger_points.json`` gives places for the patient's RIGHT side; the left side is the mirror image.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from clinic_app import data_files

DATA = Path(__file__).with_suffix(".json")
Side = Literal["left", "right"]
#: A view with a place in it, in the drawing's units.
Place = tuple[str, float, float]
RIGHT_ONLY = "right"


def points_of(muscle: str, side: Side, given: Mapping[str, Any] | None = None) -> tuple[Place, ...]:
    """Return where a muscle's trigger points lie on one side, in every view that shows them.

    Args:
        muscle: Id of the muscle; one that the file does not name has none.
        side: The patient's side.
        given: What the file says; the shipped one by default.
    """
    known = shipped() if given is None else given
    return tuple(place for places in (known.get(muscle) or {}).values() for place in _on(side, places))


@cache
def shipped() -> Mapping[str, Any]:
    """Return the program's places by muscle and trigger point, read once.

    Raises:
        DataFileError: The file is missing or cannot be read.
    """
    found: Mapping[str, Any] = data_files.load(DATA)["points"]
    return found


def _on(side: Side, places: list[list[Any]]) -> Iterator[Place]:
    for view, x, y, *only in places:
        if side == "right":
            yield view, float(x), float(y)
        elif RIGHT_ONLY not in only:
            yield _mirrored(view), -float(x), float(y)


def _mirrored(view: str) -> str:
    stem, _, end = view.rpartition("_")
    return f"{stem}_left" if end == "right" and stem else view
