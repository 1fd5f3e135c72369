"""How a patient is spoken to: everything that is printed for them in their language, in English where it is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from clinic_app.knowledge.exercises import Exercise, Side, filled
from clinic_app.knowledge.zones import Zone
from clinic_app.languages.expected import COUNTED, FEW, IN_ENGLISH, MANY, OWN
from clinic_app.languages.language import ENGLISH, ExerciseText, Language, SheetText

if TYPE_CHECKING:
    from clinic_app.visit.sheet_template import SheetTemplate
    from clinic_app.words import Words

#: Keeps a number or a name in one piece inside a sentence of the other direction (Unicode's isolates).
ISOLATED = "\u2068{}\u2069"
#: Numbers that Arabic says with the plural of few.
FEWEST, MOST_OF_FEW, HUNDRED = 3, 10, 100


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language for one sheet.

    Attributes:
        words: The program's own sentences, in English.
        language: What the sheet is written in; None for English.
        is_draft: No named native clinician has read it.
        may_be_draft: The clinic gives patients drafts too.
    """

    words: Words
    language: Language | None = None
    is_draft: bool = False
    may_be_draft: bool = False

    @property
    def draft_words(self) -> str:
        """What stands on every page of a draft: that it is one, in its language and in English."""
        if not self.is_draft:
            return ""
        own = self.language.sentences.get("draft_translation", "") if self.language else ""
        return f"{own} · {OWN['draft_translation']}" if own else OWN["draft_translation"]

    @property
    def code(self) -> str:
        """Its code, such as ``es``."""
        return self.language.language if self.language else ENGLISH

    @property
    def english_name(self) -> str:
        """What it is called in English, or its code."""
        return self.language.english_name if self.language else self.code

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """How its lines run."""
        return self.language.direction if self.language else "ltr"

    # -- sentences

    def __call__(self, sentence: str, /, **values: object) -> str:
        """Return one of the program's sentences that patients are given."""
        own = self.language.sentences.get(sentence, "") if self.language else ""
        english = OWN.get(sentence) or self.words.pattern(sentence)
        return self.fill(own or self._marked(english), **values)

    def fill(self, sentence: str, /, **values: object) -> str:
        """Return a sentence with its placeholders filled; in Arabic no value is torn by the direction of its line."""
        if self.direction == "rtl":
            values = {name: ISOLATED.format(value) for name, value in values.items()}
        return sentence.format(**values)

    def counted(self, say: Mapping[str, str], key: str, number: int, **values: object) -> str:
        """Return a sentence of a sheet that counts, in the form its number asks for."""
        few = FEWEST <= number % HUNDRED <= MOST_OF_FEW
        forms = (f"{key}_{number}", f"{key}_{FEW}" if few else f"{key}_{MANY}" if number > MOST_OF_FEW else key, key)
        return self.fill(next(say[one] for one in forms if one in say), **values)

    def day(self, day: date) -> str:
        """Return a date in words."""
        return self("date.day", day=day.day, month=self(f"date.month.{day.month}"), year=day.year)

    def listed(self, things: Iterable[str]) -> str:
        """Return things one after the other."""
        comma = self("comma")
        return f"{comma.strip()} ".join(things)

    # -- places

    @property
    def side_names(self) -> tuple[str, str]:
        """The words for right and left as they stand on a plate of their own."""
        return self("side.right"), self("side.left")

    def area(self, zone: Zone, side: str | None) -> str:
        """Return the patient's word for an area, with its side where it has one."""
        english = zone.plain or zone.label.lower()
        said = (self.language.zones.get(zone.id, "") if self.language else "") or self._marked(english)
        if side == "both":
            return self("area_both_sides", area=said)
        if side not in ("right", "left"):
            return said
        pattern = self.language.sentences.get("area_with_side", "") if self.language else ""
        sided = self.with_side(pattern or self._marked(OWN["area_with_side"]), side)  # type: ignore[arg-type]
        return sided.format(area=said)

    def with_side(self, sentence: str, side: Side) -> str:
        """Return a sentence with the words for the sore side and the other one."""
        if self.language is None or sentence.startswith(IN_ENGLISH):
            return filled(sentence, side, (self.words("side.right"), self.words("side.left")))
        return self.language.with_side(sentence, side)

    # -- whole things

    def sheet(self, template: SheetTemplate) -> SheetTemplate:
        """Return a template that says everything in this language."""
        if self.language is None:
            return template
        own = self.language.sheets.get(template.sheet, SheetText())
        forms = {key: one for key, one in own.words.items() if key not in template.words and key.startswith(COUNTED)}
        return replace(
            template,
            title=self._one(own.title, template.title),
            words={key: self._one(own.words.get(key, ""), one) for key, one in template.words.items()} | forms,
            message=self._one(own.message, template.message),
            message_without_area=self._one(own.message_without_area, template.message_without_area),
            stop=self._list(own.stop, template.stop),
            emergency=self._one(own.emergency, template.emergency),
            aftercare={key: self._list(own.aftercare.get(key, ()), one) for key, one in template.aftercare.items()},
            days=self._list(own.days, template.days),
        )

    def exercise(self, exercise: Exercise) -> Exercise:
        """Return an exercise that says everything in this language."""
        if self.language is None:
            return exercise
        own = self.language.exercises.get(exercise.id, ExerciseText())
        return replace(
            exercise,
            title=self._one(own.title, exercise.title),
            steps=self._list(own.steps, exercise.steps),
            feel=self._one(own.feel, exercise.feel),
            stop_if=self._list(own.stop_if, exercise.stop_if),
            dose=replace(exercise.dose, whenever=self._one(own.whenever, exercise.dose.whenever)),
        )

    def _one(self, own: str, english: str) -> str:
        """Return what the language says, or English with its mark."""
        return own or (self._marked(english) if english else "")

    def _list(self, own: tuple[str, ...], english: tuple[str, ...]) -> tuple[str, ...]:
        """Return what the language says where it has as many sentences, or English with its mark."""
        return own if own and len(own) == len(english) else tuple(self._marked(one) for one in english)

    def _marked(self, english: str) -> str:
        return f"{IN_ENGLISH}{english}" if self.language else english
