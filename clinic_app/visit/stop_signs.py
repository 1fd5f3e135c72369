"""When to stop and call because of one's own exercises: what their files say beyond what every stop box says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clinic_app.knowledge.exercises import Exercise
from clinic_app.visit.sheet_template import SheetTemplate
from clinic_app.visit.sheet_values import HomeCareSheet
from clinic_app.visit.spoken import Spoken

#: More signs of one's own do not stand in a box: a list of seven is read, a longer one is not.
MOST = 3


def with_own_signs(
    sheet: HomeCareSheet, template: SheetTemplate, exercises: Iterable[Exercise], spoken: Spoken
) -> HomeCareSheet:
    """Return a sheet whose stop box says what to look out for with its exercises too, in its language.

    Args:
        sheet: With the signs that stand in every box.
        template: The English one.
        exercises: Those on the sheet, in their order and in English.
        spoken: The language of the sheet.
    """
    own = list(dict(_own(template, exercises, spoken)).items())[:MOST]
    english = sheet.stop_in_english
    return replace(
        sheet,
        stop=(*sheet.stop, *(said for _, said in own)),
        stop_in_english=replace(english, signs=(*english.signs, *(one for one, _ in own))) if english else None,
    )


def _own(template: SheetTemplate, exercises: Iterable[Exercise], spoken: Spoken) -> Iterator[tuple[str, str]]:
    """Yield each sign that the box does not cover, in English and as the sheet says it."""
    covered = re.compile("|".join(rf"\b{re.escape(one)}" for one in template.covers) or "(?!)", re.IGNORECASE)
    for exercise in exercises:
        for english, said in zip(exercise.stop_if, spoken.exercise(exercise).stop_if, strict=True):
            if not covered.search(english):
                yield english, said
