"""Answers ⇄ FHIR R4 QuestionnaireResponse: what other records and validators speak.

Rows keep their row id as ``item.id`` (a group) or as the answer's own code, so that out and in again gives the same
answers at the same paths. Two answers standing side by side at one path are written as two answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.elements import extension
from clinic_app.forms.questionnaire import OURS, Item, Questionnaire
from clinic_app.forms.resource import extension as extension_of

#: Where the order of a question's rows is kept.
ROW_ORDER = f"{OURS}/StructureDefinition/row-order"
ROW = f"{OURS}/StructureDefinition/row"

_KINDS = {
    "boolean": "valueBoolean",
    "integer": "valueInteger",
    "decimal": "valueDecimal",
    "date": "valueDate",
    "dateTime": "valueDateTime",
    "time": "valueTime",
    "url": "valueUri",
}


def response_from(form: Questionnaire, answers: Answers, status: str = "in-progress") -> dict[str, Any]:
    """Return the QuestionnaireResponse of one form's answers; unanswered questions are left out."""
    address = str(form.resource.get("url", form.id))
    resource: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{address}|{form.version}",
        "status": status,
        "language": form.language,
    }
    items = list(_items_out(form.items, (), answers))
    if items:
        resource["item"] = items
    return resource


def answers_from(form: Questionnaire, response: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    """Yield path and value of everything a response says, rows before what lies in them."""
    yield from _items_in(form.items, (), response.get("item", ()))


def _items_out(items: tuple[Item, ...], within: Path, answers: Answers) -> Iterator[dict[str, Any]]:
    for item in items:
        if item.type == "group":
            yield from _group_out(item, within, answers)
        elif item.is_question:
            element = _question_out(item, within, answers)
            if element.get("answer"):
                yield element


def _group_out(item: Item, within: Path, answers: Answers) -> Iterator[dict[str, Any]]:
    rows = answers.rows(item.link_id, within) if item.has_rows else [""]
    for row in rows:
        inside = (*within, (item.link_id, row)) if item.has_rows else within
        below = list(_items_out(item.items, inside, answers))
        if not below and not row:
            continue
        element: dict[str, Any] = {"linkId": item.link_id, "text": item.text}
        if row:
            # FHIR ids take letters, digits, dot and dash only; the row's own id stands in the extension.
            element["extension"] = [extension(ROW, row)]
        if below:
            element["item"] = below
        yield element


def _question_out(item: Item, within: Path, answers: Answers) -> dict[str, Any]:
    element: dict[str, Any] = {"linkId": item.link_id, "text": item.text}
    order = answers.value((*within, (item.link_id, "#order")))
    if order:
        element["extension"] = [extension(ROW_ORDER, " ".join(order))]
    given = []
    rows = answers.rows(item.link_id, within) if item.has_rows else [""]
    for row in rows:
        path: Path = (*within, (item.link_id, row))
        inside = path if row else within
        below = list(_items_out(item.items, inside, answers))
        for said in answers.said(path):
            answer = _value_out(item, said.value)
            if row and item.type not in ("choice", "open-choice"):
                answer["extension"] = [extension(ROW, row)]
            if below:
                answer["item"] = below
                below = []
            given.append(answer)
    element["answer"] = given
    return element


def _value_out(item: Item, value: Value) -> dict[str, Any]:
    if item.type in ("choice", "open-choice"):
        option = item.option(str(value))
        if option:
            return {"valueCoding": {"code": option.code, "display": option.text}}
        return {"valueString": str(value)}
    if item.type == "quantity" and isinstance(value, Mapping):
        return {"valueQuantity": dict(value)}
    return {_KINDS.get(item.type, "valueString"): value}


def _items_in(items: tuple[Item, ...], within: Path, given: Any) -> Iterator[tuple[Path, Value]]:  # noqa: ANN401
    for item in items:
        for element in (one for one in given if one.get("linkId") == item.link_id):
            if item.type == "group":
                yield from _group_in(item, within, element)
            else:
                yield from _question_in(item, within, element)


def _group_in(item: Item, within: Path, element: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    inside = within
    if item.has_rows:
        inside = (*within, (item.link_id, str(extension_of(element, ROW) or element.get("id", ""))))
        yield inside, True
    yield from _items_in(item.items, inside, element.get("item", ()))


def _question_in(item: Item, within: Path, element: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    for answer in element.get("answer", ()):
        value = _value_in(answer)
        row = str(extension_of(answer, ROW) or value) if item.has_rows else ""
        path: Path = (*within, (item.link_id, row))
        yield path, value
        yield from _items_in(item.items, path if row else within, answer.get("item", ()))
    order = extension_of(element, ROW_ORDER)
    if order:
        yield (*within, (item.link_id, "#order")), str(order).split(" ")


def _value_in(answer: Mapping[str, Any]) -> Value:
    value = next((value for key, value in answer.items() if key.startswith("value")), None)
    return value.get("code") if isinstance(value, Mapping) and "code" in value and "value" not in value else value
