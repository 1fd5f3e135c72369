"""The rarer things an item says, read from its element; an item that says none of them costs next to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.details import PLAIN, Constraint, Details, Unit, Variable
from clinic_app.forms.loose import (
    Element,
    element,
    elements,
    extensions,
    flag,
    number,
    plain,
    text,
    whole,
)
from clinic_app.forms.questionnaire import ASKED_WHEN, CARRIED, FINDING, LAST_VALUE, SHORT, SIDE
from clinic_app.forms.styled_words import html_of, of_tagged

FHIRPATH = "text/fhirpath"
#: Keys of an item that say nothing of this; an item with no others is plain.
_COMMON = frozenset({"linkId", "text", "type", "required", "repeats", "answerOption", "item", "enableWhen"})
_COMMON |= {"enableBehavior", "maxLength", "readOnly", "extension", "code", "definition"}
_DATES = ("date", "dateTime", "time", "quantity")
#: Extensions of which nothing stands in the details.
_SHOWN = frozenset({at.CONTROL, at.STEP, at.ENTRY_FORMAT, FINDING, ASKED_WHEN, CARRIED, SHORT, LAST_VALUE, SIDE})
_COUNTED = _SHOWN | {at.MINIMUM, at.MAXIMUM, at.UNIT}
_LIMITS = frozenset({at.MINIMUM, at.MAXIMUM, at.MIN_OCCURS, at.MAX_OCCURS, at.MIN_LENGTH, at.DECIMALS, at.PATTERN})
_LIMITS |= {at.MAX_SIZE, at.MIN_QUANTITY, at.MAX_QUANTITY}


def details_of(one: Element, words: str, around: dict[str, str], link: str, said: Mapping[str, list[Any]]) -> Details:
    """Return what an item says besides its question.

    Args:
        one: The item's element.
        words: Its text, in the language that is shown.
        around: Words that display items below it give it: lower, upper, flyover.
        link: Its linkId as ours, which differs from the file's where that was used twice.
        said: Its extensions by address.
    """
    original = text(one.get("linkId"))
    is_common = (
        (_SHOWN if one.get("type") in _DATES else _COUNTED).issuperset(said)
        and _COMMON.issuperset(one)
        and "<" not in words
    )
    if is_common and not around and original == link and not _has_initial(one):
        return PLAIN
    return Details(
        original_link=original if original != link else "",
        prefix=text(one.get("prefix")),
        html=html_of(element(one.get("_text")), words) or of_tagged(words),
        orientation=text(_first(said, at.ORIENTATION)),
        is_hidden=flag(_first(said, at.HIDDEN)),
        is_instruction=_is_instruction(element(_first(said, at.CATEGORY))),
        lower=around.get("lower", "") or text(_first(said, "lower")),
        upper=around.get("upper", "") or text(_first(said, "upper")),
        flyover=around.get("flyover", ""),
        **({} if _LIMITS.isdisjoint(said) else _limits(said, is_date=one.get("type") in ("date", "dateTime", "time"))),
        units=tuple(_units(said)) if at.UNIT in said or at.UNIT_OPTION in said else (),
        initials=tuple(_initials(one)),
        mime_types=tuple(text(found) for found in said.get(at.MIME_TYPE, ())),
        variables=tuple(_variables(said.get(at.VARIABLE, ()))),
        constraints=tuple(constraints_of(one)) if at.CONSTRAINT in said or at.TARGET_CONSTRAINT in said else (),
        element=one,
        calculated=_expression(said.get(at.CALCULATED, ())),
        initial=_expression(said.get(at.INITIAL, ())),
        enabled_when=_expression(said.get(at.ENABLED_WHEN, ())),
    )


def _first(said: Mapping[str, list[Any]], url: str) -> Any:  # noqa: ANN401  whatever value[x] holds
    values = said.get(url)
    return values[0] if values else None


def _has_initial(one: Element) -> bool:
    return any(each.get("initialSelected") for each in elements(one.get("answerOption")))


def _expression(given: Iterable[Any]) -> str:
    """Return the first FHIRPath expression; one in another language counts as none."""
    for found in given:
        if text(element(found).get("language")) in (FHIRPATH, ""):
            return text(element(found).get("expression"))
    return ""


def variables_of(one: Element) -> Iterator[Variable]:
    """Yield the variables an element declares, in order."""
    yield from _variables(extensions(one, at.VARIABLE))


def _variables(given: Iterable[Any]) -> Iterator[Variable]:
    for found in given:
        name, said = text(element(found).get("name")), text(element(found).get("expression"))
        if name:
            is_path = text(element(found).get("language")) in (FHIRPATH, "")
            yield Variable(name, said if is_path else "{}")


def constraints_of(one: Element) -> Iterator[Constraint]:
    """Yield what must hold: HL7's constraint with parts of its own, and targetConstraint."""
    for found in elements(one.get("extension")):
        if found.get("url") not in (at.CONSTRAINT, at.TARGET_CONSTRAINT):
            continue
        parts = {text(part.get("url")): plain(part) for part in elements(found.get("extension"))}
        said = parts.get("expression")
        expression = text(element(said).get("expression")) or text(said)
        if expression:
            yield Constraint(expression, text(parts.get("human")), parts.get("severity") == "warning")


def _is_instruction(concept: Element) -> bool:
    return any(coding.get("code") in ("instructions", "help") for coding in elements(concept.get("coding")))


def _limits(said: Mapping[str, list[Any]], *, is_date: bool) -> dict[str, Any]:
    low, high = _first(said, at.MINIMUM), _first(said, at.MAXIMUM)
    return {
        "min_occurs": whole(_first(said, at.MIN_OCCURS)),
        "max_occurs": whole(_first(said, at.MAX_OCCURS)),
        "min_length": whole(_first(said, at.MIN_LENGTH)),
        "decimals": whole(_first(said, at.DECIMALS)),
        "pattern": text(_first(said, at.PATTERN)),
        "earliest": low if isinstance(low, str) and is_date else "",
        "latest": high if isinstance(high, str) and is_date else "",
        "limit_units": (_unit_of(said, at.MINIMUM, at.MIN_QUANTITY), _unit_of(said, at.MAXIMUM, at.MAX_QUANTITY)),
        "max_size": number(_first(said, at.MAX_SIZE)),
    }


def _unit_of(said: Mapping[str, list[Any]], *urls: str) -> str:
    amounts = [element(_first(said, url)) for url in urls]
    return next((unit for one in amounts if (unit := text(one.get("code")) or text(one.get("unit")))), "")


def _units(said: Mapping[str, list[Any]]) -> Iterator[Unit]:
    for found in said.get(at.UNIT_OPTION) or said.get(at.UNIT) or []:
        code, words = text(element(found).get("code")), text(element(found).get("display"))
        if code or words:
            yield Unit(words or code, code, text(element(found).get("system")))


def _initials(one: Element) -> Iterator[Any]:
    for found in elements(one.get("answerOption")):
        if flag(found.get("initialSelected")):
            yield plain(found)
    for found in elements(one.get("initial")):
        value = plain(found)
        if value is not None:
            yield value
