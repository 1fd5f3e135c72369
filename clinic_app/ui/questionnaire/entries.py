"""A form as it stands → what stands on its page, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.ui.questionnaire.answering import Answering

EntryKind = Literal["heading", "words", "field", "row", "more", "table"]
#: A table has a row for each of its repeats. What HL7 calls a table or a grid has a row for each question: that is how
#: questions with their answers beside them stand on the page anyway.
TABLES = frozenset({"gtable"})
#: The row that is shown where there is none yet; it begins with the first answer in it.
FIRST_ROW = "1"
PAGES = frozenset({"page", "tab"})
BUILT_ELSEWHERE = frozenset({"hidden"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the page.

    Attributes:
        kind: heading, words, field; row: the head of one of several groups; more: the button for one more of them.
        path: Where its answer goes; of a row, the row's own path.
        depth: How deep it lies in groups.
        number: Which of several it is, from 1.
    """

    kind: EntryKind
    item: Item
    path: Path
    depth: int = 0
    number: int = 0

    @property
    def key(self) -> tuple[str, Path]:
        """What it is known by from one look to the next."""
        return self.kind, self.path


@dataclass(frozen=True, slots=True)
class Section:
    """A page or tab of a form: the items on it."""

    title: str
    items: tuple[Item, ...]


def sections_of(form: Questionnaire) -> list[Section]:
    """Return the pages or tabs of a form; one without a title where it has none."""
    found: list[Section] = []
    loose: list[Item] = []
    for item in form.items:
        pages = _pages(item)
        if pages and loose:
            found.append(Section(form.title, tuple(loose)))
            loose = []
        if pages:
            found += pages
        else:
            loose.append(item)
    if loose:
        found.append(Section(form.title if found else "", tuple(loose)))
    return found


def _pages(item: Item) -> list[Section]:
    if item.type != "group" or item.repeats:
        return []
    if PAGES.intersection(item.controls):
        return [Section(item.text, (item,))]
    if "tab-container" in item.controls:
        return [Section(one.text, (one,)) for one in item.items]
    if len(item.items) == 1 and "tab-container" in item.items[0].controls:
        return _pages(item.items[0])
    if item.items and all(PAGES.intersection(one.controls) for one in item.items):
        return [Section(one.text, (one,)) for one in item.items]
    return []


def entries_of(answering: Answering, section: Section) -> list[Entry]:
    """Return what stands on a page now."""
    return list(_entries(answering, section.items, (), 0, section.title))


def _entries(
    answering: Answering, items: tuple[Item, ...], within: Path, depth: int, title: str = ""
) -> Iterator[Entry]:
    standing = answering.outcome.standing
    for item in items:
        if item.details.is_hidden or BUILT_ELSEWHERE.intersection(item.controls):
            continue
        if not standing.is_asked(item, within):
            continue
        path: Path = (*within, (item.link_id, ""))
        if item.type == "group":
            yield from _group(answering, item, path, depth, is_titled=item.text == title)
        elif item.type == "display":
            yield Entry("words", item, path, depth)
        else:
            yield Entry("field", item, path, depth)
            yield from _below(answering, item, path, depth)


def _group(answering: Answering, item: Item, path: Path, depth: int, *, is_titled: bool) -> Iterator[Entry]:
    within = path[:-1]
    is_table = TABLES.intersection(item.controls) and item.items and not any(one.items for one in item.items)
    if is_table:
        yield Entry("table", item, path, depth)
        return
    if item.text and not is_titled:
        yield Entry("heading", item, path, depth)
    if not item.repeats:
        yield from _entries(answering, item.items, within, depth + (0 if is_titled else 1))
        return
    rows = answering.answers.rows(item.link_id, within)
    inside: Path
    if not rows:
        inside = (*within, (item.link_id, FIRST_ROW))
        yield from _entries(answering, item.items, inside, depth + 1)
        return
    for number, row in enumerate(rows, start=1):
        inside = (*within, (item.link_id, row))
        yield Entry("row", item, inside, depth, number)
        yield from _entries(answering, item.items, inside, depth + 1)
    most = item.details.max_occurs
    if answering.is_writable and (most is None or len(rows) < most):
        yield Entry("more", item, path, depth, len(rows))


def _below(answering: Answering, item: Item, path: Path, depth: int) -> Iterator[Entry]:
    """Yield what is asked below a question once it is answered; below each answer where there are several."""
    if not item.items:
        return
    within = path[:-1]
    if not item.repeats:
        if answering.answers.said(path):
            yield from _entries(answering, item.items, within, depth + 1)
        return
    for number, row in enumerate(answering.answers.rows(item.link_id, within), start=1):
        inside: Path = (*within, (item.link_id, row))
        yield Entry("row", item, inside, depth + 1, number)
        yield from _entries(answering, item.items, inside, depth + 1)
