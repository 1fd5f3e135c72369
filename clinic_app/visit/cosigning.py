"""A student's note: signed by the student, and signed again by somebody who answers for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records.rows import NoteRow, PersonRow
from clinic_app.visit.people import SUPERVISOR
from clinic_app.visit.roles import may
from clinic_app.visit.signature import Signature

if TYPE_CHECKING:
    from clinic_app.records.record import Record
    from clinic_app.visit.open_visit import OpenVisit

#: Roles whose notes somebody else signs too.
SUPERVISED = ("student",)
EVENT = "cosigned"


def cosignature(record: Record, note: NoteRow) -> Signature | None:
    """Return who answers for a note beside its signer, and since when; None while nobody does."""
    found = (one for one in record.events.of_visit(note.visit) if one.kind == EVENT and one.person)
    event = next((one for one in found if one.detail.get("sha256") == note.sha256), None)
    return Signature(record.people.get(str(event.person)).name, event.at) if event else None


def waits(record: Record, note: NoteRow | None) -> bool:
    """Say whether a signed note waits for a supervisor."""
    if note is None or record.people.get(note.signer).role not in SUPERVISED:
        return False
    return cosignature(record, note) is None


def may_cosign(person: PersonRow | None, note: NoteRow | None) -> bool:
    """Say whether a person may answer for somebody else's note."""
    return note is not None and person is not None and person.id != note.signer and may(person, "answer_for")


def is_in_queue_of(person: PersonRow, student: PersonRow, people: Iterable[PersonRow]) -> bool:
    """Say whether a student's notes wait for a person: for their supervisor, or for all while that is nobody here."""
    named = student.details.get(SUPERVISOR)
    here = any(one.id == named and one.active for one in people)
    return person.id == named or not here


def cosign(visit: OpenVisit) -> Signature:
    """Sign a student's note in the name of whoever is signed on, whose password was asked just before.

    Raises:
        ClinicError: It waits for nobody, or this person may not.
    """
    note = visit.record.notes.of_visit(visit.visit.id)
    if note is None or not waits(visit.record, note):
        raise ClinicError("closing.waits_for_nobody")
    if visit.author is None or not may_cosign(visit.author, note):
        raise ClinicError("closing.may_not_cosign")
    happened = visit.event(EVENT, {"note": note.id, "sha256": note.sha256})
    visit.record.events.append(happened)
    visit.refresh()
    return Signature(visit.author.name, happened.at)
