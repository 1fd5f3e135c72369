"""Guesses how the short notation would say a FHIR element; ``shrinking.py`` holds the guess against the element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.elements import FALLBACK, STANDARD_CONTROLS
from clinic_app.forms.loose import element, elements, extension, extensions, text, value_of
from clinic_app.forms.measure import MEASURE
from clinic_app.forms.notation_keys import TYPES
from clinic_app.forms.questionnaire import ASKED_WHEN, CARRIED, FINDING, LAST_VALUE, SHORT

Element = dict[str, Any]
_KINDS = {(kind, shown): name for name, (kind, shown) in reversed(TYPES.items())}
_CHOICES = ("choice", "open-choice")
#: What joins the conditions of ``when``.
_JOINED = {"any": " | ", "all": " & "}


def guessed_form(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a form, its questions left out."""
    source: dict[str, Any] = {"form": text(resource.get("name")) or text(resource.get("id")) or "form"}
    for key in ("title", "version", "language", "purpose"):
        if isinstance(resource.get(key), str):
            source[key] = resource[key]
    patterns = [text(one) for one in extensions(resource, ASKED_WHEN)]
    if patterns:
        source["asked_when"] = patterns[0] if len(patterns) == 1 else patterns
    for each in elements(resource.get("extension")):
        if each.get("url") == MEASURE:
            source["measure"] = {text(part.get("url")): value_of(part)[1] for part in elements(each.get("extension"))}
    return source


def guessed_line(one: Element) -> Iterator[dict[str, Any]]:
    """Yield the keys of a line, the best guess first, without questions below and without conditions."""
    controls = _controls(one)
    if "sided" in controls:
        yield from _sided(one)
    if "body-chart" in controls:
        yield {"type": "body_chart"} | _flags(one, repeats="") | _ours(one, findings=True)
    shown = next((code for code in controls if (one.get("type"), code) in _KINDS), "")
    own = [code for code in controls if code != shown]
    keys = _kind(one, shown) | _flags(one, repeats="rows" if one.get("type") not in _CHOICES else "")
    keys |= _numbers(one) | _ours(one, findings=one.get("type") not in _CHOICES)
    if own:
        keys["control"] = own[-1]
    below = elements(one.get("item"))
    if below and below[0].get("linkId") == f"{one['linkId']}.hint" and below[0].get("type") == "display":
        yield {**keys, "hint": text(below[0].get("text"))}
    yield keys
    yield _kind(one, "")


def when_text(given: Mapping[str, Any]) -> str:
    """Return conditions as one line of ``when``; empty where they cannot be said so."""
    parts = []
    for one in elements(given.get("enableWhen")):
        question, operator = text(one.get("question")), text(one.get("operator"))
        kind, value = value_of(one, "answer")
        if operator == "exists":
            parts.append(f"{question} {'exists' if value else 'absent'}")
            continue
        said = text(value.get("code")) if isinstance(value, Mapping) else text(value)
        if not said or " | " in said or " & " in said or not kind:
            return ""
        parts.append(f"{question} {operator} {said}")
    return _JOINED.get(given.get("enableBehavior", "all"), " & ").join(parts)


def _kind(one: Element, shown: str) -> dict[str, Any]:
    kind = one.get("type")
    if kind in _CHOICES:
        options = {}
        for each in elements(one.get("answerOption")):
            coding = element(each.get("valueCoding"))
            options[text(coding.get("code"))] = _option(each, coding)
        keys: dict[str, Any] = {"many" if one.get("repeats") else "choice": options}
        return keys | ({"open": True} if kind == "open-choice" else {})
    name = _KINDS.get((text(kind), shown), "string")
    if name == ("group" if one.get("item") else "string"):  # what a line without a type is
        return {}
    return {"type": name}


def _option(one: Mapping[str, Any], coding: Mapping[str, Any]) -> Any:  # noqa: ANN401  words, or keys with more
    said: dict[str, Any] = {"text": text(coding.get("display")) or text(coding.get("code"))}
    findings = [text(found) for found in extensions(one, FINDING)]
    if findings:
        said["finding"] = findings[0] if len(findings) == 1 else findings
    if extension(one, at.EXCLUSIVE):
        said["exclusive"] = True
    ordinal = extension(one, at.ORDINAL)
    if ordinal is not None:
        said["ordinal"] = ordinal
    return said if len(said) > 1 else said["text"]


def _flags(one: Element, repeats: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if one.get("required"):
        found["required"] = True
    if repeats and one.get("repeats"):
        found[repeats] = True
    if isinstance(one.get("maxLength"), int):
        found["max_length"] = one["maxLength"]
    return found


def _numbers(one: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    low, high = extension(one, at.MINIMUM), extension(one, at.MAXIMUM)
    if low is not None and high is not None:
        found["range"] = [low, high]
    for key, url in (("step", at.STEP), ("placeholder", at.ENTRY_FORMAT)):
        if extension(one, url) is not None:
            found[key] = extension(one, url)
    unit = element(extension(one, at.UNIT))
    if set(unit) == {"display"}:
        found["unit"] = unit["display"]
    return found


def _ours(one: Element, *, findings: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, url in (("finding", FINDING), ("asked_when", ASKED_WHEN)):
        values = list(extensions(one, url))
        if values and (key != "finding" or findings):
            found[key] = values[0] if len(values) == 1 else values
    for key, url in (("carry", CARRIED), ("short", SHORT), ("last", LAST_VALUE)):
        if extension(one, url) is not None:
            found[key] = extension(one, url)
    worked_out = element(extension(one, at.CALCULATED))
    if set(worked_out) == {"language", "expression"} and one.get("readOnly"):
        found["calculated"] = worked_out["expression"]
    usual = one.get("initial")
    if found.get("carry") == "plan" and isinstance(usual, list) and len(usual) == 1:
        found["usual"] = value_of(element(usual[0]))[1]
    chosen = [each for each in elements(one.get("answerOption")) if each.get("initialSelected")]
    if found.get("carry") == "plan" and len(chosen) == 1:
        found["usual"] = text(element(chosen[0].get("valueCoding")).get("code"))
    return found


def _sided(one: Element) -> Iterator[dict[str, Any]]:
    """Guess a question asked for both sides from the one asked for the right."""
    below = elements(one.get("item"))
    hint = below[0] if below and below[0].get("type") == "display" else None
    sides = below[1:] if hint else below
    if not sides or sides[0].get("linkId") != f"{one['linkId']}.right":
        return
    for keys in guessed_line(dict(sides[0])):
        said = {key: _sideless(value) for key, value in keys.items()}
        yield {**said, "sided": True} | ({"hint": text(hint.get("text"))} if hint else {})


def _sideless(value: Any) -> Any:  # noqa: ANN401  whatever stands in a line
    if isinstance(value, str):
        return value.replace(".right=", "=").removesuffix(".right")
    if isinstance(value, list):
        return [_sideless(one) for one in value]
    return {key: _sideless(one) for key, one in value.items()} if isinstance(value, dict) else value


def _controls(one: Element) -> list[str]:
    """Return the controls a line would name: ours, and standard ones that no control of ours brings along."""
    coding = elements(element(extension(one, at.CONTROL)).get("coding"))
    brought = {FALLBACK[text(each.get("code"))] for each in coding if text(each.get("code")) in FALLBACK}
    codes = [(text(each.get("code")), text(each.get("system"))) for each in coding]
    return [code for code, system in codes if not (system == STANDARD_CONTROLS and code in brought)]
