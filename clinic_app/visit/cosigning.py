"""A student's note: signed by the student, and signed again by somebody who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinic_app.errors import ClinicError
from clinic_app.records.rows import NoteRow, PersonRow
from clinic_app.visit.rights import MAY_PASS
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
    return person is not None and note is not None and person.role in MAY_PASS and person.id != note.signer


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
