"""Drafts of somebody who has left: whose they are, and how the owner closed them as *unsigned by author*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.records.record import Record
    from clinic_app.records.rows import NoteRow, PersonRow
    from clinic_app.visit.open_visit import OpenVisit

CLOSED = "closed_for_leaver"


@dataclass(frozen=True, slots=True)
class Closing:
    """How a leaver's draft was closed.

    Attributes:
        author: Who had written it.
        by: Who closed it.
    """

    author: str
    by: str
    at: Moment
    reason: str


def leaver_of(visit: OpenVisit) -> PersonRow | None:
    """Return who began an unsigned visit and has left since; None where it is somebody who is still here."""
    if visit.visit.state != "open" or visit.visit.added_by is None:
        return None
    person = visit.record.people.get(visit.visit.added_by)
    return None if person.active else person


def closing(record: Record, note: NoteRow) -> Closing | None:
    """Return how a note was closed for its author, or None where its author signed it."""
    found = (one for one in record.events.of_visit(note.visit) if one.kind == CLOSED)
    event = next((one for one in found if one.detail.get("sha256") == note.sha256), None)
    if event is None or event.person is None:
        return None
    author, by = (record.people.get(one).name for one in (str(event.detail["author"]), event.person))
    return Closing(author, by, event.at, str(event.detail["reason"]))
