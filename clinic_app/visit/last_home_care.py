"""What the patient was given to do at home last time, whether it was done, and whether it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clinic_app.forms.answers import Path, Value
from clinic_app.languages.language import ENGLISH
from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

FORM, EXERCISES, LAST = "home_care", "exercises", "last_time"
DONE, KEPT, SIDE = "last_done", "last_kept", "exercise_side"
LANGUAGE = "sheet_language"
DOSES = ("hold_seconds", "times", "sets", "a_day", "minutes")
KEEP, DROP = "keep", "drop"


@dataclass(frozen=True, slots=True)
class LastExercise:
    """An exercise of the newest earlier sheet.

    Attributes:
        said: Its side and dose as given then, by linkId.
        done: all, some, none; None while nobody has asked.
        kept: keep, drop; None while nobody has decided.
    """

    exercise: str
    said: dict[str, Value]
    done: str | None
    kept: str | None


def last_exercises(visit: OpenVisit) -> list[LastExercise]:
    """Return the exercises of the newest earlier visit that gave any, in their order; unknown ones are left out."""
    for earlier in reversed(visit.past.visits):
        answers = earlier.of(FORM)
        rows = [one for one in answers.rows(EXERCISES) if one in visit.reference.knowledge.exercises]
        if rows:
            given = {
                row: {link: answers.value(path((EXERCISES, row), link)) for link in (SIDE, *DOSES)} for row in rows
            }
            return [_last(visit, row, given[row]) for row in rows]
    return []


def sheet_language(visit: OpenVisit) -> str:
    """Return the code of the language of today's sheet: as chosen, as last given, else what the patient speaks."""
    chosen = visit.value(FORM, LANGUAGE)
    if chosen:
        return str(chosen)
    earlier = (one.of(FORM).value(path(LANGUAGE)) for one in reversed(visit.past.visits))
    return str(next((one for one in earlier if one), _spoken_by(visit)))


def _spoken_by(visit: OpenVisit) -> str:
    """Return the patient's language where sheets are written in it, else English; it is typed as people call it."""
    said = str(visit.patient.details.get("language", "")).strip().casefold() if visit.patient else ""
    for code, one in visit.reference.languages.known.items():
        if said in (code, one.name.casefold(), one.english_name.casefold()):
            return code
    return ENGLISH


def dropped(visit: OpenVisit) -> set[str]:
    """Return the exercises the practitioner said are not to go on."""
    answers = visit.of(FORM)
    return {row for row in answers.rows(LAST) if answers.value(path((LAST, row), KEPT)) == DROP}


def keeping(last: LastExercise) -> list[Said]:
    """Return the answers that say an exercise goes on."""
    return _decided(last, KEEP)


def dropping(visit: OpenVisit, last: LastExercise) -> list[Said]:
    """Return the answers of one gesture that say an exercise does not go on, and take it off the sheet."""
    row = (EXERCISES, last.exercise)
    below = [one for one in visit.of(FORM).paths() if one[:1] == (row,)]
    return [*_decided(last, DROP), *(Said(FORM, one, None) for one in sorted(below, key=len))]


def done_path(exercise: str) -> Path:
    """Return where it stands whether an exercise of last time was done."""
    return path((LAST, exercise), DONE)


def _decided(last: LastExercise, how: str) -> list[Said]:
    row: Path = ((LAST, last.exercise),)
    return [Said(FORM, row, value=True), Said(FORM, (*row, (KEPT, "")), how)]


def _last(visit: OpenVisit, row: str, said: dict[str, Value]) -> LastExercise:
    done, kept = (visit.value(FORM, (LAST, row), link) for link in (DONE, KEPT))
    return LastExercise(row, said, str(done) if done else None, str(kept) if kept else None)
