"""What was on a lost computer, what protected it, whom to tell and by when, on paper: a draft for whoever reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from clinic_app.documents.flowables import LINE
from clinic_app.documents.page import PageFrame, Type, short
from clinic_app.documents.rows import padded, rows

BODY = 10.5
#: Widths of a fact's name and of what is said; and of a person, when born, how they are reached.
FACT_SHARES, PERSON_SHARES = (0.26, 0.74), (0.34, 0.16, 0.5)

#: Points below which the list of people begins on the next page: its title, its heads and somebody's row.
ROOM_FOR_A_ROW = 110.0


@dataclass(frozen=True, slots=True)
class BreachPage:
    """Everything the paper says, as plain words.

    Attributes:
        about: Lines below the title.
        facts: What is known, by its name.
        deadlines: Until when who is to be told, and by which rule.
        people: Name with number, birth date, how they are reached; the first row are the heads of the columns.
    """

    title: str
    clinic: str
    language: str
    paper: Literal["A4", "Letter"]
    about: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    deadlines_title: str
    deadlines: tuple[str, ...]
    people_title: str
    people: tuple[tuple[str, str, str], ...]
    footer: str
    page: str


def breach_pdf(page: BreachPage) -> bytes:
    """Return the page as PDF."""
    frame = PageFrame(page.paper, page.title, page.clinic, page.language, page.clinic, page.footer, page.page)
    return frame.made(lambda: _story(page, Type(BODY), frame.width))


def _story(page: BreachPage, kind: Type, width: float) -> Sequence[Flowable]:
    found: list[Flowable] = [kind.say(short(page.title), 1.9, bold=True)]
    found += [kind.say(line) for line in page.about]
    facts = [(kind.say(name, bold=True), kind.say(said)) for name, said in page.facts]
    found += [Spacer(1, 10), _table(facts, FACT_SHARES, width)]
    found += [Spacer(1, 12), kind.say(page.deadlines_title, 1.12, bold=True), Spacer(1, 4)]
    found += [kind.say(f"• {one}", after=3) for one in page.deadlines]
    found.append(CondPageBreak(ROOM_FOR_A_ROW))
    found += [Spacer(1, 12), kind.say(page.people_title, 1.12, bold=True), Spacer(1, 4)]
    people = [tuple(kind.say(cell, bold=not number) for cell in row) for number, row in enumerate(page.people)]
    found.append(_table(people, PERSON_SHARES, width))
    return found


def _table(cells: Sequence[Sequence[Flowable]], shares: Sequence[float], width: float) -> Flowable:
    style = padded(3, 4, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
    return rows(cells, [width * one for one in shares], "ltr", style)
