"""The small pieces of FHIR JSON that the notation expands to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clinic_app.forms.addresses import CONTROL, EXCLUSIVE, ORDINAL
from clinic_app.forms.questionnaire import CONTROLS, FINDING

STANDARD_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
#: Controls HL7 knows; other programs show these, and fall back on the first where they do not know ours.
STANDARD = (
    "check-box",
    "drop-down",
    "radio-button",
    "slider",
    "help",
    "flyover",
    "page",
    "gtable",
    "autocomplete",
    "lower",
    "upper",
)
#: What another program should show where it does not know our own control.
FALLBACK = {"body-chart": "check-box", "worse-eases": "radio-button", "chips": "check-box"}


def extension(url: str, value: bool | float | str) -> dict[str, Any]:  # noqa: FBT001  a value like any other
    """Return an extension with the value[x] its Python type asks for."""
    kind = {bool: "valueBoolean", int: "valueInteger", float: "valueDecimal", str: "valueString"}[type(value)]
    return {"url": url, kind: value}


def control(*codes: str) -> dict[str, Any]:
    """Return the item-control extension; a standard coding stands before ours, so that others can show it too."""
    coding: list[dict[str, str]] = []
    for code in codes:
        if code in FALLBACK:
            coding.append({"system": STANDARD_CONTROLS, "code": FALLBACK[code]})
        coding.append({"system": STANDARD_CONTROLS if code in STANDARD else CONTROLS, "code": code})
    return {"url": CONTROL, "valueCodeableConcept": {"coding": coding}}


def hint(link_id: str, words: str) -> dict[str, Any]:
    """Return the display item that FHIR uses for help beside a question."""
    return {"linkId": f"{link_id}.hint", "extension": [control("help")], "text": words, "type": "display"}


def ends(link_id: str, words: Sequence[str]) -> list[dict[str, Any]]:
    """Return the display items that FHIR uses for words at the two ends of a slider."""
    return [
        {"linkId": f"{link_id}.{end}", "extension": [control(end)], "text": said, "type": "display"}
        for end, said in zip(("lower", "upper"), words, strict=False)
    ]


def option(code: str, said: str | Mapping[str, Any], findings: list[str]) -> dict[str, Any]:
    """Return an answerOption with a coding and what choosing it means."""
    keys: Mapping[str, Any] = said if isinstance(said, Mapping) else {"text": said}
    extensions = [extension(FINDING, one) for one in findings]
    if keys.get("exclusive"):
        extensions.append(extension(EXCLUSIVE, value=True))
    if "ordinal" in keys:
        extensions.append({"url": ORDINAL, "valueDecimal": keys["ordinal"]})
    coding = {"code": code, "display": str(keys.get("text", code))}
    return ({"extension": extensions} if extensions else {}) | {"valueCoding": coding}
