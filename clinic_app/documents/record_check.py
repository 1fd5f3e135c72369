"""The record check on paper: how many notes hold each point, and what is missing in which note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.platypus import Flowable, KeepTogether, Spacer

from clinic_app.documents.flowables import LINE
from clinic_app.documents.page import PageFrame, Type, short
from clinic_app.documents.rows import padded, rows

BODY = 10.5
COUNT_SHARE = 0.16


@dataclass(frozen=True, slots=True)
class CheckedNote:
    """One note that was drawn: which it is, and the points it misses."""

    title: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the paper says, as plain words.

    Attributes:
        about: Lines below the title: span, how many, how they were drawn.
        points: Each point with in how many of the notes it applies to it stands, such as *7 of 9*.
        notes: The notes that were drawn.
        nothing_missing: What stands below a note that misses nothing.
    """

    title: str
    clinic: str
    language: str
    paper: Literal["A4", "Letter"]
    about: tuple[str, ...]
    points_title: str
    points: tuple[tuple[str, str], ...]
    notes_title: str
    notes: tuple[CheckedNote, ...]
    nothing_missing: str
    footer: str
    page: str


def record_check_pdf(page: CheckPage) -> bytes:
    """Return the check as PDF; it names no patient, only their numbers."""
    frame = PageFrame(page.paper, page.title, page.clinic, page.language, page.clinic, page.footer, page.page)
    return frame.made(lambda: _story(page, Type(BODY), frame.width))


def _story(page: CheckPage, kind: Type, width: float) -> Sequence[Flowable]:
    found: list[Flowable] = [kind.say(short(page.title), 1.9, bold=True)]
    found += [kind.say(line) for line in page.about]
    found += [Spacer(1, 10), kind.say(page.points_title, 1.12, bold=True), Spacer(1, 4)]
    cells = [(kind.say(count, bold=True), kind.say(point)) for point, count in page.points]
    style = padded(3, 4, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
    found.append(rows(cells, (width * COUNT_SHARE, width * (1 - COUNT_SHARE)), "ltr", style))
    found += [Spacer(1, 12), kind.say(page.notes_title, 1.12, bold=True), Spacer(1, 4)]
    for note in page.notes:
        said = [kind.say(f"• {one}") for one in note.missing] or [kind.say(page.nothing_missing)]
        found.append(KeepTogether([kind.say(short(note.title), bold=True), *said, Spacer(1, 6)]))
    return found
