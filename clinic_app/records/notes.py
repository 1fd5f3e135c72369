"""Signed notes and what was added to them later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from clinic_app.canonical import canonical, digest
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import AddendumRow, AttachmentRow, EventRow, NoteRow
from clinic_app.records.tables import addendum, attachment, event, note, visit

if TYPE_CHECKING:
    from clinic_app.records.record import Record


class Notes:
    """Notes are frozen when signed; only addenda follow."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def sign(self, row: NoteRow, happened: EventRow, *, seen: int) -> NoteRow:
        """Freeze a visit's note: note, state and event in one transaction; return it with its anchor in the chain.

        Args:
            row: The note.
            happened: The signing, as an event.
            seen: Seq of the newest answer the signer saw.

        Raises:
            ClinicError: The visit is signed already, or somebody has answered since ``seen``.
        """
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            if connection.execute(select(note.c.id).where(note.c.visit == row.visit)).first():
                raise ClinicError("visit.signed_already")
            if self._record.answers.newest(connection, row.visit) > seen:
                raise ClinicError("visit.changed_elsewhere")
            anchored = replace(row, chain_seq=newest.seq, chain_hash=newest.hash)
            connection.execute(insert(note).values(to_columns(anchored)))
            connection.execute(update(visit).where(visit.c.id == row.visit).values(state="signed"))
            chain.append(connection, [(event, to_columns(happened))])
        if self._record.anchors is not None:
            self._record.anchors.keep()
        return anchored

    def of_visit(self, visit_id: str) -> NoteRow | None:
        """Return a visit's signed note, if it has one."""
        with self._record.read() as connection:
            found = connection.execute(select(note).where(note.c.visit == visit_id)).mappings().first()
        return None if found is None else from_columns(NoteRow, found)

    def by_signer(self, person_id: str) -> list[NoteRow]:
        """Return the notes a person signed, oldest first."""
        wanted = select(note).where(note.c.signer == person_id).order_by(note.c.signed_utc)
        with self._record.read() as connection:
            return [from_columns(NoteRow, columns) for columns in connection.execute(wanted).mappings()]

    def add(self, row: AddendumRow, happened: EventRow) -> None:
        """Store an addendum (or *entered in error*) below a signed note; the event holds its digest."""
        columns = to_columns(row)
        sealed = happened.detail | {"addendum": row.id, "sha256": digest(canonical(columns))}
        happened = replace(happened, detail=sealed)
        with self._record.write() as connection:
            connection.execute(insert(addendum).values(columns))
            if row.kind == "entered_in_error":
                signed = select(note.c.visit).where(note.c.id == row.note).scalar_subquery()
                connection.execute(update(visit).where(visit.c.id == signed).values(state="entered_in_error"))
            chain.append(connection, [(event, to_columns(happened))])

    def addenda(self, note_id: str) -> list[AddendumRow]:
        """Return a note's addenda, oldest first."""
        wanted = select(addendum).where(addendum.c.note == note_id).order_by(addendum.c.written_utc)
        with self._record.read() as connection:
            return [from_columns(AddendumRow, columns) for columns in connection.execute(wanted).mappings()]

    def attach(self, row: AttachmentRow, happened: EventRow) -> None:
        """Keep a document (such as the sheet that was printed) inside the record."""
        with self._record.write() as connection:
            connection.execute(insert(attachment).values(to_columns(row)))
            chain.append(connection, [(event, to_columns(happened))])

    def attachments(self, visit_id: str) -> list[AttachmentRow]:
        """Return what was attached to a visit, oldest first."""
        wanted = select(attachment).where(attachment.c.visit == visit_id).order_by(attachment.c.added_utc)
        with self._record.read() as connection:
            return [from_columns(AttachmentRow, columns) for columns in connection.execute(wanted).mappings()]
