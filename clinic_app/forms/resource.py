"""FHIR R4 Questionnaire (as plain JSON values) → ``Questionnaire``, with a list of what was odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.forms.questionnaire import (
    ASKED_WHEN,
    AT_HAND,
    CARRIED,
    COMBINES_WITH,
    FINDING,
    LAST_VALUE,
    NARRATIVE,
    SAFETY_GROUPS,
    SHORT,
    SIDE,
    Condition,
    Item,
    Narrative,
    Option,
    Questionnaire,
)

HL7 = "http://hl7.org/fhir/StructureDefinition"
CONTROL = f"{HL7}/questionnaire-itemControl"
UNIT = f"{HL7}/questionnaire-unit"
STEP = f"{HL7}/questionnaire-sliderStepValue"
EXCLUSIVE = f"{HL7}/questionnaire-optionExclusive"
ORDINAL = f"{HL7}/ordinalValue"
MINIMUM = f"{HL7}/minValue"
MAXIMUM = f"{HL7}/maxValue"
ENTRY_FORMAT = f"{HL7}/entryFormat"


def read(resource: Mapping[str, Any]) -> tuple[Questionnaire, list[str]]:
    """Return the form a resource describes, and warnings in words.

    Raises:
        ValueError: It is no Questionnaire at all.
    """
    if resource.get("resourceType") != "Questionnaire":
        raise ValueError(f"is a {resource.get('resourceType', 'file without resourceType')}, not a Questionnaire")
    warnings: list[str] = []
    contained = {str(one.get("id")): one for one in resource.get("contained", ())}
    items = tuple(_item(one, contained, warnings) for one in resource.get("item", ()))
    form = Questionnaire(
        id=str(resource.get("name") or resource.get("id") or resource.get("url") or "form"),
        title=str(resource.get("title") or resource.get("name") or ""),
        version=str(resource.get("version") or ""),
        language=str(resource.get("language") or "en"),
        items=items,
        safety_groups=_codes(resource, SAFETY_GROUPS),
        combines_with=_codes(resource, COMBINES_WITH),
        at_hand=bool(extension(resource, AT_HAND) or False),
        narrative=tuple(_narrative(one) for one in resource.get("extension", ()) if one.get("url") == NARRATIVE),
        resource=dict(resource),
    )
    seen: set[str] = set()
    for item, _ in form.walk():
        if item.link_id in seen:
            warnings.append(f"linkId “{item.link_id}” is used twice")
        seen.add(item.link_id)
    return form, warnings


def _codes(resource: Mapping[str, Any], system: str) -> tuple[str, ...]:
    return tuple(str(one.get("code")) for one in resource.get("code", ()) if one.get("system") == system)


def _narrative(element: Mapping[str, Any]) -> Narrative:
    said = {name: extension(element, name) for name in ("say", "each", "first")}
    return Narrative(str(said["say"] or ""), str(said["each"] or ""), bool(said["first"] or False))


def extension(element: Mapping[str, Any], url: str) -> Any:  # noqa: ANN401  whatever value[x] holds
    """Return the value of an element's first extension with this address, or None."""
    for one in element.get("extension", ()):
        if one.get("url") == url:
            return next((value for key, value in one.items() if key.startswith("value")), None)
    return None


def _extensions(element: Mapping[str, Any], url: str) -> list[Any]:
    found = [one for one in element.get("extension", ()) if one.get("url") == url]
    return [value for one in found for key, value in one.items() if key.startswith("value")]


def _item(element: Mapping[str, Any], contained: Mapping[str, Any], warnings: list[str]) -> Item:
    below = [one for one in element.get("item", ()) if not _is_hint(one)]
    hints = [str(one.get("text", "")) for one in element.get("item", ()) if _is_hint(one)]
    unit = extension(element, UNIT) or {}
    conditions = tuple(_condition(one) for one in element.get("enableWhen", ()))
    return Item(
        link_id=str(element.get("linkId", "")),
        text=str(element.get("text", "")),
        type=str(element.get("type", "display")),
        required=bool(element.get("required", False)),
        repeats=bool(element.get("repeats", False)),
        read_only=bool(element.get("readOnly", False)),
        options=_options(element, contained, warnings),
        items=tuple(_item(one, contained, warnings) for one in below),
        controls=_controls(element),
        conditions=conditions,
        any_condition=element.get("enableBehavior") == "any",
        asked_when=tuple(_extensions(element, ASKED_WHEN)),
        minimum=extension(element, MINIMUM),
        maximum=extension(element, MAXIMUM),
        step=extension(element, STEP),
        unit=str(unit.get("display") or unit.get("code") or ""),
        max_length=element.get("maxLength"),
        placeholder=str(extension(element, ENTRY_FORMAT) or ""),
        hint=" ".join(hints),
        findings=tuple(_extensions(element, FINDING)),
        side=str(extension(element, SIDE) or ""),
        carried=str(extension(element, CARRIED) or ""),
        short=str(extension(element, SHORT) or ""),
        shows_last=bool(extension(element, LAST_VALUE) or False),
        initial=_initial(element),
    )


def _controls(element: Mapping[str, Any]) -> tuple[str, ...]:
    concept = extension(element, CONTROL) or {}
    return tuple(str(coding.get("code", "")) for coding in concept.get("coding", ()))


def _is_hint(element: Mapping[str, Any]) -> bool:
    return element.get("type") == "display" and "help" in _controls(element)


def _condition(element: Mapping[str, Any]) -> Condition:
    return Condition(str(element.get("question", "")), str(element.get("operator", "=")), _plain(element, "answer"))


def _initial(element: Mapping[str, Any]) -> Any:  # noqa: ANN401  whatever value[x] holds
    chosen = (one for one in element.get("answerOption", ()) if one.get("initialSelected"))
    return next((_plain(one) for one in (*chosen, *element.get("initial", ()))), None)


def _plain(element: Mapping[str, Any], prefix: str = "value") -> Any:  # noqa: ANN401
    """Return the plain value of value[x] or answer[x]; a Coding becomes its code."""
    value = next((value for key, value in element.items() if key.startswith(prefix)), None)
    return value.get("code") or value.get("display") if isinstance(value, Mapping) and "unit" not in value else value


def _options(element: Mapping[str, Any], contained: Mapping[str, Any], warnings: list[str]) -> tuple[Option, ...]:
    given = element.get("answerOption", ())
    if given:
        return tuple(_option(one) for one in given)
    wanted = str(element.get("answerValueSet", ""))
    if not wanted:
        return ()
    found = contained.get(wanted.lstrip("#"))
    if found is None:
        warnings.append(f"value set {wanted} of “{element.get('linkId')}” is not in the file; it is asked as text")
        return ()
    include = found.get("compose", {}).get("include", ())
    codings = found.get("expansion", {}).get("contains") or [
        concept for system in include for concept in system.get("concept", ())
    ]
    return tuple(Option(str(one.get("code")), str(one.get("display") or one.get("code"))) for one in codings)


def _option(element: Mapping[str, Any]) -> Option:
    coding = element.get("valueCoding")
    plain = next((value for key, value in element.items() if key.startswith("value")), None)
    code = str(coding.get("code") or coding.get("display")) if coding else str(plain)
    text = str(coding.get("display") or coding.get("code")) if coding else str(plain)
    ordinal = extension(element, ORDINAL)
    if ordinal is None and coding:
        ordinal = extension(coding, ORDINAL)
    findings = tuple(_extensions(element, FINDING))
    return Option(code, text, findings, bool(extension(element, EXCLUSIVE)), ordinal)
