"""Reads JSON as other people write it: what is of the wrong kind counts as not there, and nothing raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clinic_app.forms.addresses import ALSO_KNOWN

Element = Mapping[str, Any]
NOTHING: Element = {}


def elements(value: object) -> list[Element]:
    """Return the objects of a list; a single object counts as a list of one."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def element(value: object) -> Element:
    """Return an object, or an empty one."""
    return value if isinstance(value, dict) else NOTHING


def text(value: object) -> str:
    """Return words; a number or a truth as its words, anything else as none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""


def number(value: object) -> float | None:
    """Return a number, also one written in quotes; None where it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value) if "." in value or "e" in value.lower() else int(value)
        except ValueError:
            return None
    return value if isinstance(value, int | float) and abs(value) < float("inf") else None


def whole(value: object) -> int | None:
    """Return a whole number, or None."""
    found = number(value)
    return int(found) if found is not None else None


def flag(value: object) -> bool:
    """Return a truth; the word true counts."""
    return value is True or value == "true"


def value_of(one: Element, prefix: str = "value") -> tuple[str, Any]:
    """Return name and content of value[x] (or answer[x] and the like); an empty name where there is none."""
    return next(((key, value) for key, value in one.items() if key.startswith(prefix)), ("", None))


def extensions(one: Element, url: str) -> Iterator[Any]:
    """Yield the values of all extensions with an address."""
    given = one.get("extension")
    if not given:
        return
    for found in given if isinstance(given, list) else elements(given):
        if isinstance(found, dict):
            address = found.get("url")
            if (address == url) or (isinstance(address, str) and ALSO_KNOWN.get(address) == url):
                yield value_of(found)[1]


def extension(one: Element, url: str) -> Any:  # noqa: ANN401  whatever value[x] holds
    """Return the value of the first extension with an address, or None."""
    if "extension" not in one:
        return None
    return next(extensions(one, url), None)


def by_address(one: Element) -> dict[str, list[Any]]:
    """Return the values of all extensions by their address, for whoever asks for many."""
    found: dict[str, list[Any]] = {}
    for each in elements(one.get("extension")):
        address = text(each.get("url"))
        found.setdefault(ALSO_KNOWN.get(address, address), []).append(value_of(each)[1])
    return found


def plain(one: Element, prefix: str = "value") -> Any:  # noqa: ANN401  whatever value[x] holds
    """Return the plain value of value[x] or answer[x]; a Coding becomes its code."""
    kind, value = value_of(one, prefix)
    if isinstance(value, dict) and kind.endswith("Coding"):
        return value.get("code") or value.get("display")
    return value
