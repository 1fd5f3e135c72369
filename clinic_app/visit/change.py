"""What changed on the map since last time, in words: *Upper buttock RIGHT gone; low back RIGHT 6 → 3; new: hip*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.forms.answers import Answers
from clinic_app.visit.open_visit import path
from clinic_app.visit.wording import Wording

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words


def map_change(visit: OpenVisit, words: Words) -> str:
    """Return the change as one line; areas of last time that nobody has asked about yet are not part of it."""
    last = visit.past.last_with("intake")
    if last is None:
        return ""
    before, now, wording = last.of("intake"), visit.of("intake"), Wording(visit, words)
    parts = []
    for row in before.rows("pain_map"):
        if row in now.rows("pain_map"):
            was, is_now = _pain(before, row), _pain(now, row)
            if was is not None and is_now is not None:
                key = "change.same" if was == is_now else "change.number"
                parts.append(words(key, place=wording.row(row), before=was, now=is_now))
        elif now.value(path(("pain_map", row), "gone")):
            parts.append(words("change.gone", place=wording.row(row)))
    new = [row for row in now.rows("pain_map") if row not in before.rows("pain_map")]
    parts += [words("change.new", place=wording.row(row)) for row in new]
    return "; ".join(parts)


def _pain(answers: Answers, row: str) -> int | None:
    found = answers.value(path(("pain_map", row), "intensity"))
    return None if found is None else int(found)
