"""Documents kept in the record as they left the clinic, such as the sheet that was printed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import uuid4

from clinic_app.records.rows import AttachmentRow

if TYPE_CHECKING:
    from clinic_app.visit.open_visit import OpenVisit

PDF = "application/pdf"
#: The event that says so.
KEPT = "document_kept"
#: Who gets a page where nobody else is named.
PATIENT = "patient"


def keep_document(
    visit: OpenVisit, kind: str, title: str, pdf: bytes, to: str = PATIENT, purpose: str = "", **more: str
) -> AttachmentRow:
    """Keep a PDF with the visit, byte for byte, and return its row; the event says to whom it went, and what for.

    Whatever more is to be known of it, such as the way it left, is named.

    Raises:
        ClinicError: The record did not take it.
    """
    row = AttachmentRow(
        id=str(uuid4()),
        kind=kind,
        title=title,
        media_type=PDF,
        sha256=hashlib.sha256(pdf).hexdigest(),
        body=pdf,
        added=visit.clock(),
        patient=visit.visit.patient,
        visit=visit.visit.id,
        added_by=visit.author.id if visit.author else None,
    )
    said = {"document": row.id, "sha256": row.sha256, "to": to, "purpose": purpose or title}
    visit.record.notes.attach(row, visit.event(KEPT, said | more))
    return row
