"""What is odd about an item that could be read: limits no answer meets, patterns nobody can try, unfit beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from clinic_app.forms.amiss import is_moment, is_tried, of_value
from clinic_app.forms.answers import Answers, Path
from clinic_app.forms.details import PLAIN
from clinic_app.forms.loose import Element, elements, plain, text
from clinic_app.forms.questionnaire import Item
from clinic_app.forms.worked_out import value_in

_MOMENTS = ("date", "dateTime", "time")


def mended(item: Item, one: Element) -> tuple[Item, list[str]]:
    """Return an item without limits that no answer meets, and what was odd about it in words.

    A question that nobody could answer would stop a whole form; its limits are left out instead, and that is said.
    """
    said = list(_modifiers(one)) if "modifierExtension" in one else []
    if item.details is PLAIN and item.minimum is None and item.maximum is None and "initial" not in one:
        return item, said
    item, impossible = _possible(item)
    return item, [*said, *impossible, *_patterns(item), *_beginnings(item, one)]


def _modifiers(one: Element) -> Iterator[str]:
    for each in elements(one.get("modifierExtension")):
        url = text(each.get("url")) or "without address"
        yield f"modifierExtension {url} may change what this means; it is kept and not acted on"


def _possible(item: Item) -> tuple[Item, list[str]]:
    said = []
    details = item.details
    low, high = item.minimum, item.maximum
    is_one_unit = len({unit for unit in details.limit_units if unit}) < 2  # noqa: PLR2004  two units differ
    if low is not None and high is not None and low > high and is_one_unit:
        said.append(f"the least is {low} and the most is {high}: no answer fits, it is asked without limits")
        item = replace(item, minimum=None, maximum=None)
    if item.type in _MOMENTS:
        ends = [(name, getattr(details, name)) for name in ("earliest", "latest")]
        wrong = {name: "" for name, day in ends if day and not is_moment(item.type, day)}
        said += [f"its limit “{day:.40}” is no {item.type}; it is left out" for name, day in ends if name in wrong]
        details = replace(details, **wrong) if wrong else details  # type: ignore[arg-type]  # both are text
        if details.earliest and details.latest and details.earliest > details.latest:
            said.append("its first day is after its last: no answer fits, it is asked without limits")
            details = replace(details, earliest="", latest="")
    shortest, longest = details.min_length, item.max_length
    if shortest is not None and longest is not None and shortest > longest:
        said.append(f"at least {shortest} and at most {longest} characters: no answer fits, it is asked without limits")
        details, item = replace(details, min_length=None), replace(item, max_length=None)
    if longest is not None and longest < 1 and item.max_length is not None:
        said.append(f"maxLength {longest} leaves no room for an answer; it is left out")
        item = replace(item, max_length=None)
    fewest, most = details.min_occurs, details.max_occurs
    if fewest is not None and most is not None and fewest > most:
        said.append(f"at least {fewest} and at most {most} answers: that cannot be; it is asked without limits")
        details = replace(details, min_occurs=None, max_occurs=None)
    return (item if details is item.details else replace(item, details=details)), said


def _patterns(item: Item) -> Iterator[str]:
    pattern = item.details.pattern
    if not pattern:
        return
    try:
        re.compile(pattern)
    except re.error as error:
        yield f"its pattern “{pattern:.60}” cannot be read ({error}); every answer fits it"
        return
    if not is_tried(pattern):
        yield f"its pattern “{pattern:.60}” could take for ever and is not tried; every answer fits it"


def _beginnings(item: Item, one: Element) -> Iterator[str]:
    """Yield the values it begins with that are no answers to it."""
    path: Path = ((item.link_id, ""),)
    for each in elements(one.get("initial")):
        value: Any = plain(each)
        if value is None:
            continue
        changes = value_in(item, path, [value], Answers())
        is_cut = item.type == "integer" and isinstance(value, float) and not value.is_integer()
        if not changes or is_cut or any(list(of_value(item, made)) for _, made in changes):
            yield f"it begins with {value!r:.60}, which does not fit it"
