"""Scores of answers: of a coding beside it, of words and numbers that FHIR lets have one, where expressions find it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clinic_app.forms.addresses import ALSO_KNOWN, ORDINAL, WEIGHT
from clinic_app.forms.loose import elements, number

_SCORES = (ORDINAL, WEIGHT)


class ScoredWords(str):
    """An answer in words that is worth a score."""

    __slots__ = ("score",)


class ScoredWhole(int):
    """An answer in whole numbers that is worth a score of its own."""

    score: float


class ScoredNumber(float):
    """An answer in numbers that is worth a score of its own."""

    __slots__ = ("score",)


_KINDS: dict[type, type] = {str: ScoredWords, int: ScoredWhole, float: ScoredNumber}


def scored_value(value: Any, score: float) -> Any:  # noqa: ANN401  whatever value[x] holds
    """Return a value that expressions can ask for its score: beside the value, as FHIR says it, they do not look."""
    kind = _KINDS.get(type(value))
    if kind is None:
        return value
    scored = kind(value)
    scored.score = score
    return scored


def scores_of(values: Sequence[Any]) -> list[float]:
    """Return the scores of codings, of answers and options that hold them, and of words and numbers that have one."""
    return [score for one in values if (score := _score(one)) is not None]


def _score(one: Any) -> float | None:  # noqa: ANN401  whatever an expression finds
    if not isinstance(one, Mapping):
        return getattr(one, "score", None)
    held = next((value for key, value in one.items() if key.startswith("value")), None)
    places = (one, held) if isinstance(held, Mapping) else (one,)
    for place in places:
        for each in elements(place.get("extension")):
            url = each.get("url")
            if ALSO_KNOWN.get(str(url), url) in _SCORES:
                return number(each.get("valueDecimal", each.get("valueInteger")))
    return getattr(held, "score", None)
