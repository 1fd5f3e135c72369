"""What a language must say: every sentence a patient is given in English, with its place in the language's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from clinic_app.data_files import Place
from clinic_app.knowledge.exercises import Exercise
from clinic_app.knowledge.zones import Zone
from clinic_app.languages.language import SheetText

#: Ids of ``words/en.yaml`` that are printed for patients.
PRINTED = (
    "side.right",
    "side.left",
    "side.front",
    "side.back",
    "date.day",
    *(f"date.month.{month}" for month in range(1, 13)),
    "patient.number",
)
#: Ids of ``words/en.yaml`` that stand on a patient's own screen.
SCREENS = (
    *("welcome", "welcome_more", "begin", "thanks", "thanks_more", "finish", "back", "next", "step", "help"),
    *("tell_staff", "told", "not_kept", "touch", "take_off", "nothing_hurts", "how_strong", "in_own_words"),
    *("your_right", "your_left", "which_apply"),
    *("answer.yes", "answer.no", "answer.not_sure", "answer.declined"),
)
CHART = ("chart.patients", "chart.view.front", "chart.view.back", "chart.whole")
ON_SCREEN = (*(f"kiosk.{one}" for one in SCREENS), *CHART)
#: Sentences that only a language's file has: how an area is said with a side, what stands between areas, and what a
#: draft says of itself.
OWN = {
    "area_with_side": "{side} {area}",
    "area_both_sides": "BOTH {area}",
    "comma": ", ",
    "draft_translation": "Draft translation",
}
#: What stands before a sentence that is printed in English on a page of another language.
IN_ENGLISH = "[English] "
#: Where a sentence counts, a language with more than one plural may give it again for a number or a kind of number.
COUNTED = ("hold", "for_minutes", "times", "times_range", "sets", "daily", "weekly")
FEW, MANY = "few", "many"
#: Placeholders that a counted sentence may leave out: the word for two says it.
MAY_BE_SAID_IN_WORDS = frozenset({"hold_seconds", "minutes", "times", "sets", "a_day", "weekly"})


@dataclass(frozen=True, slots=True)
class Expected:
    """One sentence or list of sentences.

    Attributes:
        place: Where it stands in the language's file.
        english: What it says.
        is_list: It is a list of as many sentences as the English one.
    """

    place: Place
    english: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class English:
    """Everything that a patient is given, in English.

    Attributes:
        words: The program's sentences by id.
        sheets, zones, exercises: What is printed, by id.
        questions, hints: What is asked on a patient's own screen, by form and question.
    """

    words: Mapping[str, str]
    sheets: Mapping[str, SheetText]
    zones: Mapping[str, Zone]
    exercises: Mapping[str, Exercise]
    questions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def expected(self) -> Iterator[Expected]:
        """Yield every sentence a language must have, in the order of its file."""
        for one in (*PRINTED, *ON_SCREEN, *OWN):
            yield Expected(("words", *one.split(".")), (OWN.get(one) or self.words[one],))
        for name, sheet in self.sheets.items():
            yield from _of_sheet(("sheets", name), sheet)
        for zone in self.zones.values():
            yield Expected(("zones", zone.id), (zone.plain or zone.label.lower(),))
        for exercise in self.exercises.values():
            yield from _of_exercise(exercise)
        for name, forms in (("questions", self.questions), ("hints", self.hints)):
            for form, said in forms.items():
                for link, sentence in said.items():
                    yield Expected((name, form, link), (sentence,))


def _of_sheet(above: Place, sheet: SheetText) -> Iterator[Expected]:
    for one in fields(sheet):
        said = getattr(sheet, one.name)
        if isinstance(said, dict):
            for key, below in said.items():
                yield _one((*above, one.name, key), below)
        elif said:
            yield _one((*above, one.name), said)


def _of_exercise(exercise: Exercise) -> Iterator[Expected]:
    above: Place = ("exercises", exercise.id)
    yield _one((*above, "title"), exercise.title)
    yield _one((*above, "steps"), exercise.steps)
    if exercise.stop_if:
        yield _one((*above, "stop_if"), exercise.stop_if)
    for name, said in (("feel", exercise.feel), ("whenever", exercise.dose.whenever)):
        if said:
            yield _one((*above, name), said)


def _one(place: Place, said: str | tuple[str, ...]) -> Expected:
    return Expected(place, said, is_list=True) if isinstance(said, tuple) else Expected(place, (said,))
