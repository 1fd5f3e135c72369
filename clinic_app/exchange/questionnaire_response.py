"""Answers ⇄ FHIR R4 QuestionnaireResponse: what other records and validators speak.

Rows keep their row id in an extension, or as the answer's own code, so that out and in again gives the same answers at
the same paths. Two answers standing side by side at one path are written as two answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from clinic_app.forms.answers import ORDER, Answers, Path, Value
from clinic_app.forms.evaluation import Evaluation
from clinic_app.forms.loose import elements, extension
from clinic_app.forms.questionnaire import OURS, Item, Questionnaire
from clinic_app.forms.response import ROW, ROW_ORDER, ResponseTree


def response_from(
    form: Questionnaire, answers: Answers, status: str = "in-progress", *, asked_only: bool = False
) -> dict[str, Any]:
    """Return the QuestionnaireResponse of one form's answers; unanswered questions are left out.

    Args:
        form: What was asked.
        answers: What was answered.
        status: FHIR's state of the response.
        asked_only: Leaves out answers to questions whose own conditions no longer ask them, as FHIR wants of a
            response that is sent; a backup keeps them.
    """
    address = str(form.resource.get("url") or f"{OURS}/Questionnaire/{quote(form.id)}").partition("|")[0]
    resource: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{address}|{form.version}" if form.version else address,
        "status": status,
        "language": form.language,
    }
    asked = Evaluation(form).look(answers).standing.is_asked if asked_only else _always
    items = ResponseTree(form, answers, asked).items
    if items:
        resource["item"] = items
    return resource


def _always(_item: Item, _within: Path) -> bool:
    return True


def answers_from(form: Questionnaire, response: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    """Yield path and value of everything a response says, rows before what lies in them."""
    yield from _items_in(form.items, (), response.get("item", ()))


def _items_in(items: tuple[Item, ...], within: Path, given: Any) -> Iterator[tuple[Path, Value]]:  # noqa: ANN401
    links = Counter(_link(item) for item in items)
    for item in items:
        link = _link(item)
        for element in (one for one in elements(given) if one.get("linkId") == link):
            if links[link] > 1 and element.get("text", item.text) != item.text:
                continue  # two questions of one linkId are told apart by their words
            if item.type == "group":
                yield from _group_in(item, within, element)
            else:
                yield from _question_in(item, within, element)


def _link(item: Item) -> str:
    return item.details.original_link or item.link_id


def _group_in(item: Item, within: Path, element: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    inside = within
    if item.has_rows:
        inside = (*within, (item.link_id, str(extension(element, ROW) or element.get("id", ""))))
        yield inside, True
    yield from _items_in(item.items, inside, element.get("item", ()))


def _question_in(item: Item, within: Path, element: Mapping[str, Any]) -> Iterator[tuple[Path, Value]]:
    for answer in elements(element.get("answer")):
        value = _value_in(item, answer)
        row = str(extension(answer, ROW) or value) if item.has_rows else ""
        path: Path = (*within, (item.link_id, row))
        yield path, value
        yield from _items_in(item.items, path if row else within, answer.get("item", ()))
    order = extension(element, ROW_ORDER)
    if order:
        yield (*within, (item.link_id, ORDER)), str(order).split(" ")


def _value_in(item: Item, answer: Mapping[str, Any]) -> Value:
    kind, value = next(((key, value) for key, value in answer.items() if key.startswith("value")), ("", None))
    if item.chooses:
        return _chosen(item, kind, value)
    return value.get("code") if isinstance(value, Mapping) and kind == "valueCoding" else value


def _chosen(item: Item, kind: str, value: Any) -> Value:  # noqa: ANN401
    """Return the code of the option an answer names, or its words where it names none."""
    if kind != "valueCoding":
        found = next((one.code for one in item.options if one.kind == kind and one.value == value), None)
        return found if found is not None else value
    if not isinstance(value, Mapping):
        return value
    meant = []
    for one in item.options:
        held = one.value if isinstance(one.value, Mapping) else {"code": one.code}
        same = held.get("code") == value.get("code") and held.get("system") == value.get("system")
        if same and one.kind == "valueCoding":
            meant.append(one)
    named = next((one for one in meant if one.text == value.get("display")), meant[0] if meant else None)
    return named.code if named else value.get("code") or value.get("display")
