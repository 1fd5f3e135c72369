"""What of a patient's record is paper: every visit's note as PDF, and every document as it is kept."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from clinic_app.clock import Moment
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.exchange.parcel import file_name
from clinic_app.records.columns import from_columns
from clinic_app.records.plain_rows import Row
from clinic_app.records.rows import VisitRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.sheet_values import VisitNoteSheet

NOTES, DOCUMENTS = "notes", "documents"
#: Characters of an id that tell two files of one day apart.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """One file.

    Attributes:
        path: Where it stands in the patient's folder.
        title, day: What it is, and of which day, for the list of contents.
    """

    path: str
    title: str
    day: date
    content: bytes


class Papers:
    """The papers of one clinic's patients.

    Attributes:
        held_back: Says what a note does not show; by default it shows everything.
    """

    def __init__(self, clinic: Clinic, held_back: Callable[[VisitNoteSheet], VisitNoteSheet] | None = None) -> None:
        self._clinic = clinic
        self._held_back = held_back

    def of(self, rows: dict[str, list[Row]], patient_ids: set[str]) -> Iterator[Paper]:
        """Yield the papers of a patient: of visits with anything in them, then documents."""
        answered = {row["visit"] for row in rows["answer"]}
        for row in rows["visit"]:
            if row["patient"] in patient_ids and (row["id"] in answered or row["state"] == "signed"):
                yield self.note(from_columns(VisitRow, row))
        mine = {row["id"] for row in rows["visit"] if row["patient"] in patient_ids}
        for row in rows["attachment"]:
            if row["patient"] in patient_ids or row["visit"] in mine:
                yield document(row)

    def note(self, visit: VisitRow) -> Paper:
        """Return a visit's note as PDF."""
        clinic = self._clinic
        opened = OpenVisit(
            clinic.record, visit.id, clinic.reference, clinic.clock, clinic.person, None, clinic.settings
        )
        sheet = note_sheet(opened, clinic.words, clinic.letterhead, clinic.person.name)
        sheet = self._held_back(sheet) if self._held_back else sheet
        day = visit.care.local.date()
        kind = file_name(visit.kind.replace("_", " "))
        title = sheet.title if visit.kind == "visit" else f"{sheet.title} ({kind})"
        return Paper(f"{NOTES}/{day} {kind} {visit.id[:SHORT]}.pdf", title, day, visit_note_pdf(sheet, shipped_chart()))


def document(row: Row) -> Paper:
    """Return a kept document as it is."""
    day = added(row).local.date()
    ending = mimetypes.guess_extension(row["media_type"].partition(";")[0].strip()) or ".bin"
    title = row["title"] or row["kind"]
    return Paper(f"{DOCUMENTS}/{day} {file_name(title)} {row['id'][:SHORT]}{ending}", title, day, bytes(row["body"]))


def added(row: Row) -> Moment:
    """Return when a row was added."""
    return Moment(datetime.fromisoformat(row["added_utc"]), row["added_offset"], row["added_zone"])
