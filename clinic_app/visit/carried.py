"""Plans offered again from before: violet and outside the note until somebody touches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path
from clinic_app.visit.open_visit import Said

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit


def is_carried(visit: OpenVisit, form_id: str, path: Path) -> bool:
    """Say whether what stands at a path was carried and nobody has touched it since."""
    said = visit.of(form_id).said(path)
    return bool(said) and all(visit.gestures.is_carried(row.id) for row in said)


def untouched(visit: OpenVisit, form_id: str, within: Path = ()) -> list[Path]:
    """Return the paths of a form (below a row, where one is given) that hold a carried, untouched answer."""
    paths = list(visit.of(form_id).paths())
    return [path for path in paths if path[: len(within)] == within and is_carried(visit, form_id, path)]


def keeping(visit: OpenVisit, form_id: str, within: Path) -> list[Said]:
    """Return the answers that make every carried one below a row today's own."""
    answers = visit.of(form_id)
    return [Said(form_id, path, answers.value(path)) for path in untouched(visit, form_id, within)]
