"""Answers → the items of a FHIR QuestionnaireResponse: what is exported, and what expressions look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from clinic_app.forms.addresses import ORDINAL
from clinic_app.forms.answers import ORDER, Answers, Path, Value
from clinic_app.forms.elements import extension
from clinic_app.forms.questionnaire import OURS, Item, Option, Questionnaire
from clinic_app.forms.scored import scored_value

#: Where the order of a question's rows is kept, and the id of a row.
ROW_ORDER = f"{OURS}/StructureDefinition/row-order"
ROW = f"{OURS}/StructureDefinition/row"
CHOICES = ("choice", "open-choice")

_KINDS = {
    "boolean": "valueBoolean",
    "integer": "valueInteger",
    "decimal": "valueDecimal",
    "date": "valueDate",
    "dateTime": "valueDateTime",
    "time": "valueTime",
    "url": "valueUri",
    "attachment": "valueAttachment",
    "reference": "valueReference",
    "quantity": "valueQuantity",
}
_HOURS_AND_MINUTES = 5

Asked = Callable[[Item, Path], bool]


class ResponseTree:
    """The items of one response.

    Attributes:
        items: Its items; what was not answered, or is not asked, is left out.
        elements: The element at each path, for expressions that are worked out where an item stands.
        said: What was answered to each linkId, to notice what changed.
    """

    def __init__(self, form: Questionnaire, answers: Answers, asked: Asked, *, inside: bool = False) -> None:
        self._answers, self._asked, self._inside = answers, asked, inside
        self.elements: dict[Path, dict[str, Any]] = {}
        self.said: dict[str, list[tuple[Path, Value]]] = {}
        self.items = list(self._items(form.items, ()))

    def _items(self, items: tuple[Item, ...], within: Path) -> Iterator[dict[str, Any]]:
        for item in items:
            if item.is_conditional and not self._asked(item, within):
                continue
            if item.type == "group":
                yield from self._group(item, within)
            elif item.is_question:
                element = self._question(item, within)
                if element.get("answer"):
                    yield element

    def _group(self, item: Item, within: Path) -> Iterator[dict[str, Any]]:
        rows = self._answers.rows(item.link_id, within) if item.has_rows else [""]
        for row in rows:
            path: Path = (*within, (item.link_id, row))
            element = self._begun(item)
            self.elements[path] = element
            below = list(self._items(item.items, path if item.has_rows else within))
            if not below and not row and not self._inside:
                continue
            if row and not self._inside:
                # FHIR ids take letters, digits, dot and dash only; the row's own id stands in the extension.
                element["extension"] = [extension(ROW, row)]
            if below:
                element["item"] = below
            yield element

    def _question(self, item: Item, within: Path) -> dict[str, Any]:
        element = self._begun(item)
        path: Path = (*within, (item.link_id, ""))
        self.elements[path] = element
        if not item.repeats:
            element["answer"] = list(self._answer(item, path)) if self._answers.said(path) else []
            return element
        order = self._answers.value((*within, (item.link_id, ORDER)))
        if order and not self._inside:
            element["extension"] = [extension(ROW_ORDER, " ".join(order))]
        rows = self._answers.rows(item.link_id, within)
        element["answer"] = [answer for row in rows for answer in self._answer(item, (*within, (item.link_id, row)))]
        return element

    def _answer(self, item: Item, path: Path) -> Iterator[dict[str, Any]]:
        row = path[-1][1]
        said = self._answers.said(path)
        if not said:
            return
        below = list(self._items(item.items, path if row else path[:-1])) if item.items else []
        for one in said:
            self.said.setdefault(item.link_id, []).append((path, one.value))
            answer = value_out(item, one.value, ordinals=self._inside)
            if row and not item.chooses and not self._inside:
                answer["extension"] = [extension(ROW, row)]
            if below:
                answer["item"] = below
                below = []
            yield answer

    def _begun(self, item: Item) -> dict[str, Any]:
        element: dict[str, Any] = {"linkId": item.details.original_link or item.link_id}
        if item.text and not self._inside:
            element["text"] = item.text
        return element


def value_out(item: Item, value: Value, *, ordinals: bool = False) -> dict[str, Any]:
    """Return an answer's value[x].

    Args:
        item: The question.
        value: What was answered.
        ordinals: Whether a coding carries its score, which only expressions want.
    """
    option = item.option(str(value)) if item.options and not isinstance(value, bool) else None
    if option:
        return _option_out(option, ordinals=ordinals)
    if item.type in CHOICES:
        return {"valueCoding": {"display": str(value)}} if item.type == "choice" else {"valueString": str(value)}
    if item.type == "quantity" and not isinstance(value, Mapping):
        value = {"value": value}
    if item.type == "reference" and isinstance(value, str):
        value = {"display": value}
    if item.type in ("time", "dateTime") and isinstance(value, str):
        value = _whole_time(item.type, value)
    if item.type == "integer" and isinstance(value, float) and value.is_integer():
        value = int(value)
    return {_KINDS.get(item.type, "valueString"): value}


def _option_out(option: Option, *, ordinals: bool) -> dict[str, Any]:
    score = option.ordinal if ordinals else None
    if option.value is not None and option.kind != "valueCoding":
        return {option.kind: option.value if score is None else scored_value(option.value, score)}
    coding = dict(option.value) if isinstance(option.value, Mapping) else {"code": option.code, "display": option.text}
    if score is not None:
        coding["extension"] = [{"url": ORDINAL, "valueDecimal": score}]
    return {"valueCoding": coding}


def _whole_time(kind: str, value: str) -> str:
    """Return a time with its seconds, and a moment with its distance from UTC, as FHIR wants them."""
    if kind == "time":
        return f"{value}:00" if len(value) == _HOURS_AND_MINUTES else value
    try:
        moment = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        return value
    if moment is None:
        return value
    return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds")
