"""What the value of each key of the short notation has to be, so that a slip is named with its line."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clinic_app.data_files import Place
from clinic_app.shapes import Fault


def value_faults(keys: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    """Yield a fault for each key of an item whose value is of a kind that does not belong there."""
    for key, value in keys.items():
        if key in RULES:
            fits, wanted = RULES[key]
            if not fits(value):
                yield Fault((*place, key), f"“{key}” should be {wanted}")


def are_options(options: Any) -> bool:  # noqa: ANN401  YAML holds whatever its author wrote
    """Say whether this is a list of options: codes with their words, or with keys that say more."""
    return isinstance(options, Mapping) and all(_is_option(one) for one in options.values())


def _is_option(said: Any) -> bool:  # noqa: ANN401
    if not isinstance(said, Mapping):
        return _is_plain(said)
    finding = said.get("finding", "")
    return not isinstance(finding, Mapping) and _are_findings(finding) and _is_number(said.get("ordinal", 0))


def _is_plain(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, str | int | float)


def _is_word(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_range(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and [_is_number(one) for one in value] == [True, True] and value[0] <= value[1]


def _is_length(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_step(value: Any) -> bool:  # noqa: ANN401
    return _is_number(value) and value > 0


def _are_findings(value: Any) -> bool:  # noqa: ANN401
    if isinstance(value, Mapping):
        return all(_is_pattern(one) for one in value.values())
    return all(_is_pattern(one) for one in (value if isinstance(value, list) else [value]))


def _is_pattern(value: Any) -> bool:  # noqa: ANN401
    """Say whether a finding is one word whose placeholders, where it has any, have names."""
    try:
        parts = list(string.Formatter().parse(value)) if isinstance(value, str) else [("", "", "", "")]
    except ValueError:
        return False
    return all(name is None or name.isidentifier() for _, name, _, _ in parts)


def _are_two_words(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and [_is_word(one) for one in value] == [True, True]


def _is_fhir(value: Any) -> bool:  # noqa: ANN401
    """Say whether these are keys of FHIR; an item keeps a linkId and a type that are words."""
    if not isinstance(value, Mapping) or "item" in value or not all(isinstance(key, str) for key in value):
        return False
    return all(isinstance(value[key], str) and value[key] for key in ("linkId", "type") if key in value)


def _are_words(value: Any) -> bool:  # noqa: ANN401
    return all(_is_word(one) for one in (value if isinstance(value, list) else [value]))


def _are_choices(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, str) or are_options(value)


#: Key → what its value must pass, and how that is said.
RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("open", "rows", "required", "sided", "last"), (_is_flag, "true or false")),
    **dict.fromkeys(("unit", "hint", "placeholder", "carry", "short", "when"), (_is_plain, "plain words")),
    **dict.fromkeys(("type", "control"), (_is_word, "one word")),
    **dict.fromkeys(("choice", "many"), (_are_choices, "“code: text” lines, or the name of an option list")),
    "calculated": (_is_word, "a FHIRPath expression"),
    "ends": (_are_two_words, "two words: for the lowest and the highest"),
    "fhir": (_is_fhir, "keys of FHIR with their values, none of them “item”"),
    "range": (_is_range, "two numbers, the smaller one first"),
    "step": (_is_step, "a number above 0"),
    "max_length": (_is_length, "a whole number above 0"),
    "finding": (_are_findings, "findings as words, their placeholders in paired braces"),
    "asked_when": (_are_words, "findings or regions as words"),
}
