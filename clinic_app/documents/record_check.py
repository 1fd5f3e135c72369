"""The record check on paper: how many notes hold each point, and what is missing in which note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable, KeepTogether, Spacer

from clinic_app.documents.page import Type, short
from clinic_app.documents.report import Report, part, ruled

#: Widths of a count, and of the point it counts.
SHARES = (0.16, 0.84)
#: Points between what stands at the head and the points.
BELOW_HEAD = 10.0


@dataclass(frozen=True, slots=True)
class CheckedNote:
    """One note that was drawn: which it is, and the points it misses."""

    title: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the paper says, as plain words.

    Attributes:
        report: Its head and foot; below the title stand span, how many, how they were drawn.
        points: Each point with in how many of the notes it applies to it stands, such as *7 of 9*.
        notes: The notes that were drawn.
        nothing_missing: What stands below a note that misses nothing.
    """

    report: Report
    points_title: str
    points: tuple[tuple[str, str], ...]
    notes_title: str
    notes: tuple[CheckedNote, ...]
    nothing_missing: str


def record_check_pdf(page: CheckPage) -> bytes:
    """Return the check as PDF; it names no patient, only their numbers."""
    return page.report.made(partial(_parts, page))


def _parts(page: CheckPage, kind: Type, width: float) -> Sequence[Flowable]:
    points = [(kind.say(count, bold=True), kind.say(point)) for point, count in page.points]
    found = [*part(kind, page.points_title, BELOW_HEAD), ruled(points, SHARES, width), *part(kind, page.notes_title)]
    for note in page.notes:
        said = [kind.say(f"• {one}") for one in note.missing] or [kind.say(page.nothing_missing)]
        found.append(KeepTogether([kind.say(short(note.title), bold=True), *said, Spacer(1, 6)]))
    return found
