"""Papers kept in the record, as they are listed; their bytes are read when one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from clinic_app.canonical import canonical
from clinic_app.errors import ClinicError
from clinic_app.records import chain
from clinic_app.records.columns import from_columns, to_columns
from clinic_app.records.rows import DocumentRow, EventRow
from clinic_app.records.tables import attachment, event

if TYPE_CHECKING:
    from clinic_app.records.record import Record

LISTED = [column for column in attachment.c if column.name != "body"]


class Documents:
    """Papers of a patient; ``Notes.attach`` takes one in."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of_patient(self, patient_id: str) -> list[DocumentRow]:
        """Return a patient's papers, the newest first."""
        size = func.length(attachment.c.body).label("size")
        wanted = select(*LISTED, size).where(attachment.c.patient == patient_id).order_by(attachment.c.added_utc.desc())
        with self._record.read() as connection:
            return [from_columns(DocumentRow, columns) for columns in connection.execute(wanted).mappings()]

    def body(self, document_id: str) -> bytes:
        """Return the bytes of a paper.

        Raises:
            ClinicError: There is no such paper.
        """
        with self._record.read() as connection:
            wanted = select(attachment.c.body).where(attachment.c.id == document_id)
            found = connection.execute(wanted).scalar_one_or_none()
        if found is None:
            raise ClinicError("papers.gone")
        return bytes(found)

    def describe(self, document_id: str, happened: EventRow, kind: str, title: str, details: dict[str, Any]) -> None:
        """Say otherwise what a paper is; its bytes stay as they are, and the event keeps what was said before."""
        with self._record.write() as connection:
            newest = chain.head(connection, lock=True)
            where = attachment.c.id == document_id
            columns = (attachment.c.kind, attachment.c.title, attachment.c.details)
            before = connection.execute(select(*columns).where(where)).mappings().one()
            told = to_columns(happened) | {"detail": canonical(happened.detail | {"before": dict(before)})}
            values = {"kind": kind, "title": title, "details": canonical(details)}
            connection.execute(update(attachment).where(where).values(values))
            chain.append(connection, [(event, told)], newest)
