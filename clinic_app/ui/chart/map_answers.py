"""The pain map between chart and visit: marks from the answers, and the answers that mark or clear an area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinic_app.drawing.pain_map import Mark
from clinic_app.forms.answers import Answers, Path
from clinic_app.ui.chart.zone_names import MIDLINE
from clinic_app.visit.note_sheet import marks, point_of
from clinic_app.visit.open_visit import OpenVisit, Said, path
from clinic_app.words import Words

FORM, MAP = "intake", "pain_map"
ABOUT = ("intensity", "kind", "depth", "point")


@dataclass(frozen=True, slots=True)
class NextMark:
    """What the next area will be.

    Attributes:
        intensity: 0 to 10, or None: not said. 0 is numb without pain.
        kind: Code of the kind of pain, or None.
        depth: ``deep``, ``surface`` or None.
    """

    intensity: int | None = None
    kind: str | None = None
    depth: str | None = None


def row_id(zone: str, side: str) -> str:
    """Return the row an area is answered under: ``lower_back.right``, or the zone alone on the midline."""
    return zone if side == MIDLINE else f"{zone}.{side}"


def zone_of(row: str) -> tuple[str, str]:
    """Return the zone and the side of a row."""
    zone, _, side = row.partition(".")
    return zone, side or MIDLINE


def row_path(row: str, about: str = "") -> Path:
    """Return where an area is answered, or one thing about it."""
    return path((MAP, row), about) if about else path((MAP, row))


def marks_of(visit: OpenVisit, words: Words) -> tuple[Mark, ...]:
    """Return the marked areas with their letters, in the order they were marked; a kind not said is empty."""
    found = []
    for one in marks(visit, words):
        kind = visit.of(FORM).value(row_path(row_id(one.zone, one.side), "kind"))
        found.append(Mark(one.zone, one.side, one.intensity, str(kind or ""), one.letter, one.deep, one.point))
    return tuple(found)


def ghosts_of(answers: Answers) -> tuple[Mark, ...]:
    """Return the areas marked in an earlier visit, without letters."""
    return tuple(
        Mark(*zone_of(row), answers.value(row_path(row, "intensity")), "", "", point=_point(answers, row))
        for row in answers.rows(MAP)
    )


def marking(rows: Iterable[str], given: NextMark, point: str | None = None) -> list[Said]:
    """Return the answers that mark areas: all about each is said anew, so that nothing of before comes back."""
    said = []
    for row in rows:
        values = (given.intensity, given.kind, given.depth, point)
        said.append(Said(FORM, row_path(row), row))
        said += [Said(FORM, row_path(row, name), value) for name, value in zip(ABOUT, values, strict=True)]
    return said


def clearing(row: str) -> list[Said]:
    """Return the answers that take an area off, with all that was said about it."""
    return [Said(FORM, row_path(row), None), *(Said(FORM, row_path(row, name), None) for name in ABOUT)]


def _point(answers: Answers, row: str) -> tuple[str, float, float] | None:
    return point_of(answers.value(row_path(row, "point")))
