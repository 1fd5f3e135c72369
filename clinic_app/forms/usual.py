"""What a plan usually says (key ``usual``): FHIR's initial value, offered like an earlier plan and never an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.data_files import Place
from clinic_app.shapes import Fault, did_you_mean

PLAN = "plan"
_KINDS = {"integer": "valueInteger", "decimal": "valueDecimal", "string": "valueString", "text": "valueString"}


def with_usual(element: dict[str, Any], keys: Mapping[str, Any], place: Place, faults: list[Fault]) -> None:
    """Put what is usual into an expanded question, or note why it cannot stand there.

    What is seen or counted has nothing usual: only a plan may be offered.
    """
    usual, here = keys["usual"], (*place, "usual")
    if keys.get("carry") != PLAN:
        faults.append(Fault(here, "only a plan has something usual: this question has no “carry: plan”"))
    elif "answerOption" in element:
        _choose(element["answerOption"], str(usual), here, faults)
    elif element["type"] in _KINDS and _fits(element["type"], usual, keys.get("range")):
        element["initial"] = [{_KINDS[element["type"]]: usual}]
    else:
        faults.append(Fault(here, f"“{usual}” is no answer to this question"))


def _choose(options: list[dict[str, Any]], usual: str, here: Place, faults: list[Fault]) -> None:
    codes = [one["valueCoding"]["code"] for one in options]
    if usual in codes:
        options[codes.index(usual)]["initialSelected"] = True
    else:
        faults.append(Fault(here, f"“{usual}” is none of the answers", did_you_mean(usual, codes)))


def _fits(kind: str, usual: object, within: list[float] | None) -> bool:
    if kind in ("string", "text"):
        return isinstance(usual, str)
    number = isinstance(usual, int) if kind == "integer" else isinstance(usual, int | float)
    return number and not isinstance(usual, bool) and (within is None or within[0] <= usual <= within[1])  # type: ignore[operator]  # a number by now
