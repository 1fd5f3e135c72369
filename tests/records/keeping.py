"""A record with something in it that a check can miss: answers, a signed note, an addendum, a document."""

from __future__ import annotations

import hashlib
from uuid import uuid4

from clinic_app.canonical import digest
from clinic_app.clock import SetClock
from clinic_app.records.record import Record
from clinic_app.records.rows import (
    AddendumRow,
    AnswerRow,
    AttachmentRow,
    EventRow,
    NoteRow,
    PatientRow,
    PersonRow,
    VisitRow,
)

PASSWORD = "correct horse battery"  # noqa: S105


class Filled:
    """A record being filled, a visit at a time.

    Attributes:
        person: Who does it all.
        signed: Ids of the visits whose notes were signed.
    """

    def __init__(self, record: Record, clock: SetClock) -> None:
        self.record, self.clock = record, clock
        self.person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock())
        record.people.add(self.person)
        self.form = record.contents.keep("form", "intake", "1", {"resourceType": "Questionnaire"})
        self.signed: list[str] = []

    def visit(self) -> VisitRow:
        """Add a patient with a visit."""
        now, who = self.clock(), self.person.id
        patient = PatientRow(str(uuid4()), "Robin", "Field", "1981-05-02", now, added_by=who)
        self.record.patients.add(patient, EventRow(str(uuid4()), "patient_added", now, who, patient.id))
        row = VisitRow(str(uuid4()), "visit", "open", now, now, patient.id, added_by=who)
        self.record.visits.add(row, EventRow(str(uuid4()), "visit_added", now, who, patient.id, row.id))
        return row

    def answer(self, visit: VisitRow, value: object) -> AnswerRow:
        """Store an answer and return it."""
        row = AnswerRow(
            str(uuid4()),
            visit.id,
            self.form,
            (("complaint", ""),),
            value,
            str(uuid4()),
            self.clock(),
            author=self.person.id,
        )
        self.record.answers.append([row])
        return row

    def sign(self, visit: VisitRow) -> NoteRow:
        """Sign a visit's note and return it as it was stored."""
        body, who = f'{{"visit":"{visit.id}"}}', self.person.id
        note = NoteRow(str(uuid4()), visit.id, body, digest(body), who, self.clock())
        happened = EventRow(str(uuid4()), "signed", self.clock(), who, visit.patient, visit.id, {"sha256": note.sha256})
        signed = self.record.notes.sign(note, happened, seen=10**9)
        self.signed.append(visit.id)
        return signed

    def add(self, note: NoteRow) -> AddendumRow:
        """Add something below a signed note."""
        row = AddendumRow(str(uuid4()), note.id, "addendum", "asked later", "Slept well.", self.person.id, self.clock())
        happened = EventRow(str(uuid4()), "addendum", self.clock(), self.person.id, detail={"note": note.id})
        self.record.notes.add(row, happened)
        return row

    def keep(self, visit: VisitRow) -> AttachmentRow:
        """Keep a document with a visit."""
        body = b"%PDF-" + visit.id.encode()
        sealed = hashlib.sha256(body).hexdigest()
        about = (str(uuid4()), "sheet", "Home plan", "application/pdf", sealed, body)
        row = AttachmentRow(*about, self.clock(), visit.patient, visit.id)
        detail = {"document": row.id, "sha256": sealed}
        happened = EventRow(
            str(uuid4()), "document_kept", self.clock(), self.person.id, visit.patient, visit.id, detail
        )
        self.record.notes.attach(row, happened)
        return row


def filled(record: Record, clock: SetClock, answers: int = 12) -> Filled:
    """Return a record with two visits: one open, one signed with something below it and a document."""
    made = Filled(record, clock)
    for visit in (made.visit(), made.visit()):
        for number in range(answers):
            made.answer(visit, f"answer {number}")
    made.add(made.sign(visit))
    made.keep(visit)
    return made
