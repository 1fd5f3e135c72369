"""A FHIR Questionnaire → the short notation; expanded again it is the same Questionnaire.

Each line is guessed and held against the element it stands for; what the notation cannot say stays, word for word,
below the key ``fhir``.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from clinic_app.forms import conditions
from clinic_app.forms.guessing import guessed_form, guessed_line, when_text
from clinic_app.forms.measure import measure_extension
from clinic_app.forms.notation import Options, expand
from clinic_app.forms.notation_keys import FORM_KEYS, KEYS
from clinic_app.shapes import Fault

Element = dict[str, Any]
#: Keys that are held against each other apart from the others.
_APART = ("item", "enableWhen", "enableBehavior")


def shrink(resource: Mapping[str, Any], lists: Mapping[str, Options] | None = None) -> dict[str, Any]:
    """Return the short notation of a Questionnaire.

    Args:
        resource: The resource.
        lists: Option lists a body chart's zones may come from.

    Raises:
        ValueError: Its items are no list of objects, or two have one linkId.
    """
    known: dict[str, Element] = {}
    _learn(resource.get("item", []), known)
    shrinker = _Shrinker(known, lists or {})
    source = guessed_form(resource)
    made, _ = expand({**source, "items": []}, {})
    if "measure" in source:  # its score is one of the questions, which are not there yet
        made["extension"] = [
            *made.get("extension", []),
            *measure_extension(source["measure"], list(known.values()), []),
        ]
    _keep_rest(source, dict(resource), made, ("item",))
    source["items"] = [shrinker.line(one) for one in resource.get("item", [])]
    return {key: source[key] for key in FORM_KEYS if key in source}


def _learn(items: Any, known: dict[str, Element]) -> None:  # noqa: ANN401  whatever JSON can hold
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise ValueError("has items that are no list of questions")
    for one in items:
        link = one.get("linkId")
        if not isinstance(link, str) or not link or link in known:
            raise ValueError(f"linkId “{link}” is {'used twice' if link in known else 'missing'}")
        known[link] = one
        if one.get("item") == []:
            raise ValueError(f"“{link}” has an empty list of items")
        _learn(one.get("item", []), known)


class _Shrinker:
    def __init__(self, known: dict[str, Element], lists: Mapping[str, Options]) -> None:
        self._known, self._lists = known, lists

    def line(self, element: Element) -> dict[str, Any]:
        """Return the line of an element, with the lines below it."""
        line, made = self._guess(element)
        if line.get("sided"):  # was held against the whole element, its halves and its hint
            return line
        hint = line.get("hint")
        below = element.get("item", [])
        if hint is not None:
            if made.get("item") == below[:1]:
                below = below[1:]
            else:
                line.pop("hint")
                made.pop("item", None)
        _keep_rest(line, element, made, _APART)
        self._keep_conditions(line, element)
        if below:
            line["items"] = [self.line(one) for one in below]
        return line

    def _guess(self, element: Element) -> tuple[dict[str, Any], Element]:
        """Return the best line that can be expanded, and what it expands to."""
        for keys in guessed_line(element):
            line = {_name(element): element.get("text") or "", **keys}
            trial = {**line, "items": []} if element.get("item") else line
            made, faults = expand({"form": "f", "title": "F", "items": [trial]}, self._lists)
            if faults or len(made["item"]) != 1:
                continue
            if keys.get("sided") and made["item"][0] != element:
                continue
            return line, made["item"][0]
        line = {_name(element): ""}
        return line, {"linkId": _name(element), "text": "", "type": "string"}

    def _keep_conditions(self, line: dict[str, Any], element: Element) -> None:
        given: Element = {key: element[key] for key in _APART[1:] if key in element}
        said = when_text(given) if given else ""
        if said:
            trial = copy.deepcopy({link: _bare(one) for link, one in self._known.items()})
            mine = trial[element["linkId"]]
            mine["_when"] = (said, ())
            faults: list[Fault] = []
            conditions.fill([*trial.values()], faults)
            if not faults and {key: mine[key] for key in _APART if key in mine} == given:
                line["when"] = said
                return
        if given:
            line["fhir"] = {**line.get("fhir", {}), **given}


def _bare(element: Element) -> Element:
    return {key: element[key] for key in ("linkId", "type", "answerOption") if key in element}


def _name(element: Element) -> str:
    """Return the key of an element's line: its linkId, unless the notation has a key of that name."""
    link: str = element["linkId"]
    return f"{link}_" if link in KEYS else link


def _keep_rest(line: dict[str, Any], element: Element, made: Element, apart: tuple[str, ...]) -> None:
    """Note below ``fhir`` what a line does not say, and what it says too much."""
    keys = [key for key in (*element, *made) if key not in apart and key != "_when"]
    rest = {key: element.get(key) for key in dict.fromkeys(keys) if element.get(key) != made.get(key)}
    if rest:
        line["fhir"] = rest
