"""Leaving with everything: the whole record, or one patient, as papers, rows, a FHIR bundle and a list of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.exchange.bundle_out import BundleOut
from clinic_app.exchange.contents_page import ContentsPage, Listed
from clinic_app.exchange.locked_archive import Lock
from clinic_app.exchange.own_record import BODY, BUNDLE_FILE, DOCUMENTS, ROWS_FILE, Rows, as_json
from clinic_app.exchange.papers import Papers, document
from clinic_app.exchange.parcel import Parcel, file_name, parcel, put
from clinic_app.exchange.permission import may_move_record, refuse_unless
from clinic_app.exchange.table import Watch, unwatched
from clinic_app.records.plain_rows import Row
from clinic_app.records.rows import EventRow, PatientRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure

EXPORTED = "exported"
PAGE, READ_ME = "index.html", "README.txt"
PATIENTS = "patients"


def leave(
    clinic: Clinic,
    place: Path,
    told: Disclosure,
    patient: PatientRow | None = None,
    watch: Watch = unwatched,
    lock: Lock | None = None,
) -> int:
    """Write the whole record, or one patient, to a folder or archive that is not there yet; return the number of files.

    The event that says so is stored before the last step, so that nothing leaves without it. With a lock it is one
    archive that opens with its passphrase only.

    Raises:
        ClinicError: This person may not; recipient or purpose is missing; the place is taken or takes nothing;
            somebody stopped it.
    """
    refuse_unless(allowed=may_move_record(clinic.person), sentence="leaving.may_not")
    if not told.recipient.strip() or not told.purpose.strip():
        raise ClinicError("leaving.to_whom")
    rows = clinic.record.plain_rows.of_patient(patient.id) if patient else clinic.record.plain_rows.all()
    with parcel(place, lock) as where:
        written = _Leaving(clinic, rows, where, watch).write()
        clinic.record.events.append(_event(clinic, told, patient, written, is_locked=lock is not None))
    return len(written)


def _event(
    clinic: Clinic, told: Disclosure, patient: PatientRow | None, written: dict[str, str], *, is_locked: bool
) -> EventRow:
    detail = {
        "recipient": told.recipient.strip(),
        "purpose": told.purpose.strip(),
        "what": "patient" if patient else "record",
        "files": len(written),
        "locked": is_locked,
        ROWS_FILE: written[ROWS_FILE],
    }
    return EventRow(
        str(uuid4()), EXPORTED, clinic.clock(), clinic.person.id, patient.id if patient else None, None, detail
    )


class _Leaving:
    """One parcel being filled."""

    def __init__(self, clinic: Clinic, rows: Rows, where: Parcel, watch: Watch) -> None:
        self._clinic, self._rows, self._where, self._watch = clinic, rows, where, watch
        self._written: dict[str, str] = {}  # SHA-256 by file
        self._listed: list[Listed] = []

    def write(self) -> dict[str, str]:
        """Write everything; return the digest of each file."""
        files = self._patients()
        made = self._clinic.clock().local.isoformat(timespec="seconds")
        self._put(ROWS_FILE, json.dumps(as_json(self._rows, made, files), indent=1, ensure_ascii=True).encode())
        self._bundle(made)
        page = ContentsPage(self._clinic.words, self._clinic.letterhead.clinic, made, self._listed)
        for name, content in page.pages():
            self._put(name, content.encode())
        self._put(READ_ME, page.read_me(self._counts()).encode())
        return self._written

    def _patients(self) -> dict[str, str]:
        """Write the papers of every patient, then documents that are nobody's; return the file of each document."""
        papers, files = Papers(self._clinic), dict[str, str]()
        own = [row for row in self._rows["patient"] if row["merged_into"] is None or self._is_alone(row)]
        for number, row in enumerate(own):
            self._watch(number, len(own))
            ids = {row["id"], *(one["id"] for one in self._rows["patient"] if one["merged_into"] == row["id"])}
            self._listed.append(self._patient(row, ids, papers))
        mine = {name: f"{one.folder}/{path}" for one in self._listed for name, path in one.documents.items()}
        for row in self._rows[DOCUMENTS]:
            if row["id"] not in mine:
                name = f"{PATIENTS}/{document(row).path}"
                self._put(name, bytes(row[BODY]))
                mine[row["id"]] = name
        files.update(mine)
        return files

    def _is_alone(self, row: Row) -> bool:
        return all(one["id"] != row["merged_into"] for one in self._rows["patient"])

    def _patient(self, row: Row, ids: set[str], papers: Papers) -> Listed:
        name = file_name(f"{row['family_name']} {row['given_name']}")
        folder = f"{PATIENTS}/{row['number']} {name}"
        mine = {one["id"] for one in self._rows["visit"] if one["patient"] in ids}
        documents = {
            one["id"]: document(one).path
            for one in self._rows[DOCUMENTS]
            if one["patient"] in ids or one["visit"] in mine
        }
        found = []
        for paper in papers.of(self._rows, ids):
            self._watch(0, 0)
            self._put(f"{folder}/{paper.path}", paper.content)
            found.append((paper.path, paper.title, paper.day))
        name = f"{row['given_name']} {row['family_name']}".strip()
        return Listed(folder, name, row["birth_date"], int(row["number"]), tuple(found), documents)

    def _bundle(self, made: str) -> None:
        with self._where.file(BUNDLE_FILE) as file:
            digest = hashlib.sha256()
            for part in _bundle_text(self._rows, made):
                self._watch(0, 0)
                file.write(part.encode())
                digest.update(part.encode())
        self._written[BUNDLE_FILE] = digest.hexdigest()

    def _put(self, name: str, content: bytes) -> None:
        put(self._where, name, content)
        self._written[name] = hashlib.sha256(content).hexdigest()

    def _counts(self) -> dict[str, int]:
        return {name: len(rows) for name, rows in self._rows.items()}


def _bundle_text(rows: Rows, made: str) -> Iterator[str]:
    """Yield the bundle piece by piece: the documents of a clinic do not fit into memory twice."""
    head = {"resourceType": "Bundle", "id": str(uuid4()), "type": "collection", "timestamp": made}
    yield f'{json.dumps(head)[:-1]}, "entry": ['
    for number, entry in enumerate(BundleOut(rows).entries()):
        yield f"{',' if number else ''}\n{json.dumps(entry)}"
    yield "\n]}\n"
