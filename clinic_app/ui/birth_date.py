"""A birth date as people type it."""

from __future__ import annotations

from datetime import date

OLDEST = 120


def born(typed: str, today: date) -> date | None:
    """Return the day, or None where what is typed is no birth date of somebody alive.

    Args:
        typed: Day, month, year or year, month, day, with dots, strokes or dashes between them.
        today: The day it is.
    """
    parts = typed.strip().replace("/", ".").replace("-", ".").split(".")
    try:
        numbers = [int(part) for part in parts]
        year_first = len(parts[0]) == len("1981")
        year, month, day = numbers if year_first else (numbers[2], numbers[1], numbers[0])
        found = date(year, month, day)
    except (ValueError, IndexError):
        return None
    return found if found <= today and today.year - found.year <= OLDEST else None
