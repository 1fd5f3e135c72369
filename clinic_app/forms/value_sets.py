"""The options of a value set: from the file itself, else from the few of HL7 that come with the program."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clinic_app.data_files import load
from clinic_app.forms.addresses import TRANSLATION
from clinic_app.forms.loose import Element, element, elements, text

SHIPPED = Path(__file__).parent / "value_sets.yaml"
#: More options than these are never read from one value set.
MOST = 5000
#: Systems of the answers of yesnodontknow, which come from two.
_SPECIAL = {
    "Y": "http://terminology.hl7.org/CodeSystem/v2-0136",
    "N": "http://terminology.hl7.org/CodeSystem/v2-0136",
    "asked-unknown": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
}


class ValueSets:
    """Finds the codings of a value set by ``#id``, id or address."""

    def __init__(self, resource: Element) -> None:
        contained = elements(resource.get("contained"))
        self._sets: dict[str, Element] = {}
        self._systems: dict[str, Element] = {}
        for one in contained:
            kept = self._systems if one.get("resourceType") == "CodeSystem" else self._sets
            for name in (text(one.get("id")), text(one.get("url"))):
                if name:
                    kept.setdefault(name, one)

    def codings(self, wanted: str, above: frozenset[str] = frozenset()) -> list[dict[str, Any]] | None:
        """Return the codings of a value set, or None where it is not here.

        Args:
            wanted: ``#id``, id or address.
            above: The sets that include this one; one that includes itself again adds nothing.
        """
        name = _name(wanted)
        found = self._sets.get(name)
        if found is None:
            return _shipped(name)
        expansion = list(_expanded(elements(element(found.get("expansion")).get("contains"))))
        compose = element(found.get("compose"))
        listed = expansion or list(self._composed(elements(compose.get("include")), above | {name}))
        out = self._composed(elements(compose.get("exclude")), above | {name}) if listed and not expansion else ()
        excluded = {(one.get("system"), one.get("code")) for one in out}
        return [one for one in listed if (one.get("system"), one.get("code")) not in excluded][:MOST] or None

    def is_whole(self, wanted: str) -> bool:
        """Say whether the file holds all of a value set: a rule or a set that only a server knows leaves a part out."""
        found = self._sets.get(_name(wanted), {})
        expansion = element(found.get("expansion"))
        there = list(_expanded(elements(expansion.get("contains"))))
        if there:
            total = expansion.get("total")
            return len(there) <= MOST and (not isinstance(total, int) or total <= len(there))
        compose = element(found.get("compose"))
        parts = [*elements(compose.get("include")), *elements(compose.get("exclude"))]
        return all(self._has_all(one) for one in parts)

    def _has_all(self, include: Element) -> bool:
        if include.get("filter"):
            return False
        others = include.get("valueSet")
        if isinstance(others, list) and any(
            _name(text(one)) not in self._sets and _shipped(_name(text(one))) is None for one in others
        ):
            return False
        listed = include.get("concept") or others
        return bool(listed) or text(include.get("system")) in self._systems

    def _composed(self, includes: list[Element], above: frozenset[str]) -> Iterator[dict[str, Any]]:
        for include in includes:
            system = text(include.get("system"))
            concepts = elements(include.get("concept"))
            if not concepts and not include.get("filter"):
                concepts = list(_concepts(elements(self._systems.get(system, {}).get("concept"))))
            for one in concepts:
                yield _coding(one if "display" in one else {**self._concept(system, one.get("code")), **one}, system)
            others = include.get("valueSet")
            for one in others if isinstance(others, list) and not concepts else ():
                if _name(text(one)) not in above:
                    yield from self.codings(text(one), above) or ()

    def _concept(self, system: str, code: object) -> Element:
        """Return what a code system of the file says of a code."""
        listed = _concepts(elements(self._systems.get(system, {}).get("concept")))
        return next((one for one in listed if one.get("code") == code), {})


def _name(wanted: str) -> str:
    return wanted.removeprefix("#").partition("|")[0]


def _expanded(contains: list[Element]) -> Iterator[dict[str, Any]]:
    waiting = list(contains)
    while waiting:
        one = waiting.pop(0)
        if one.get("code") and not one.get("abstract"):
            yield _coding(one, text(one.get("system")))
        waiting[:0] = elements(one.get("contains"))


def _concepts(concepts: list[Element]) -> Iterator[Element]:
    waiting = list(concepts)
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting[:0] = elements(one.get("concept"))


def _coding(one: Element, system: str) -> dict[str, Any]:
    coding: dict[str, Any] = {"system": system} if system else {}
    coding |= {key: one[key] for key in ("code", "display", "extension") if key in one}
    designations = [_designation(each) for each in elements(one.get("designation")) if each.get("language")]
    if designations:
        coding["_display"] = {"extension": designations}
    return coding


def _designation(one: Element) -> dict[str, Any]:
    """Return what a code is called in another language, as FHIR says it beside any other words."""
    parts = [{"url": "lang", "valueCode": one["language"]}, {"url": "content", "valueString": text(one.get("value"))}]
    return {"url": TRANSLATION, "extension": parts}


def _shipped(name: str) -> list[dict[str, Any]] | None:
    found = _all_shipped().get(name)
    if found is None:
        return None
    codes: Mapping[str, str] = found["codes"]
    system = found.get("system")
    return [{"system": system or _SPECIAL[code], "code": code, "display": said} for code, said in codes.items()]


@functools.cache
def _all_shipped() -> Mapping[str, Any]:
    """Return the value sets that come with the program; read when the first form asks for one."""
    shipped: Mapping[str, Any] = load(SHIPPED)
    return shipped
