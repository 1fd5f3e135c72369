"""What an expression gave, as answers of the item it was worked out for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.loose import number
from clinic_app.forms.questionnaire import Item

_DAY = 10


def value_in(item: Item, path: Path, values: list[Any], answers: Answers) -> list[tuple[Path, Value]]:
    """Return the changes that make an item say some values; what it says already is no change."""
    wanted = [said for value in values if (said := _fitted(item, value)) is not None]
    if not item.repeats:
        value = wanted[0] if wanted else None
        return [] if _same(answers.value(path), value) else [(path, value)]
    within, link = path[:-1], path[-1][0]
    rows = {row: answers.value((*within, (link, row))) for row in answers.rows(link, within)}
    by_row = {_row(item, place, value): value for place, value in enumerate(wanted)}
    gone = [((*within, (link, row)), None) for row in rows if row not in by_row]
    return gone + [((*within, (link, row)), value) for row, value in by_row.items() if rows.get(row) != value]


def _row(item: Item, place: int, value: Value) -> str:
    return str(value) if item.chooses else str(place + 1)


def _same(one: Value, other: Value) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _fitted(item: Item, value: Any) -> Value:  # noqa: ANN401, PLR0911  one line a type
    """Return a value as an answer of an item's type, or None where it cannot be one."""
    if item.chooses:
        return _option_of(item, value)
    if item.type == "boolean":
        return value if isinstance(value, bool) else None
    if item.type in ("integer", "decimal"):
        held = number(value.get("value") if isinstance(value, Mapping) else value)
        if held is None:
            return None
        rounded = round(held, 10)
        return int(rounded) if item.type == "integer" or float(rounded).is_integer() else rounded
    if item.type == "quantity":
        return _quantity(item, value)
    if item.type in ("attachment", "reference"):
        return value if isinstance(value, Mapping) else None
    if isinstance(value, Mapping):
        return value.get("display") or value.get("code")
    said = str(value).lower() if isinstance(value, bool) else str(value)
    if not said.strip():
        return None
    return said[:_DAY] if item.type == "date" else said


def _quantity(item: Item, value: Any) -> Value:  # noqa: ANN401
    if isinstance(value, Mapping):
        return dict(value)
    held = number(value)
    if held is None:
        return None
    units = item.details.units
    if not units:
        return {"value": held}
    unit = {"unit": units[0].text, "system": units[0].system, "code": units[0].code}
    return {"value": held} | {key: said for key, said in unit.items() if said}


def _option_of(item: Item, value: Any) -> Value:  # noqa: ANN401
    code = value.get("code") if isinstance(value, Mapping) else value
    said = value.get("display") if isinstance(value, Mapping) else value
    for one in item.options:
        held = one.value.get("code") if isinstance(one.value, Mapping) else one.value
        if (code is not None and code in (one.code, held)) or (said is not None and said == one.text):
            return one.code
    if item.options and item.type != "open-choice":
        return None
    return said or code
