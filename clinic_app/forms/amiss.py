"""What is amiss with an answer: too many, too few, too long, out of bounds, of the wrong form; told by sentence ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from clinic_app.forms.answers import Answers, Path, Value
from clinic_app.forms.questionnaire import Item

if TYPE_CHECKING:
    from clinic_app.forms.evaluation import Outcome  # reading a form needs no FHIRPath

#: A pattern longer than this, or one that repeats a repetition, is not tried: it could take for ever.
LONGEST_PATTERN = 300
_REPEATED_REPEATS = re.compile(r"[+*}]\)?[+*{]|\([^()]*[+*][^()]*\)[+*{]")
_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Amiss:
    """One thing to mend.

    Attributes:
        path: Where.
        sentence: Id of the sentence below ``questionnaire.amiss`` in ``words/``, or ``own`` for the form's own words.
        values: What its placeholders stand for.
        is_warning: Whether the form may be finished all the same.
    """

    path: Path
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    is_warning: bool = False


def all_amiss(outcome: Outcome, answers: Answers, *, missing: bool = True) -> Iterator[Amiss]:
    """Yield everything amiss with a form as it stands; with ``missing`` also what is required and not answered."""
    for item, path in outcome.asked:
        if item.type == "display" or item.details.is_hidden:
            continue
        if item.required or item.repeats:
            yield from _counted(item, path, answers, missing=missing)
        if item.repeats or answers.said(path):
            for where, value in _answers_to(item, path, answers):
                yield from of_value(item, value, where)
    for path, constraint in outcome.broken:
        if constraint.human:
            yield Amiss(path, "own", {"words": constraint.human}, constraint.is_warning)
        else:
            yield Amiss(path, "constraint", {}, constraint.is_warning)


def of_value(item: Item, value: Value, path: Path = ()) -> Iterator[Amiss]:
    """Yield what is amiss with one answer to a question."""
    if item.options:
        if item.type != "open-choice" and item.option(str(value)) is None:
            yield Amiss(path, "not_offered")
    elif item.type in ("string", "text", "url") and isinstance(value, str):
        yield from (Amiss(path, name, values) for name, values in _of_words(item, value))
    elif item.type in ("integer", "decimal", "quantity"):
        yield from (Amiss(path, name, values) for name, values in _of_number(item, value))
    elif item.type in ("date", "dateTime", "time"):
        yield from (Amiss(path, name, values) for name, values in _of_moment(item, value))
    elif item.type == "attachment":
        yield from (Amiss(path, name, values) for name, values in _of_file(item, value))


def is_answered(item: Item, path: Path, answers: Answers) -> bool:
    """Say whether a question has an answer, or a group of rows a row."""
    return bool(answers.said(path) or (item.has_rows and answers.rows(item.link_id, path[:-1])))


def waits(item: Item) -> bool:
    """Say whether an item is a question that somebody is to answer."""
    details = item.details
    is_asked = item.is_question and not item.read_only and not details.calculated and not details.is_hidden
    return is_asked and "hidden" not in item.controls


def _answers_to(item: Item, path: Path, answers: Answers) -> Iterator[tuple[Path, Value]]:
    if not item.is_question:
        return
    rows = answers.rows(item.link_id, path[:-1]) if item.has_rows else [""]
    for row in rows:
        where = (*path[:-1], (item.link_id, row))
        value = answers.value(where)
        if value is not None:
            yield where, value


def _counted(item: Item, path: Path, answers: Answers, *, missing: bool) -> Iterator[Amiss]:
    count = len(answers.rows(item.link_id, path[:-1])) if item.has_rows else int(bool(answers.said(path)))
    least, most = item.details.min_occurs, item.details.max_occurs
    is_missing = item.required and not item.read_only and not count and (item.is_question or item.has_rows)
    if missing and is_missing and not item.details.calculated:
        yield Amiss(path, "required")
    elif missing and item.has_rows and least is not None and count < least and (count or item.required):
        yield Amiss(path, "too_few", {"number": least})
    if item.has_rows and most is not None and count > most:
        yield Amiss(path, "too_many", {"number": most})


def _of_words(item: Item, value: str) -> Iterator[tuple[str, dict[str, object]]]:
    details = item.details
    if item.max_length is not None and len(value) > item.max_length:
        yield "too_long", {"number": item.max_length, "there": len(value)}
    if details.min_length is not None and len(value) < details.min_length:
        yield "too_short", {"number": details.min_length, "there": len(value)}
    if item.type == "url" and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", value):
        yield "not_a_url", {}
    if details.pattern and not _fits(details.pattern, value):
        yield ("pattern", {"example": item.placeholder}) if item.placeholder else ("pattern_only", {})


def _fits(pattern: str, value: str) -> bool:
    """Say whether words fit a pattern; one that cannot be read, or could take for ever, fits everything."""
    if not is_tried(pattern):
        return True
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True


def is_tried(pattern: str) -> bool:
    """Say whether a pattern is short and simple enough to be tried."""
    return len(pattern) <= LONGEST_PATTERN and not _REPEATED_REPEATS.search(pattern)


def _of_number(item: Item, value: Value) -> Iterator[tuple[str, dict[str, object]]]:
    number: Any = value.get("value") if isinstance(value, Mapping) else value
    if isinstance(number, bool) or not isinstance(number, int | float):
        yield "not_a_number", {}
        return
    least, most = (_is_in(value, unit) for unit in item.details.limit_units)
    if least and item.minimum is not None and number < item.minimum:
        yield "too_low", {"number": _shown(item.minimum)}
    if most and item.maximum is not None and number > item.maximum:
        yield "too_high", {"number": _shown(item.maximum)}
    if item.type == "integer" and not float(number).is_integer():
        yield "not_whole", {}
    places = item.details.decimals
    if places is not None and round(number, places) != number:
        yield ("not_whole", {}) if places == 0 else ("decimals", {"number": places})


def _is_in(value: Value, unit: str) -> bool:
    """Say whether an amount is in a unit, or one of the two says none."""
    held = {value.get("code"), value.get("unit")} - {None, ""} if isinstance(value, Mapping) else set()
    return not unit or not held or unit in held


def _of_moment(item: Item, value: Value) -> Iterator[tuple[str, dict[str, object]]]:
    if not isinstance(value, str) or not is_moment(item.type, value):
        yield f"not_a_{item.type}", {}
        return
    earliest, latest = item.details.earliest, item.details.latest
    if earliest and is_before(value, earliest) and not earliest.startswith(value):
        yield "too_early", {"day": earliest}
    if latest and is_before(latest, value) and not value.startswith(latest):
        yield "too_late", {"day": latest}


def is_before(one: str, other: str) -> bool:
    """Say whether a day, a time or a moment lies before another; moments of two time zones are told apart."""
    first, second = moments(one, other)
    return bool(first < second)


def moments(one: str, other: str) -> tuple[Any, Any]:
    """Return two moments that can be compared; what is none, or says no time zone, as it stands."""
    if "T" not in one or "T" not in other:
        return one, other
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return one, other
    return (first, second) if first.tzinfo and second.tzinfo else (one, other)


def is_moment(kind: str, value: str) -> bool:
    """Say whether words are a date, a time or both as FHIR writes them; dates may be partial."""
    try:
        if kind == "time":
            time.fromisoformat(value)
        elif _PARTIAL.fullmatch(value):
            date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 7 else f"{value}-01"[:10])  # noqa: PLR2004
        elif kind == "date":
            return False
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _of_file(item: Item, value: Value) -> Iterator[tuple[str, dict[str, object]]]:
    held = value if isinstance(value, Mapping) else {}
    kind, size = str(held.get("contentType", "")), held.get("size", 0)
    wanted = item.details.mime_types
    if wanted and not any(_is_kind(kind, one) for one in wanted):
        yield "wrong_kind", {"kinds": ", ".join(wanted)}
    if item.details.max_size is not None and isinstance(size, int | float) and size > item.details.max_size * _MEGABYTE:
        yield "too_big", {"number": _shown(item.details.max_size)}


def _is_kind(kind: str, wanted: str) -> bool:
    return wanted in ("*", "*/*") or kind == wanted or (wanted.endswith("/*") and kind.startswith(wanted[:-1]))


def _shown(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)
