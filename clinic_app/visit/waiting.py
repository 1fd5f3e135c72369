"""What waits for somebody: safety answers, patients' own answers, calls, notes, assessments that are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clinic_app.visit.glance import opened
from clinic_app.visit.progress import is_due
from clinic_app.visit.screening import open_flags
from clinic_app.visit.unsigned import unsigned
from clinic_app.visit.unwanted import call_backs_due

if TYPE_CHECKING:
    from clinic_app.records.rows import VisitRow
    from clinic_app.visit.clinic import Clinic

Kind = Literal["flag", "kiosk", "call", "unsigned", "reassess"]


@dataclass(frozen=True, slots=True)
class Waits:
    """One kind of thing that waits.

    Attributes:
        kind: What.
        count: How many.
        visit: The first of them, where one is opened; None for those that have a room of their own.
        days: Age of the oldest in days, where that matters.
    """

    kind: Kind
    count: int
    visit: VisitRow | None = None
    days: int = 0


def waits(clinic: Clinic) -> Iterator[Waits | None]:
    """Yield what waits, the most urgent first, and None after each visit that was read to find it out.

    A day has many visits: between two of them whoever asks may do something else.
    """
    if not clinic.may("read_care"):  # reception and whoever looks the clinic over have nothing of this to do
        return
    yield from _flags(clinic)
    yield from _kiosk(clinic)
    yield from _calls(clinic)
    yield from _unsigned(clinic)
    yield from _assessments(clinic)


def _flags(clinic: Clinic) -> Iterator[Waits | None]:
    """Yield visits that are not signed and in which a safety answer waits for a decision."""
    rows = [one.visit for one in (*clinic.today(), *clinic.drafts()) if one.visit.state in ("kiosk", "open")]
    found = []
    for row in rows:
        if open_flags(opened(clinic, row)):
            found.append(row)
        yield None
    if found:
        yield Waits("flag", len(found), found[0])


def _kiosk(clinic: Clinic) -> Iterator[Waits]:
    found = clinic.record.visits.in_state("kiosk")
    if found:
        yield Waits("kiosk", len(found), found[0])


def _calls(clinic: Clinic) -> Iterator[Waits]:
    due = call_backs_due(clinic, clinic.clock().local.date())
    if due:
        yield Waits("call", len(due))


def _unsigned(clinic: Clinic) -> Iterator[Waits]:
    found = unsigned(clinic)
    if found:
        age = clinic.clock().local.date() - found[0].visit.care.local.date()
        yield Waits("unsigned", len(found), days=age.days)


def _assessments(clinic: Clinic) -> Iterator[Waits | None]:
    rows = [one.visit for one in clinic.today() if one.visit.kind == "visit" and one.visit.state in ("planned", "open")]
    due = []
    for row in rows:
        if row.patient and is_due(opened(clinic, row)):
            due.append(row)
        yield None
    if due:
        yield Waits("reassess", len(due), due[0])
