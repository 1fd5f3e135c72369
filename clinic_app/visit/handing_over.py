"""What became of a paper: it went to a printer, no printer took it, the patient has it in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.records.rows import EventRow

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.records.rows import DocumentRow, VisitRow
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.disclosure import Disclosure
    from clinic_app.visit.open_visit import OpenVisit

#: A page went to a printer or into a file; no printer took it; it was handed over; it was not, after all.
PRINTED, FAILED, HANDED, TAKEN_BACK = "printed", "print_failed", "handed_over", "handed_over_taken_back"


@dataclass(frozen=True, slots=True)
class Handed:
    """Who handed a paper over, and when."""

    by: str
    at: Moment


def printed(clinic: Clinic, kind: str, visit: VisitRow, what: str, told: Disclosure, **more: object) -> EventRow:
    """Return the event that a page of a visit went to a printer, or that no printer took it, to whom and what for."""
    detail = {"what": what, "to": told.recipient, "purpose": told.purpose} | more
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, visit.patient, visit.id, detail)


def handed(visit: OpenVisit, paper: DocumentRow) -> Handed | None:
    """Return who handed a paper of a visit over, and when; None where nobody has, or has taken it back."""
    if paper.visit is None:
        return None
    found = (one for one in visit.record.events.of_visit(paper.visit) if one.kind in (HANDED, TAKEN_BACK))
    last = next((one for one in reversed(list(found)) if one.detail.get("document") == paper.id), None)
    if last is None or last.kind == TAKEN_BACK:
        return None
    return Handed(visit.record.people.get(last.person).name if last.person else "", last.at)


def say_handed(visit: OpenVisit, paper: DocumentRow, *, is_handed: bool) -> None:
    """Say that a paper was handed over, or take it back.

    Raises:
        ClinicError: The record did not take it.
    """
    said = {"document": paper.id, "sha256": paper.sha256, "title": paper.title}
    visit.record.events.append(visit.event(HANDED if is_handed else TAKEN_BACK, said))
