"""Dates as people write them: in which order day and month stand is found from a whole column, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from clinic_app.exchange.meanings import simple

ORDERS = ("dmy", "mdy", "ymd")
NUMBERS = re.compile(r"(\d{1,4})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{1,4})\.?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
TIME_BEHIND = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
WORDS = re.compile(r"\d+|[^\W\d_]+")
#: Digits of a year in full.
FULL = 4
MONTHS, DAYS = 12, 31
#: Years somebody may have lived: a birth date further back is a slip.
OLDEST = 130


def possible_orders(written: Iterable[str]) -> tuple[str, ...]:
    """Return the orders a column of dates can stand in; one that speaks against an order counts for all.

    Where the values contradict each other, the orders that most of them allow. Dates with the year first, or with the
    month as a word, say nothing about the others.
    """
    against = dict.fromkeys(ORDERS[:2], 0)
    seen = 0
    for text in written:
        found = NUMBERS.fullmatch(_day_part(text))
        if not found or len(found[1]) == FULL:
            continue
        seen += 1
        first, second = int(found[1]), int(found[2])
        against["dmy"] += second > MONTHS >= first
        against["mdy"] += first > MONTHS >= second
    if not seen:
        return ORDERS[2:]
    least = min(against.values())
    return tuple(order for order, count in against.items() if count == least)


def day_of(text: str, order: str, months: Mapping[str, int], today: date) -> date:
    """Return the day a text says.

    Args:
        text: As it was written.
        order: One of ``ORDERS``, for what can be read in several ways.
        months: Numbers of the months by their names.
        today: Two digits of a year mean the last such year that is over.

    Raises:
        ValueError: There is no such day, or this is no date.
    """
    plain = _day_part(text)
    if found := COMPACT.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMBERS.fullmatch(plain):
        parts = found.groups()
        if len(parts[0]) == FULL:
            order = "ymd"
        elif order == "ymd":
            order = "dmy" if len(parts[2]) == FULL else "ymd"
        said = dict(zip(order, parts, strict=True))
        return date(_year(said["y"], today), int(said["m"]), int(said["d"]))
    return _in_words(plain, months, today)


def _in_words(text: str, months: Mapping[str, int], today: date) -> date:
    numbers: list[str] = []
    month = 0
    for word in WORDS.findall(text):
        if word.isdigit():
            numbers.append(word)
        else:
            month = month or months.get(simple(word), 0)
    if not month or len(numbers) != len(("day", "year")):
        raise ValueError(text)
    day, year = numbers if len(numbers[0]) != FULL else numbers[::-1]
    return date(_year(year, today), month, int(day))


def _year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) == FULL:
        return year
    if len(digits) > len("99"):
        raise ValueError(digits)
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def _day_part(text: str) -> str:
    return TIME_BEHIND.sub("", text.strip())
