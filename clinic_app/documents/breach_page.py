"""What was on a lost computer, what protected it, whom to tell and by when, on paper: a draft for whoever reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from clinic_app.documents.page import Type
from clinic_app.documents.report import Report, part, ruled

#: Widths of a fact's name and of what is said; and of a person, when born, how they are reached.
FACT_SHARES, PERSON_SHARES = (0.26, 0.74), (0.34, 0.16, 0.5)

#: Points below which the list of people begins on the next page: its title, its heads and somebody's row.
ROOM_FOR_A_ROW = 110.0


@dataclass(frozen=True, slots=True)
class BreachPage:
    """Everything the paper says, as plain words.

    Attributes:
        report: Its head and foot.
        facts: What is known, by its name.
        deadlines: Until when who is to be told, and by which rule.
        people: Name with number, birth date, how they are reached; the first row are the heads of the columns.
    """

    report: Report
    facts: tuple[tuple[str, str], ...]
    deadlines_title: str
    deadlines: tuple[str, ...]
    people_title: str
    people: tuple[tuple[str, str, str], ...]


def breach_pdf(page: BreachPage) -> bytes:
    """Return the page as PDF."""
    return page.report.made(partial(_parts, page))


def _parts(page: BreachPage, kind: Type, width: float) -> Sequence[Flowable]:
    facts = [(kind.say(name, bold=True), kind.say(said)) for name, said in page.facts]
    people = [tuple(kind.say(cell, bold=not number) for cell in row) for number, row in enumerate(page.people)]
    return [
        Spacer(1, 10),
        ruled(facts, FACT_SHARES, width),
        *part(kind, page.deadlines_title),
        *(kind.say(f"• {one}", after=3) for one in page.deadlines),
        CondPageBreak(ROOM_FOR_A_ROW),
        *part(kind, page.people_title),
        ruled(people, PERSON_SHARES, width),
    ]
