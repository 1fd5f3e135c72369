"""A patient's papers: taken in, said what they are, read by somebody, and a line of them put into a note by click."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.rows import AttachmentRow, DocumentRow, EventRow, PatientRow
from clinic_app.visit.open_visit import Said, path

if TYPE_CHECKING:
    from clinic_app.visit.clinic import Clinic

#: Kinds of papers that come in; what the clinic prints itself has kinds of its own.
KINDS = ("letter", "imaging", "laboratory", "consent_paper", "intake_paper", "photo", "other_paper")
IMAGING = "imaging"
FORM, ROWS = "papers", "papers"
TAKEN_IN, DESCRIBED, READ = "document_kept", "document_described", "document_read"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is said of a paper.

    Attributes:
        kind: One of ``KINDS``, or what the clinic printed.
        author: Who wrote it, in words.
        day: Its own date, YYYY-MM-DD, or empty.
        line: What matters in it, in one line.
        third_party: It speaks of somebody else too: held back from a copy until somebody has looked.
    """

    kind: str
    title: str = ""
    author: str = ""
    day: str = ""
    line: str = ""
    third_party: bool = False


def paper_of(row: DocumentRow) -> Paper:
    """Return what is said of a paper."""
    said = row.details
    return Paper(
        row.kind,
        row.title,
        str(said.get("author", "")),
        str(said.get("day", "")),
        str(said.get("line", "")),
        bool(said.get("third_party", False)),
    )


def take_in(clinic: Clinic, patient: PatientRow, content: bytes, media_type: str, name: str) -> DocumentRow:
    """Keep a paper of a patient, byte for byte, inside the record and nowhere else.

    Args:
        clinic: The clinic.
        patient: Whose paper it is.
        content: Its bytes.
        media_type: What it is, as somebody has made sure by opening it.
        name: What it was called; the title until somebody says a better one.

    Raises:
        ClinicError: The same paper is there already, or the record did not take it.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if any(one.sha256 == sha256 for one in clinic.record.documents.of_patient(patient.id)):
        raise ClinicError("papers.there_already")
    now = clinic.clock()
    kind = "photo" if media_type.startswith("image/") else "letter"
    row = AttachmentRow(
        str(uuid4()), kind, name, media_type, sha256, content, now, patient.id, added_by=clinic.person.id
    )
    detail = {"document": row.id, "sha256": sha256}
    clinic.record.notes.attach(row, EventRow(str(uuid4()), TAKEN_IN, now, clinic.person.id, patient.id, detail=detail))
    return next(one for one in clinic.record.documents.of_patient(patient.id) if one.id == row.id)


def describe(clinic: Clinic, row: DocumentRow, paper: Paper) -> None:
    """Say what a paper is.

    Raises:
        ClinicError: The record did not take it.
    """
    if paper == paper_of(row):
        return
    said: dict[str, Any] = {"author": paper.author, "day": paper.day, "line": paper.line}
    kept = {name: value for name, value in said.items() if value}
    others = {name: value for name, value in row.details.items() if name not in (*said, "third_party")}
    details = others | kept | ({"third_party": True} if paper.third_party else {})
    told = _event(clinic, DESCRIBED, row)
    clinic.record.documents.describe(row.id, told, paper.kind, paper.title, details)


def read_by(clinic: Clinic, row: DocumentRow) -> list[tuple[str, str]]:
    """Return who has read a paper, name and day, the first first."""
    people = {one.id: one.name for one in clinic.record.people.all()}
    events = [one for one in clinic.record.events.of_kind(READ) if one.detail.get("document") == row.id and one.person]
    return [(people.get(str(one.person), ""), one.at.local.date().isoformat()) for one in events]


def note_read(clinic: Clinic, row: DocumentRow) -> None:
    """Say that whoever is signed on has read a paper.

    Raises:
        ClinicError: The record did not take it.
    """
    clinic.record.events.append(_event(clinic, READ, row))


def into_note(row: DocumentRow, named: str, line: str) -> Sequence[Said]:
    """Return the answers that put a paper's line into a visit's note."""
    return [
        Said(FORM, path((ROWS, row.id)), row.id),
        Said(FORM, path((ROWS, row.id), "paper_named"), named),
        Said(FORM, path((ROWS, row.id), "paper_line"), line),
    ]


def imaging_answers(paper: Paper) -> Sequence[Said]:
    """Return the answers that begin a report of imaging in the intake: that there is one, of which day, what it says.

    What it names is chosen there by whoever read it: a report without a date stays history (``forms/intake.yaml``).
    """
    said = [Said("intake", path("imaging"), "found")]
    if paper.day:
        said.append(Said("intake", path("imaging_date"), paper.day))
    if paper.line:
        said.append(Said("intake", path("imaging_report"), paper.line))
    return said


def _event(clinic: Clinic, kind: str, row: DocumentRow) -> EventRow:
    detail = {"document": row.id}
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, row.patient, row.visit, detail)
