"""How a patient is asked on a screen of their own: in one language, in English where it has no words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from clinic_app.languages.expected import IN_ENGLISH
from clinic_app.languages.language import ENGLISH
from clinic_app.visit.asked_of_patients import OWN_WORDS
from clinic_app.visit.spoken import Spoken
from clinic_app.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clinic_app.forms.questionnaire import Item, Option
    from clinic_app.knowledge.zones import Zone
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.reference import Reference

#: What an English speaker calls it.
NAME_OF_ENGLISH = "English"
TELL_STAFF = "kiosk.tell_staff"
#: What stands above LEFT and RIGHT on the chart: *Patient's* for those who treat, *Your* for whoever it hurts.
SIDE_PLATE, OWN_SIDE_PLATE = "chart.patients", "kiosk.chart_patients"


@dataclass(frozen=True)
class Asked:
    """One language of a patient's screen."""

    spoken: Spoken

    @property
    def code(self) -> str:
        """Its code, such as ``es``."""
        return self.spoken.code

    @property
    def name(self) -> str:
        """What those who speak it call it."""
        return self.spoken.language.name if self.spoken.language else NAME_OF_ENGLISH

    @cached_property
    def words(self) -> Words:
        """The screen's own sentences."""
        patterns, language = self.spoken.words.patterns, self.spoken.language
        own = language.sentences if language else {SIDE_PLATE: patterns[OWN_SIDE_PLATE]}
        return Words({**patterns, **own}, self.code)

    @property
    def tell_staff(self) -> tuple[str, str]:
        """*Please tell a member of staff now*, and the same in English for whoever is told, where it is not that."""
        english = self.spoken.words(TELL_STAFF) if self.spoken.language else ""
        return self.words(TELL_STAFF), english

    def question(self, form: str, item: Item) -> str:
        """Return a question as the patient reads it."""
        if item.link_id in OWN_WORDS:
            return self.words(OWN_WORDS[item.link_id])
        language = self.spoken.language
        return item.text if language is None else language.questions.get(form, {}).get(item.link_id, _marked(item.text))

    def hint(self, form: str, item: Item) -> str:
        """Return what stands below a question, or nothing."""
        language = self.spoken.language
        if language is None or not item.hint:
            return item.hint
        return language.hints.get(form, {}).get(item.link_id, _marked(item.hint))

    def option(self, option: Option) -> str:
        """Return one of a question's answers as the patient reads it."""
        own = f"kiosk.answer.{option.code}"
        if own in self.words:
            return self.words(own)
        return _marked(option.text) if self.spoken.language else option.text

    def area(self, zone: Zone | None, name: str, side: str) -> str:
        """Return the patient's own word for an area, with their side as a whole word."""
        said = self.spoken.area(zone, None) if zone is not None else name
        said = said[:1].upper() + said[1:]
        key = f"kiosk.your_{side}"
        return self.spoken.listed((said, self.words(key))) if key in self.words else said


def asked_in(reference: Reference, words: Words, languages: Iterable[tuple[str, bool]]) -> list[Asked]:
    """Return English and each language a patient may choose, given with whether it is a draft."""
    known = reference.languages.known
    spoken = (Spoken(words, known[code], is_draft, may_be_draft=True) for code, is_draft in languages if code in known)
    return [Asked(Spoken(words)), *(Asked(one) for one in spoken if one.language and one.language.questions)]


def languages_of(clinic: Clinic) -> list[tuple[str, bool]]:
    """Return the languages besides English that a clinic lets its patients choose, each with whether it is a draft."""
    spoken = (clinic.spoken(code) for code in clinic.reference.languages.known if code != ENGLISH)
    return [(one.code, one.is_draft) for one in spoken if one.may_be_draft or not one.is_draft]


def _marked(english: str) -> str:
    return f"{IN_ENGLISH}{english}"
