"""The key ``measure`` of a form: which answer is its score, which way is better, and what change people notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from clinic_app.data_files import Place
from clinic_app.forms.loose import Element, elements, extension, number, text
from clinic_app.forms.questionnaire import OURS
from clinic_app.shapes import Fault, did_you_mean

MEASURE = f"{OURS}/StructureDefinition/measure"


@dataclass(frozen=True, slots=True)
class Measure:
    """What makes a form an outcome measure.

    Attributes:
        score: linkId of the answer that is its score.
        lowest, highest: Ends of the score.
        better: ``lower`` or ``higher``.
        notable: A change of so much is one people notice; 0 where none is published.
        about: What is published about change, in words.
        source: Where that was published.
        credit: Who made it, where that must be said wherever it is shown.
        verdict: linkId of an answer that is told after the score; empty for none.
    """

    score: str
    lowest: float
    highest: float
    better: str
    about: str
    source: str
    notable: float = 0
    credit: str = ""
    verdict: str = ""


MEASURE_KEYS = tuple(one.name for one in fields(Measure))
_NEEDED = ("score", "lowest", "highest", "better", "about", "source")
_NUMBERS = ("lowest", "highest", "notable")


def measure_extension(said: Any, items: list[dict[str, Any]], faults: list[Fault]) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the extension the key adds to the Questionnaire, and note what is wrong with it.

    Args:
        said: The value of the key.
        items: The expanded questions, one of which the score is.
        faults: Where faults are noted.
    """
    found = list(_faults(said, items))
    faults += found
    if found:
        return []
    parts = [
        {"url": key, "valueDecimal": said[key]} if key in _NUMBERS else {"url": key, "valueString": str(said[key])}
        for key in MEASURE_KEYS
        if key in said
    ]
    return [{"url": MEASURE, "extension": parts}]


def measure_of(resource: Element) -> Measure | None:
    """Return the measure a Questionnaire is, or None where it is none."""
    for one in elements(resource.get("extension")):
        if one.get("url") == MEASURE:
            said = {key: extension(one, key) for key in MEASURE_KEYS}
            numbers = {key: number(said[key]) or 0 for key in _NUMBERS}
            words = {key: text(said[key]) for key in MEASURE_KEYS if key not in _NUMBERS}
            return Measure(**words, **numbers)  # type: ignore[arg-type]  # each key has its own kind
    return None


def _faults(said: Any, items: list[dict[str, Any]]) -> list[Fault]:  # noqa: ANN401  YAML holds whatever it holds
    place: Place = ("measure",)
    if not isinstance(said, Mapping):
        return [Fault(place, "should be keys with values, beginning with “score:”")]
    found = [
        Fault((*place, key), f"unknown key “{key}”", did_you_mean(str(key), MEASURE_KEYS))
        for key in said
        if key not in MEASURE_KEYS
    ]
    found += [Fault(place, f"“{key}” is missing") for key in _NEEDED if key not in said]
    found += [
        Fault((*place, key), f"“{key}” should be a number")
        for key in _NUMBERS
        if key in said and not _is_number(said[key])
    ]
    words = [
        key for key in MEASURE_KEYS if key not in _NUMBERS and not isinstance(said.get(key, ""), str | int | float)
    ]
    found += [Fault((*place, key), f"“{key}” should be plain words") for key in words]
    links = set(_links(items))
    for key in ("score", "verdict"):
        if key in said and str(said[key]) not in links:
            near = did_you_mean(str(said[key]), links)
            found.append(Fault((*place, key), f"“{said[key]}” is no question of this form", near))
    if str(said.get("better", "lower")) not in ("lower", "higher"):
        found.append(Fault((*place, "better"), "“better” should be lower or higher"))
    return found


def _is_number(value: Any) -> bool:  # noqa: ANN401  YAML holds whatever it holds
    return isinstance(value, int | float) and not isinstance(value, bool)


def _links(items: list[dict[str, Any]]) -> list[str]:
    return [link for one in items for link in (str(one["linkId"]), *_links(one.get("item", [])))]
