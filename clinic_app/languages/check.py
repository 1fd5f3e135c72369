"""Holds a language against English: what is missing, what no longer exists, what cannot be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from clinic_app.data_files import Place
from clinic_app.languages.expected import (
    COUNTED,
    FEW,
    MANY,
    MAY_BE_SAID_IN_WORDS,
    ON_SCREEN,
    OWN,
    PRINTED,
    English,
    Expected,
)
from clinic_app.languages.language import PLACEHOLDER, Language
from clinic_app.shapes import Fault, did_you_mean

SIDES = frozenset({"side", "other_side"})
IS_COUNTED = re.compile(rf"({'|'.join(COUNTED)})_(\d+|{FEW}|{MANY})")


@dataclass(frozen=True)
class LanguageCheck:
    """One language beside English."""

    language: Language
    english: English

    def faults(self) -> list[Fault]:
        """Return what is wrong with what is there; what is missing is no fault: it is printed in English."""
        return [*self._unknown(), *self._sentences(), *self._optional()]

    def missing(self) -> list[Fault]:
        """Return what still has to be written, a fault for each."""
        return [
            Fault(one.place, f"“{'.'.join(map(str, one.place))}” is missing", f"in English: “{one.english[0]}”")
            for one in self.english.expected()
            if not self._said(one)
        ]

    @property
    def share(self) -> float:
        """How much of all sentences is there, from 0 to 1."""
        expected = list(self.english.expected())
        return sum(1 for one in expected if self._said(one)) / len(expected)

    def _said(self, one: Expected) -> tuple[str, ...]:
        """Return what the language says at a place, or nothing; a list of another length is nothing."""
        found: Any = self.language
        if one.place[0] == "words":
            found = self.language.sentences.get(".".join(map(str, one.place[1:])), "")
            return (found,) if found.strip() else ()
        for step in one.place:
            found = found.get(step) if isinstance(found, Mapping) else getattr(found, str(step), None)
        if isinstance(found, str):
            return (found,) if found.strip() else ()
        return found if isinstance(found, tuple) and len(found) == len(one.english) and all(found) else ()

    # -- what is there and should not be

    def _unknown(self) -> Iterator[Fault]:
        english, language = self.english, self.language
        yield from _strange(language.sentences, {*PRINTED, *ON_SCREEN, *OWN}, ("words",), dotted=True)
        yield from _strange(language.zones, english.zones, ("zones",))
        yield from _strange(language.exercises, english.exercises, ("exercises",))
        yield from _strange(language.sheets, english.sheets, ("sheets",))
        for name, forms, known_forms in (
            ("questions", language.questions, english.questions),
            ("hints", language.hints, english.hints),
        ):
            yield from _strange(forms, known_forms, (name,))
            for form, said in forms.items():
                yield from _strange(said, known_forms.get(form, said), (name, form))
        for name, sheet in language.sheets.items():
            if name in english.sheets:
                known = english.sheets[name]
                plain = {key for key in sheet.words if not IS_COUNTED.fullmatch(key)}
                yield from _strange(plain, known.words, ("sheets", name, "words"))
                yield from _strange(sheet.aftercare, known.aftercare, ("sheets", name, "aftercare"))

    # -- what is there and does not fit

    def _sentences(self) -> Iterator[Fault]:
        for one in self.english.expected():
            there = _at(self.language, one.place)
            if one.is_list and there and len(there) != len(one.english):
                yield Fault(one.place, f"has {len(there)} sentences, English has {len(one.english)}", "the same number")
            for number, said in enumerate(self._said(one)):
                place = (*one.place, number) if one.is_list else one.place
                yield from self._fits(place, said, one.english[number])

    def _optional(self) -> Iterator[Fault]:
        for name, sheet in self.language.sheets.items():
            known = self.english.sheets.get(name)
            for key, said in sheet.words.items() if known else ():
                counted = IS_COUNTED.fullmatch(key)
                if known and counted and key not in known.words and counted[1] in known.words:
                    yield from self._fits(("sheets", name, "words", key), said, known.words[counted[1]], counted=True)

    def _fits(self, place: Place, said: str, english: str, *, counted: bool = False) -> Iterator[Fault]:
        """Say which placeholders are unknown or missing; any form of the side stands for any other."""
        names, wanted = set(PLACEHOLDER.findall(said)), set(PLACEHOLDER.findall(english))
        says_side = not wanted.isdisjoint(SIDES)
        sides = self.language.side_placeholders if says_side or place[0] == "exercises" else frozenset()
        allowed = (wanted - SIDES) | sides
        for name in sorted(names - allowed):
            yield Fault(place, f"unknown placeholder “{{{name}}}”", did_you_mean(name, allowed) or _listed(allowed))
        left_out = wanted - names - SIDES
        for name in sorted(left_out - (MAY_BE_SAID_IN_WORDS if counted else frozenset())):
            yield Fault(place, f"“{{{name}}}” is missing", f"in English: “{english}”")
        if PLACEHOLDER.sub("", said).count("{") or PLACEHOLDER.sub("", said).count("}"):
            yield Fault(place, "has a brace without its partner")
        if says_side and names.isdisjoint(sides):
            yield Fault(place, "does not say the side", f"in English: “{english}”")


def every_sentence(language: Language) -> Iterator[tuple[Place, str]]:
    """Yield every text of a language that is printed, with its place."""
    for key, said in language.sentences.items():
        yield ("words", *key.split(".")), said
    for name in ("side_forms", "sheets", "zones", "exercises", "questions", "hints"):
        yield from _texts(getattr(language, name), (name,))


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401  a tree of our own values
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from _texts(below, (*place, key))
    elif isinstance(value, tuple):
        for number, below in enumerate(value):
            yield from _texts(below, (*place, number))
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name), (*place, one.name))


def _at(language: Language, place: Place) -> Any:  # noqa: ANN401  as _texts
    found: Any = language
    for step in place:
        found = found.get(step) if isinstance(found, Mapping) else getattr(found, str(step), None)
    return found


def _strange(given: Any, known: Any, above: Place, *, dotted: bool = False) -> Iterator[Fault]:  # noqa: ANN401
    for key in given:
        if key not in known:
            place = (*above, *key.split(".")) if dotted else (*above, key)
            yield Fault(place, f"unknown id “{key}”", did_you_mean(key, known) or "English has no such id")


def _listed(names: frozenset[str] | set[str]) -> str:
    return f"known here: {', '.join(f'{{{one}}}' for one in sorted(names))}" if names else "none is known here"
