"""A form as it is printed blank: its questions in order, with what there is to tick or room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.words import Words

PrintedKind = Literal["heading", "words", "question"]
#: Rows printed of a group that repeats, and lines to write on.
ROWS, LINES_OF_TEXT = 2, 3
#: More options than these are not printed; there is a line to write on instead.
MOST_OPTIONS = 60
MOST_STEPS = 11


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One item on paper.

    Attributes:
        kind: A heading, a line of text, or a question.
        said: Its words.
        small: What belongs to it in smaller print: help, when it is asked, its limits.
        options: What there is to tick.
        lines: So many lines to write on.
        unit: What stands behind the line.
        depth: How deep it lies in groups.
    """

    kind: PrintedKind
    said: str
    small: str = ""
    options: tuple[str, ...] = ()
    lines: int = 0
    unit: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A whole form on paper.

    Attributes:
        footer: Title and version, at the foot of every page.
        name: What stands before the line for the patient's name.
        page: *Page {page} of {pages}*.
    """

    title: str
    language: str
    footer: str
    name: str
    page: str
    items: tuple[PrintedItem, ...]


def printed_form(form: Questionnaire, words: Words) -> PrintedForm:
    """Return a form as it is printed; what is hidden or worked out is left out."""
    title = form.title or form.id
    version = words("blank_form.version", version=form.version) if form.version else ""
    footer = " · ".join(part for part in (title, version) if part)
    items = tuple(_printed(form, form.items, words, 0))
    return PrintedForm(title, form.language, footer, words("blank_form.name"), words.pattern("page.of"), items)


def _printed(form: Questionnaire, items: tuple[Item, ...], words: Words, depth: int) -> Iterator[PrintedItem]:
    for item in items:
        if item.details.is_hidden or item.details.calculated or "hidden" in item.controls:
            continue
        said = f"{item.details.prefix} {item.text}".strip()
        small = " ".join(part for part in (item.hint, item.details.flyover, _asked_if(form, item, words)) if part)
        if item.type == "group":
            for number in range(1, ROWS + 1) if item.repeats else (0,):
                name = f"{said} {number}".strip() if number else said
                if name:
                    yield PrintedItem("heading", name, small, depth=depth)
                yield from _printed(form, item.items, words, depth + 1)
            continue
        if item.type == "display":
            yield PrintedItem("words", said, small, depth=depth)
            continue
        yield _question(item, said, small, words, depth)
        yield from _printed(form, item.items, words, depth + 1)


def _question(item: Item, said: str, small: str, words: Words, depth: int) -> PrintedItem:
    options = tuple(f"{one.prefix} {one.text}".strip() for one in item.options[:MOST_OPTIONS])
    if len(item.options) > MOST_OPTIONS:
        options = ()
    if item.type == "boolean":
        options = (words("questionnaire.yes"), words("questionnaire.no"))
    low, high = item.minimum, item.maximum
    if "slider" in item.controls and low is not None and high is not None and high - low <= MOST_STEPS:
        options = tuple(str(number) for number in range(int(low), int(high) + 1))
    ends = " … ".join(one for one in (item.details.lower, item.details.upper) if one)
    small = " ".join(one for one in (small, ends) if one)
    open_too = item.type == "open-choice" or not options
    lines = LINES_OF_TEXT if item.type == "text" else int(open_too)
    unit = item.unit or " / ".join(one.text for one in item.details.units)
    return PrintedItem("question", said, small, options, lines, unit, depth)


def _asked_if(form: Questionnaire, item: Item, words: Words) -> str:
    """Return when a question is asked, in words, where that hangs on one other question."""
    if len(item.conditions) != 1 or item.conditions[0].question not in form:
        return ""
    condition = item.conditions[0]
    asked = form.item(condition.question)
    option = asked.option(str(condition.answer))
    if condition.operator == "=" and option is not None:
        return words("blank_form.only_if", question=asked.text.rstrip(":? "), answer=option.text)
    if condition.operator == "exists" and condition.answer:
        return words("blank_form.only_if_any", question=asked.text.rstrip(":? "))
    return ""
