"""``when: onset = sudden`` → FHIR's enableWhen, once every question of the form is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clinic_app.data_files import Place
from clinic_app.forms.loose import element, elements, text, value_of
from clinic_app.shapes import Fault, did_you_mean

Known = dict[str, dict[str, Any]]

_LINE = re.compile(r"(?P<question>[\w.]+)\s*(?P<operator>=|!=|>=|<=|>|<|exists|absent)\s*(?P<answer>.*)")


def fill(items: list[dict[str, Any]], faults: list[Fault]) -> None:
    """Replace each item's text condition (kept under ``_when``) by enableWhen and enableBehavior."""
    known = {item["linkId"]: item for item in _walk(items)}
    for item in known.values():
        if "_when" not in item:
            continue
        text, place = item.pop("_when")
        any_of = " | " in text
        parts = [part.strip() for part in re.split(r" \| | & ", text)]
        item["enableWhen"] = [one for part in parts if (one := _condition(part, place, known, faults))]
        if len(parts) > 1:
            item["enableBehavior"] = "any" if any_of else "all"


def _condition(part: str, place: Place, known: Known, faults: list[Fault]) -> dict[str, Any] | None:
    match = _LINE.fullmatch(part)
    if match is None:
        faults.append(Fault(place, f"condition “{part}” should read like “onset = sudden”"))
        return None
    question, operator, answer = match["question"], match["operator"], match["answer"].strip()
    target = known.get(question)
    if target is None:
        faults.append(Fault(place, f"condition asks for unknown “{question}”", did_you_mean(question, known)))
        return None
    if operator in ("exists", "absent"):
        return {"question": question, "operator": "exists", "answerBoolean": operator == "exists"}
    return {"question": question, "operator": operator} | _answer(target, answer, place, faults)


def _answer(target: dict[str, Any], answer: str, place: Place, faults: list[Fault]) -> dict[str, Any]:
    kind = target["type"]
    if kind in ("choice", "open-choice"):
        options = elements(target.get("answerOption"))
        codes = [text(element(one.get("valueCoding")).get("code")) or text(value_of(one)[1]) for one in options]
        if codes and answer not in codes:
            what = f"“{answer}” is no answer to “{target['linkId']}”"
            faults.append(Fault(place, what, did_you_mean(answer, codes)))
        return {"answerCoding": {"code": answer}}
    if kind == "boolean":
        return {"answerBoolean": answer == "true"}
    if kind in ("integer", "decimal"):
        try:
            return {"answerInteger": int(answer)} if kind == "integer" else {"answerDecimal": float(answer)}
        except ValueError:
            faults.append(Fault(place, f"“{answer}” is no number"))
            return {"answerInteger": 0}
    return {"answerString": answer}


def _walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item.get("item", []))
