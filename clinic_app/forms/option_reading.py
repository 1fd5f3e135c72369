"""The options of an item: its answerOption, or what its value set holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.forms.addresses import (
    EXCLUSIVE,
    OPTION_PREFIX,
    ORDINAL,
    TRANSLATION,
    WEIGHT,
)
from clinic_app.forms.loose import Element, by_address, element, elements, flag, number, text, value_of
from clinic_app.forms.questionnaire import FINDING, Option
from clinic_app.forms.rich_text import words_of
from clinic_app.forms.styled_words import html_of


def options_of(given: list[Element], language: str) -> tuple[Option, ...]:
    """Return the options of answerOption elements; codes that are used twice are told apart by their system."""
    made = [_option(one, language) for one in given]
    codes = [one.code for one in made]
    if len(set(codes)) == len(codes):
        return tuple(made)
    return tuple(_told_apart(one, codes, place) for place, one in enumerate(made))


def _told_apart(option: Option, codes: list[str], place: int) -> Option:
    if codes.count(option.code) == 1:
        return option
    system = option.value.get("system") if isinstance(option.value, Mapping) else ""
    first = codes.index(option.code) == place
    code = option.code if first else f"{system}|{option.code}" if system else f"{option.code}#{place}"
    return _with_code(option, code)


def _with_code(option: Option, code: str) -> Option:
    from dataclasses import replace  # noqa: PLC0415  seldom

    return replace(option, code=code)


def _option(one: Element, language: str) -> Option:
    coding = one.get("valueCoding")
    if type(coding) is dict and _CODE_AND_WORDS <= coding.keys() <= _CODED and one.keys() <= _PLAIN:
        return _plain_option(one, coding)
    kind, value = value_of(one)
    if not kind and ("code" in one or "display" in one):  # a bare Coding where an option should be
        kind, value = "valueCoding", one
    coding = value if isinstance(value, dict) else {}
    own = element(coding.get("_display") if coding else one.get(f"_{kind}"))
    code = text(coding.get("code")) or text(coding.get("display")) or text(coding.get("reference"))
    said = (text(coding.get("display")) or code) if coding else text(value)
    said = translated(own, language) or said or words_of(html_of(own, ""))
    places = [by_address(place) for place in (one, coding, own)]
    return Option(
        code=code if coding else text(value),
        text=said,
        findings=tuple(text(found) for found in places[0].get(FINDING, ())),
        exclusive=flag(_first(places, EXCLUSIVE)),
        ordinal=number(_first(places, ORDINAL))
        if _first(places, ORDINAL) is not None
        else number(_first(places, WEIGHT)),
        kind=kind or "valueString",
        value=value,
        prefix=text(_first(places, OPTION_PREFIX)),
        is_initial=flag(one.get("initialSelected")),
    )


#: What our own options are made of, thousands of them at every start, and most of other people's.
_CODE_AND_WORDS = frozenset({"code", "display"})
_CODED = _CODE_AND_WORDS | {"system"}
_PLAIN = frozenset({"valueCoding", "extension", "initialSelected"})


def _plain_option(one: Element, coding: Element) -> Option:
    """Return an option that is no more than a code and its words, with what choosing it means."""
    said = by_address(one) if "extension" in one else {}
    ordinal = said.get(ORDINAL) or said.get(WEIGHT)
    prefix = said.get(OPTION_PREFIX)
    return Option(
        code=text(coding["code"]) or text(coding["display"]),
        text=text(coding["display"]) or text(coding["code"]),
        findings=tuple(text(found) for found in said.get(FINDING, ())),
        exclusive=EXCLUSIVE in said and flag(said[EXCLUSIVE][0]),
        ordinal=number(ordinal[0]) if ordinal else None,
        value=coding if "system" in coding else None,
        prefix=text(prefix[0]) if prefix else "",
        is_initial=flag(one.get("initialSelected")),
    )


def _first(places: list[dict[str, list[Any]]], url: str) -> Any:  # noqa: ANN401  whatever value[x] holds
    return next((place[url][0] for place in places if url in place), None)


def translated(own: Element, language: str) -> str:
    """Return a text in a language, where the element beside it (``_text``) has it."""
    for one in elements(own.get("extension")) if language else ():
        if one.get("url") != TRANSLATION:
            continue
        parts = {text(part.get("url")): value_of(part)[1] for part in elements(one.get("extension"))}
        if text(parts.get("lang")).partition("-")[0].lower() == language.partition("-")[0].lower():
            return text(parts.get("content"))
    return ""
