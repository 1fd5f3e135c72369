"""Signing: the note is frozen as canonical JSON with its digest, what was suggested and what was chosen."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.canonical import canonical, digest
from clinic_app.errors import ClinicError
from clinic_app.records.rows import AddendumRow, NoteRow
from clinic_app.visit.gates import may_sign
from clinic_app.visit.habits import remember
from clinic_app.visit.leaving import CLOSED, leaver_of
from clinic_app.visit.note import sentences
from clinic_app.visit.note_sheet import identity, sections
from clinic_app.visit.problem_changes import discharge, keep_titles, may_discharge, settle
from clinic_app.visit.problem_titles import titles
from clinic_app.visit.rights import may_withdraw
from clinic_app.visit.roles import may
from clinic_app.visit.sheet_values import PrintedSection
from clinic_app.visit.signature import Signature

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit
    from clinic_app.words import Words


#: The kind of an addendum that says the whole note should not be there.
IN_ERROR = "entered_in_error"
#: The kind of contact that ends the care of its problems.
DISCHARGE = "discharge"


def signature(visit: OpenVisit) -> Signature | None:
    """Return the signature of a visit's note, or None while it is not signed."""
    note = visit.record.notes.of_visit(visit.visit.id)
    return Signature(visit.record.people.get(note.signer).name, note.signed) if note else None


def sign(visit: OpenVisit, words: Words) -> NoteRow:
    """Freeze the visit's note in the name of its author, whose password was asked just before.

    Raises:
        ClinicError: Something still blocks it, nobody is signed on, or somebody has answered since.
    """
    if visit.author is None:
        raise ClinicError("sign.nobody")
    if not may_sign(visit):
        raise ClinicError("sign.open_points")
    if visit.record.visits.get(visit.visit.id).kind != visit.visit.kind:  # another kind must hold other things
        raise ClinicError("visit.changed_elsewhere")
    settle(visit)
    keep_titles(visit, words)
    body = canonical(frozen(visit, words))
    row = NoteRow(str(uuid4()), visit.visit.id, body, digest(body), visit.author.id, visit.clock())
    signed = visit.record.notes.sign(row, visit.event("signed", {"sha256": row.sha256}), seen=visit.seen)
    visit.refresh()
    for problem in visit.now.problems.treated if visit.visit.kind == DISCHARGE else ():
        if may_discharge(visit, problem):
            discharge(visit, problem, words)
    with suppress(ClinicError):  # the note is signed; a habit that is not remembered is no reason to say otherwise
        remember(visit)
    return signed


def close_for_leaver(visit: OpenVisit, words: Words, reason: str) -> NoteRow:
    """Freeze a leaver's draft as it stands, whatever is still open in it; its pages say that its author never signed.

    Raises:
        ClinicError: Its author is still here, this is not the owner, or no reason was given.
    """
    leaver = leaver_of(visit)
    if leaver is None:
        raise ClinicError("people.author_is_here")
    if visit.author is None or not may(visit.author, "close_for_leaver"):
        raise ClinicError("people.owner_closes")
    if not reason.strip():
        raise ClinicError("people.reason_missing")
    body = canonical(frozen(visit, words) | {"author": leaver.name, "unsigned_by_author": reason.strip()})
    row = NoteRow(str(uuid4()), visit.visit.id, body, digest(body), visit.author.id, visit.clock())
    detail = {"author": leaver.id, "reason": reason.strip(), "sha256": row.sha256}
    kept = visit.record.notes.sign(row, visit.event(CLOSED, detail), seen=visit.seen)
    visit.refresh()
    return kept


def frozen(visit: OpenVisit, words: Words) -> dict[str, Any]:
    """Return everything the signed note keeps."""
    written = sentences(visit, visit.reference.note, words)
    return {
        "patient": identity(visit, words),
        "visit": visit.visit.id,
        "care": {"utc": visit.visit.care.utc.isoformat(), "offset": visit.visit.care.offset_minutes},
        "author": asdict(visit.author)["name"] if visit.author else "",
        "language": words.language,
        "sections": [_section(one) for one in sections(visit, written, words)],
        **_problems(visit, words),
        "answers": visit.seen,
        "forms": {form_id: visit.form(form_id).hash for form_id in sorted(visit.used_forms)},
        "knowledge": visit.reference.knowledge.version,
        "suggested": [[one.muscle, one.side, one.points] for one in visit.now.candidates[:5]],
        "alerts": [[one.id, one.urgency] for one in visit.now.alerts],
    }


def _problems(visit: OpenVisit, words: Words) -> dict[str, Any]:
    """Return the problems a note is about, where these are several."""
    called = titles(visit, words) if visit.now.problems.is_shared else {}
    return {"problems": [[one, title] for one, title in called.items()]} if called else {}


def _section(section: PrintedSection) -> dict[str, Any]:
    """Return a section as it is kept; headings stand in it only where there are several problems."""
    kept = asdict(section)
    return kept if section.headings else {name: value for name, value in kept.items() if name != "headings"}


def add(visit: OpenVisit, kind: str, text: str, reason: str, request: str = "") -> AddendumRow:
    """Write an addendum (or *entered_in_error*) below the signed note.

    Where the patient asked for it, ``request`` says what came of that (``amendments``).

    Raises:
        ClinicError: The visit is not signed, the text is empty, or this person may not withdraw it.
    """
    note = visit.record.notes.of_visit(visit.visit.id)
    if note is None or visit.author is None:
        raise ClinicError("sign.not_signed")
    if not text.strip() or not reason.strip():
        raise ClinicError("sign.addendum_empty")
    if kind == IN_ERROR and not may_withdraw(visit.author, note.signer):
        raise ClinicError("closing.may_not_withdraw")
    row = AddendumRow(str(uuid4()), note.id, kind, reason.strip(), text.strip(), visit.author.id, visit.clock())
    asked = {"request": request} if request else {}
    visit.record.notes.add(row, visit.event(kind, {"note": note.id, **asked}))
    visit.refresh()
    return row
