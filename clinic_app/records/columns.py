"""How our values lie in columns: moments as three columns, details as canonical JSON, everything else as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from clinic_app.canonical import canonical
from clinic_app.clock import Moment

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")


def moment_columns(name: str, moment: Moment) -> dict[str, Any]:
    """Return the three columns of a moment."""
    return {
        f"{name}_utc": moment.utc.isoformat(timespec="microseconds"),
        f"{name}_offset": moment.offset_minutes,
        f"{name}_zone": moment.zone,
    }


def storable(text: str) -> str:
    """Return a text as every store takes it: NUL and half a character, which PostgreSQL refuses, become signs."""
    if "\x00" not in text and text.isascii():
        return text
    return text.replace("\x00", "␀").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def to_columns(row: Any) -> dict[str, Any]:  # noqa: ANN401  any dataclass of rows.py
    """Return a row's columns; ``seq`` is left out, the record gives it."""
    columns: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Moment):
            columns |= moment_columns(field.name, value)
        elif isinstance(value, dict):
            columns[field.name] = canonical(value)
        elif isinstance(value, bool):
            columns[field.name] = int(value)
        elif isinstance(value, str):
            columns[field.name] = storable(value)
        elif field.name != "seq":
            columns[field.name] = value
    return columns


def from_columns(shape: type[Row], columns: Mapping[Any, Any]) -> Row:
    """Return the dataclass a stored row stands for."""
    values: dict[str, Any] = {}
    for name, kind in _kinds(shape):
        if kind == "Moment":
            utc = datetime.fromisoformat(columns[f"{name}_utc"])
            values[name] = Moment(utc, columns[f"{name}_offset"], columns[f"{name}_zone"])
        elif kind == "dict":
            values[name] = json.loads(columns[name])
        elif kind == "bool":
            values[name] = bool(columns[name])
        else:
            values[name] = columns[name]
    return shape(**values)


@cache
def _kinds(shape: type[DataclassInstance]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a row with their kinds, found once: a patient of many years has ten thousand rows."""
    return tuple((field.name, str(field.type).partition("[")[0]) for field in fields(shape))
