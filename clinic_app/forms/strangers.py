"""What an item says that nobody here acts on: it is kept with the form, and named once with the place it stands at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from clinic_app.forms import addresses as at
from clinic_app.forms.loose import Element, element, elements, extension, text
from clinic_app.forms.questionnaire import CONTROLS, OURS

#: Every code HL7 has for how an item is shown; one that changes nothing here leaves the item as its type is shown.
_CONTROLS = """
    group list table htable gtable atable grid header footer page tab-container text inline prompt unit lower upper
    flyover help legal display question autocomplete drop-down check-box lookup radio-button slider spinner text-box
    hidden tab
"""
HL7_CONTROLS = frozenset(_CONTROLS.split())
_KNOWN = at.UNDERSTOOD | at.ALSO_KNOWN.keys()
#: What is known and may hold something to be worked out, or in place of a value.
_LOOKED_INTO = {at.VARIABLE, at.CALCULATED, at.INITIAL, at.ENABLED_WHEN, at.CONSTRAINT, at.TARGET_CONSTRAINT}
_LOOKED_INTO |= {at.MINIMUM, at.MAXIMUM, at.MIN_QUANTITY, at.MAX_QUANTITY}
_LOOKED_INTO |= {older for older, now in at.ALSO_KNOWN.items() if now in _LOOKED_INTO}
_RULES = (at.CONSTRAINT, at.TARGET_CONSTRAINT)
#: Parts of an item besides itself that may carry extensions, below which no item stands.
_PARTS = ("answerOption", "enableWhen", "initial", "code")


class Strangers:
    """Names what is unknown, each only at the first place it is met."""

    def __init__(self, warn: Callable[[str, str], None]) -> None:
        self._warn = warn
        self._fine = set(_KNOWN - _LOOKED_INTO)  # what needs no second look: known, or named before
        self._named: set[str] = set()

    def name(self, one: Element, place: str) -> None:
        """Name what an item says and nobody acts on.

        Args:
            one: The item's element.
            place: Where in the file it stands.
        """
        if "extension" in one and not self._is_fine(one):
            self._look_at(one, place)
        for key, value in one.items():
            if key in _PARTS:
                if type(value) is list:
                    self._parts(value, f"{place}.{key}")
            elif key[0:1] == "_" and isinstance(value, dict):
                self._look_at(value, f"{place}.{key}")

    def of_form(self, resource: Element) -> None:
        """Name what a form as a whole says and nobody acts on, also beside its title."""
        self._look_at(resource, "extension")
        for key, value in resource.items():
            if key[0:1] == "_" and isinstance(value, dict):
                self._look_at(value, key)

    def _parts(self, parts: list[Any], place: str) -> None:
        for number, part in enumerate(parts):
            if type(part) is not dict:
                continue
            if not self._is_fine(part):
                self._look_at(part, f"{place}[{number}]")
            for key, value in part.items():
                if type(value) is dict and not self._is_fine(value):
                    self._look_at(value, f"{place}[{number}].{key}")

    def _is_fine(self, one: Element) -> bool:
        """Say at once of most elements that they hold nothing to be named."""
        given = one.get("extension")
        if given is None:
            return "_display" not in one and "modifierExtension" not in one
        fine = self._fine
        return type(given) is list and all(type(each) is dict and each.get("url") in fine for each in given)

    def _look_at(self, one: Element, place: str) -> None:
        for each in elements(one.get("extension")):
            url = text(each.get("url"))
            if url in _LOOKED_INTO:
                if url in _RULES and not any("xpression" in text(one.get("url")) for one in _below(each)):
                    self._warn(place, "a rule without an expression is kept and not tried")
                for value in (value for key, value in each.items() if key[:6] in ("valueE", "_value")):
                    self._worked_out(element(value), place)
            elif url not in self._fine and not url.startswith(OURS):
                self._fine.add(url)
                self._warn(place, f"extension {url or 'without address'} is kept and not acted on")
        if "linkId" not in one and "resourceType" not in one:  # of these the modifiers are named elsewhere
            for each in elements(one.get("modifierExtension")):
                url = text(each.get("url")) or "without address"
                self._warn(place, f"modifierExtension {url} may change what this means; it is kept and not acted on")
        if "_display" in one:
            self._look_at(element(one["_display"]), f"{place}._display")

    def _worked_out(self, value: Element, place: str) -> None:
        """Name an expression in a language that is not FHIRPath, and a value that only an expression would give."""
        language = text(value.get("language"))
        if language not in ("", "text/fhirpath") and self._is_new(f"{language} at {place}"):
            self._warn(place, f"an expression in {language} is kept and not worked out")
        for url in _addresses(value):
            if self._is_new(f"instead {url}"):
                self._warn(place, f"extension {url} is kept and not acted on: what it would give is left out")

    def name_controls(self, one: Element, place: str) -> None:
        """Name the ways of being shown that nobody knows."""
        for coding in elements(element(extension(one, at.CONTROL)).get("coding")):
            code = text(coding.get("code"))
            is_ours = text(coding.get("system")) == CONTROLS
            if not is_ours and code not in HL7_CONTROLS and self._is_new(f"control {code}"):
                self._warn(place, f"itemControl “{code:.60}” is unknown; it is shown as its type is")

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._named
        self._named.add(name)
        return is_new


def _below(each: Element) -> list[Element]:
    """Return the parts of an extension; one that holds an expression itself is its own part."""
    return elements(each.get("extension")) or [{"url": "expression"} if "valueExpression" in each else {}]


def _addresses(value: Element) -> Iterator[str]:
    for each in elements(value.get("extension")):
        url = text(each.get("url"))
        if url not in _KNOWN:
            yield url
