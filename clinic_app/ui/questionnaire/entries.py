"""A form as it stands → what stands on its page, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.ui.questionnaire.answering import Answering

EntryKind = Literal["heading", "words", "field", "row", "more", "table", "tabs"]
#: A table has a row for each of its repeats. What HL7 calls a table or a grid has a row for each question: that is how
#: questions with their answers beside them stand on the page anyway.
TABLES = frozenset({"gtable"})
PAGES = frozenset({"page", "tab"})
#: What an entry is known by: its kind, its path, its number where it shows it.
Key = tuple[str, Path, int]
NUMBERED = frozenset({"row", "tabs"})
#: Which tab is open, by the path of its container.
Opened = Mapping[Path, str]
BUILT_ELSEWHERE = frozenset({"hidden"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the page.

    Attributes:
        kind: heading, words, field; row: the head of one of several groups; more: the button for one more of them;
            tabs: the tabs of a container inside a page.
        path: Where its answer goes; of a row, the row's own path.
        depth: How deep it lies in groups.
        number: Which of several it is, from 1; of tabs, which of them are asked, as a number of their own.
    """

    kind: EntryKind
    item: Item
    path: Path
    depth: int = 0
    number: int = 0

    @property
    def key(self) -> Key:
        """What it is known by from one look to the next; a head that says its number is another with another number."""
        return self.kind, self.path, self.number if self.kind in NUMBERED else 0


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
        if item.details.is_hidden:
            continue
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
        return [Section(one.text, (one,)) for one in item.items if not one.details.is_hidden]
    if len(item.items) == 1 and "tab-container" in item.items[0].controls:
        return _pages(item.items[0])
    if item.items and all(PAGES.intersection(one.controls) for one in item.items):
        return [Section(one.text, (one,)) for one in item.items]
    return []


def entries_of(answering: Answering, section: Section, opened: Opened | None = None) -> list[Entry]:
    """Return what stands on a page now.

    Args:
        answering: The form with its answers.
        section: The page.
        opened: Which tab of each container is open; the first where nothing is said.
    """
    return list(_entries(_Look(answering, opened or {}), section.items, (), 0, section.title))


def tabs_around(form: Questionnaire, path: Path) -> dict[Path, str]:
    """Return what must be open so that a question is in sight: the tab of each container around it."""
    if not path:
        return {}
    chain = [*form.around(path[-1][0]), form.item(path[-1][0])]
    found: dict[Path, str] = {}
    for container, tab in pairwise(chain):
        if is_container(container):
            rows = form.row_questions(container.link_id)
            within = tuple(step for step in path if step[0] in rows)
            found[(*within, (container.link_id, ""))] = tab.link_id
    return found


def is_container(item: Item) -> bool:
    """Say whether a group shows one of its parts at a time."""
    return item.type == "group" and not item.repeats and "tab-container" in item.controls and len(item.items) > 1


@dataclass(frozen=True, slots=True)
class _Look:
    """A form as somebody looks at it: its answers, and which tabs are open."""

    answering: Answering
    opened: Opened


def _entries(look: _Look, items: tuple[Item, ...], within: Path, depth: int, title: str = "") -> Iterator[Entry]:
    standing = look.answering.outcome.standing
    for item in items:
        if item.details.is_hidden or BUILT_ELSEWHERE.intersection(item.controls):
            continue
        if not standing.is_asked(item, within):
            continue
        path: Path = (*within, (item.link_id, ""))
        if item.type == "group":
            yield from _group(look, item, path, depth, is_titled=item.text == title)
        elif item.type == "display":
            yield Entry("words", item, path, depth)
        else:
            yield Entry("field", item, path, depth)
            yield from _below(look, item, path, depth)


def _group(look: _Look, item: Item, path: Path, depth: int, *, is_titled: bool) -> Iterator[Entry]:
    within = path[:-1]
    is_table = TABLES.intersection(item.controls) and item.items and not any(one.items for one in item.items)
    if is_table:
        yield Entry("table", item, path, depth)
        return
    if item.text and not is_titled:
        yield Entry("heading", item, path, depth)
    if not item.repeats:
        if is_container(item):
            asked = tabs_of(look.answering, item, within)
            if len(asked) > 1:
                yield Entry("tabs", item, path, depth, sum(1 << item.items.index(one) for one in asked))
            chosen = open_tab(look.answering, item, within, look.opened)
            yield from _entries(look, (chosen,) if chosen else (), within, depth, chosen.text if chosen else "")
            return
        yield from _entries(look, item.items, within, depth + (0 if is_titled else 1))
        return
    rows = look.answering.answers.rows(item.link_id, within)
    inside: Path
    if not rows:  # one is shown all the same; it begins with the first answer in it
        inside = (*within, (item.link_id, look.answering.answers.unused_row(item.link_id, within)))
        yield from _entries(look, item.items, inside, depth + 1)
        return
    for number, row in enumerate(rows, start=1):
        inside = (*within, (item.link_id, row))
        yield Entry("row", item, inside, depth, number)
        yield from _entries(look, item.items, inside, depth + 1)
    most = item.details.max_occurs
    if look.answering.is_writable and (most is None or len(rows) < most):
        yield Entry("more", item, path, depth, len(rows))


def _below(look: _Look, item: Item, path: Path, depth: int) -> Iterator[Entry]:
    """Yield what is asked below a question once it is answered; below each answer where there are several."""
    if not item.items:
        return
    within = path[:-1]
    if not item.repeats:
        if look.answering.answers.said(path):
            yield from _entries(look, item.items, within, depth + 1)
        return
    for number, row in enumerate(look.answering.answers.rows(item.link_id, within), start=1):
        inside: Path = (*within, (item.link_id, row))
        yield Entry("row", item, inside, depth + 1, number)
        yield from _entries(look, item.items, inside, depth + 1)


def tabs_of(answering: Answering, item: Item, within: Path) -> list[Item]:
    """Return the tabs of a container that are asked."""
    standing = answering.outcome.standing
    return [one for one in item.items if not one.details.is_hidden and standing.is_asked(one, within)]


def open_tab(answering: Answering, item: Item, within: Path, opened: Opened) -> Item | None:
    """Return the tab of a container that is open, or None where none is asked."""
    tabs = tabs_of(answering, item, within)
    wanted = opened.get((*within, (item.link_id, "")), "")
    return next((one for one in tabs if one.link_id == wanted), tabs[0] if tabs else None)
