"""What a person types ⇄ what is stored: numbers with comma or point, dates as they are written, times, addresses."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from clinic_app.forms.amiss import is_moment
from clinic_app.forms.answers import Value
from clinic_app.forms.questionnaire import Item

EXAMPLES = {"date": "2026-11-27", "time": "14:10", "dateTime": "2026-11-27 14:10", "url": "https://"}
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_BARE_TIME = re.compile(r"(\d{1,2})[.:]?(\d{2})")


def read(item: Item, typed: str) -> Value:
    """Return what was typed as the kind of value an item wants.

    Raises:
        ValueError: It is none.
    """
    said = typed.strip()
    if item.type in ("integer", "decimal", "quantity"):
        return _number(item, said)
    if item.type == "date":
        return _day(said, item.placeholder)
    if item.type == "time":
        return _time(said)
    if item.type == "dateTime":
        return _moment(said, item.placeholder)
    return said


def shown(item: Item, value: Value) -> str:
    """Return an answer as it stands in a line."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if item.type == "dateTime" and "T" in str(value):
        return str(value).replace("T", " ")[: len(EXAMPLES["dateTime"])]
    return str(value)


def _number(item: Item, said: str) -> float:
    number = float(said.replace(" ", "").replace(",", "."))
    if abs(number) == float("inf") or number != number:  # noqa: PLR0124  not a number is no number
        raise ValueError(said)
    if item.type == "integer" and not number.is_integer():
        raise ValueError(said)
    return int(number) if item.type == "integer" or number.is_integer() else number


def _day(said: str, example: str = "") -> str:
    """Return a day; which of day and month comes first the form's own example says, else a point means day first."""
    year_last, year_first = _YEAR_LAST.fullmatch(said), _YEAR_FIRST.fullmatch(said)
    order = example[:1].lower()
    if year_last and (order in ("d", "m") or year_last[2] == "."):
        day, month = (year_last[3], year_last[1]) if order == "m" else (year_last[1], year_last[3])
        return date(int(year_last[4]), int(month), int(day)).isoformat()
    if year_first:
        return date(*map(int, year_first.groups())).isoformat()
    if not is_moment("date", said):
        raise ValueError(said)
    return said


def _time(said: str) -> str:
    bare = _BARE_TIME.fullmatch(said)
    if bare:
        return time(int(bare[1]), int(bare[2])).isoformat(timespec="minutes")
    return time.fromisoformat(said).isoformat(timespec="seconds")


def _moment(said: str, example: str = "") -> str:
    day, _, clock = said.replace("T", " ").partition(" ")
    if not clock:
        return _day(day, example)
    at = datetime.fromisoformat(f"{_day(day, example)}T{_time(clock)}")
    return at.astimezone().isoformat(timespec="seconds")
