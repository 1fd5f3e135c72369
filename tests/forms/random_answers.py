"""Answers as chance has them, each fitting its question, to fill in whole forms."""

from __future__ import annotations

from random import Random

from clinic_app.forms.amiss import of_value
from clinic_app.forms.answers import Path, Value
from clinic_app.forms.filling import Filling
from clinic_app.forms.questionnaire import Item, Questionnaire

DATES = ("2026-11-21", "1981-05-02", "2020", "2020-02", "2026-11-22")
TIMES = ("14:10", "07:05:30")
MOMENTS = ("2026-11-21T14:10:00+00:00", "2026-11-21")
WORDS = ("Robin", "ache at night", "sinistra", "12345", "a@b.example", "Élise Öz")
TRIES = 12


def filled_in(form: Questionnaire, chance: Random, rounds: int = 3) -> Filling:
    """Return a form with most questions answered; a later round answers what an earlier one opened."""
    filling = Filling(form)
    for _ in range(rounds):
        for item, path in filling.outcome.asked:
            _answer(filling, item, path, chance)
    return filling


def _answer(filling: Filling, item: Item, path: Path, chance: Random) -> None:
    fixed = item.read_only or item.details.calculated or item.type == "display"
    answered = filling.answers.said(path) or filling.answers.rows(item.link_id, path[:-1])
    if fixed or answered or chance.random() < 0.15:
        return
    if item.type == "group":
        if item.repeats:
            rows = [(*path[:-1], (item.link_id, str(number))) for number in range(1, 1 + chance.randint(1, 2))]
            filling.answer_all([(row, True) for row in rows])
        return
    if not item.repeats:
        value = fitting(item, chance)
        if value is not None:
            filling.answer(path, value)
        return
    values = {str(one): one for one in (fitting(item, chance) for _ in range(chance.randint(1, 2))) if one is not None}
    rows_of = [(row if item.options else str(number), one) for number, (row, one) in enumerate(values.items(), start=1)]
    filling.answer_all([((*path[:-1], (item.link_id, row)), one) for row, one in rows_of])


def fitting(item: Item, chance: Random) -> Value:
    """Return an answer that fits a question, or None where chance finds none."""
    for _ in range(TRIES):
        value = _value(item, chance)
        if value is not None and not list(of_value(item, value)):
            return value
    return None


def _value(item: Item, chance: Random) -> Value:  # noqa: PLR0911  one line a type
    if item.options:
        return chance.choice(item.options).code
    low = item.minimum if item.minimum is not None else 0
    high = item.maximum if item.maximum is not None else low + 50
    low = min(low, high)
    if item.type == "boolean":
        return chance.random() < 0.5
    if item.type == "integer":
        return chance.randint(round(low), round(high))
    if item.type == "decimal":
        return round(chance.uniform(low, high), item.details.decimals or 1)
    if item.type == "quantity":
        unit = chance.choice(item.details.units) if item.details.units else None
        held = {"value": round(chance.uniform(low, high), 1)}
        said = {"unit": unit.text, "system": unit.system, "code": unit.code} if unit else {}
        return held | {key: one for key, one in said.items() if one}
    if item.type == "attachment":
        kind = next((one for one in item.details.mime_types if "*" not in one), "image/png")
        return {"contentType": kind, "title": "a.png", "data": "aGVsbG8=", "size": 5}
    by_type = {"date": DATES, "time": TIMES, "dateTime": MOMENTS, "url": ("https://example.org/a",)}
    if item.type == "reference":
        return {"display": "Robin Field"}
    return chance.choice(by_type.get(item.type, WORDS))
