"""FHIR R4 Questionnaire (as plain JSON values) → ``Questionnaire``, with a list of what was odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.forms.details_reading import constraints_of, variables_of
from clinic_app.forms.item_reading import ItemReader
from clinic_app.forms.loose import Element, elements, extension, flag, text
from clinic_app.forms.option_reading import translated
from clinic_app.forms.questionnaire import (
    AT_HAND,
    COMBINES_WITH,
    NARRATIVE,
    SAFETY_GROUPS,
    Narrative,
    Questionnaire,
)

#: The states a Questionnaire may be in.
STATES = ("draft", "active", "retired", "unknown")


def read(resource: Mapping[str, Any], language: str = "") -> tuple[Questionnaire, list[str]]:
    """Return the form a resource describes, and warnings in words with their place.

    Args:
        resource: The resource as plain JSON values, whatever they are.
        language: A language in which texts are wanted where the file has translations.

    Raises:
        ValueError: It is no Questionnaire at all.
    """
    if not isinstance(resource, Mapping):
        raise ValueError("is not a Questionnaire: it should be keys with values")  # noqa: TRY004  one kind for callers
    if resource.get("resourceType") != "Questionnaire":
        raise ValueError(f"is a {resource.get('resourceType', 'file without resourceType')!s:.80}, not a Questionnaire")
    reader = ItemReader(resource, language)
    _look_over(resource, reader)
    items = reader.items(resource.get("item"), "item")
    title = _translated(resource, "_title", language) or text(resource.get("title"))
    form = Questionnaire(
        id=text(resource.get("name")) or text(resource.get("id")) or text(resource.get("url")) or "form",
        title=title or text(resource.get("name")),
        version=text(resource.get("version")),
        language=text(resource.get("language")) or "en",
        items=items,
        safety_groups=_codes(resource, SAFETY_GROUPS),
        combines_with=_codes(resource, COMBINES_WITH),
        at_hand=flag(extension(resource, AT_HAND)),
        narrative=tuple(_narrative(one) for one in elements(resource.get("extension")) if one.get("url") == NARRATIVE),
        variables=tuple(variables_of(resource)),
        constraints=tuple(constraints_of(resource)),
        resource=dict(resource),
    )
    _look_for_loose_ends(form, reader)
    return form, reader.warnings


def _look_over(resource: Element, reader: ItemReader) -> None:
    status = resource.get("status")
    if status is None:
        reader.warn("status", "is missing")
    elif status not in STATES:
        reader.warn("status", f"“{status!s:.40}” is none of {', '.join(STATES)}")
    if not resource.get("item"):
        reader.warn("item", "the form asks nothing")
    for one in elements(resource.get("modifierExtension")):
        url = text(one.get("url")) or "without address"
        reader.warn("modifierExtension", f"{url} may change what the form means; it is kept and not acted on")
    if resource.get("implicitRules"):
        reader.warn("implicitRules", "names rules the program does not know; they are kept and not acted on")
    reader.strangers.of_form(resource)


def _look_for_loose_ends(form: Questionnaire, reader: ItemReader) -> None:
    """Name conditions on questions that are not there, and conditions that go round in a circle."""
    asks = {item.link_id: {one.question for one in item.conditions} for item, _ in form.walk()}
    for link, questions in asks.items():
        for question in sorted(questions):
            if not form.asks(question):
                said = f"is asked by the answer to “{question}”, which is no question of this form"
                reader.warn(f"“{link}”", f"{said}; that condition is left out")
    for link in asks:
        if _reaches(asks, link):
            reader.warn(f"“{link}”", "its condition goes round in a circle and ends at itself")


def _reaches(asks: Mapping[str, set[str]], link: str) -> bool:
    waiting, met = list(asks[link]), set[str]()
    while waiting:
        one = waiting.pop()
        if one == link:
            return True
        if one not in met:
            met.add(one)
            waiting.extend(asks.get(one, ()))
    return False


def _translated(resource: Element, key: str, language: str) -> str:
    beside = resource.get(key)
    return translated(beside, language) if isinstance(beside, Mapping) else ""


def _codes(resource: Element, system: str) -> tuple[str, ...]:
    return tuple(text(one.get("code")) for one in elements(resource.get("code")) if one.get("system") == system)


def _narrative(one: Element) -> Narrative:
    said = {name: extension(one, name) for name in ("say", "each", "first")}
    return Narrative(text(said["say"]), text(said["each"]), flag(said["first"]))
