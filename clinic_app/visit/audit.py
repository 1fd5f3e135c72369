"""Who did what, when, to whom: the events of the record as a list a person can read, filter and take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from clinic_app.errors import ClinicError
from clinic_app.records.events import Wanted
from clinic_app.records.rows import EventRow
from clinic_app.visit.kept import KEPT
from clinic_app.visit.note_sheet import day_words

if TYPE_CHECKING:
    from pathlib import Path

    from clinic_app.visit.clinic import Clinic
    from clinic_app.words import Words

#: Kinds of events by which something about a patient left the clinic, or may have.
GIVEN_OUT = (KEPT, "printed", "print_failed", "copy_given", "exported", "backup_asked")
#: The id of no patient.
NOBODY = "-"
KINDS = "audit.kinds."


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that was done, in words.

    Attributes:
        seq: Its number in the chain.
        at: When, by the clinic's wall.
        person, patient: Names; the patient's with their number. Empty where there is none.
        visit: Id of the visit, or empty.
        kind, did: What was done, as it is stored and in words.
        to, purpose: Who got something, and what for, where something was given out.
        detail: Whatever else was noted.
    """

    seq: int
    at: str
    person: str
    patient: str
    visit: str
    kind: str
    did: str
    to: str
    purpose: str
    detail: dict[str, Any]


def event_of(clinic: Clinic, kind: str, patient: str | None = None, **detail: Any) -> EventRow:  # noqa: ANN401  any JSON
    """Return an event of whoever is signed on, now."""
    return EventRow(str(uuid4()), kind, clinic.clock(), clinic.person.id, patient, detail=detail)


def lines(clinic: Clinic, wanted: Wanted) -> list[AuditLine]:
    """Return what was done, newest first.

    Raises:
        ClinicError: Whoever is signed on may not read it, or the record cannot be read.
    """
    found = [one for one in clinic.record.events.found(wanted) if wanted.kinds != GIVEN_OUT or _is_given_out(one)]
    people = {one.id: one.name for one in clinic.record.people.all()}
    ids = list({one.patient for one in found if one.patient})
    patients = {
        one.id: clinic.words("audit.patient_number", name=clinic.name_of(one), number=one.number)
        for one in clinic.record.patients.of_ids(ids)
    }
    return [_line(one, people, patients, clinic.words) for one in found]


def note_that_it_was_read(clinic: Clinic, wanted: Wanted) -> None:
    """Note that somebody has looked at who did what: that is an access, too.

    Raises:
        ClinicError: The record does not take it.
    """
    said = {
        name: value
        for name, value in asdict(wanted).items()
        if value and name not in ("patient", "start", "end", "most")
    }
    clinic.record.events.append(event_of(clinic, "audit_read", wanted.patient or None, **said))


def wanted_of(clinic: Clinic, typed: str, person: str, span: timedelta, *, only_given_out: bool) -> Wanted:
    """Return what is asked for: the first patient whose name or number begins so, a person's id, a span until now.

    What is the name of nobody is nobody's: nothing is found then.
    """
    patient = next((one.id for one in clinic.find(typed)), NOBODY) if typed.strip() else ""
    kinds = GIVEN_OUT if only_given_out else ()
    return Wanted(person, patient, kinds, clinic.clock().utc - span)


def said(line: AuditLine, words: Words) -> tuple[str, str]:
    """Return a line as a person reads it: when and who, then what."""
    at = datetime.fromisoformat(line.at)
    day = day_words(words, at.date())
    lead = words("audit.line", day=day, time=f"{at:%H:%M}", person=line.person or words("audit.program"))
    more = [line.patient, words("audit.to", to=line.to) if line.to else ""]
    more.append(words("audit.purpose", purpose=line.purpose) if line.purpose else "")
    return lead, " · ".join([line.did, *(one for one in more if one)])


def write_file(found: Iterable[AuditLine], path: Path) -> None:
    """Write a list into a file: JSON where its name ends so, a table (CSV) otherwise.

    Raises:
        ClinicError: The folder does not take it.
    """
    text = as_json(found) if path.suffix.lower() == ".json" else as_csv(found)
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ClinicError("record.cannot_write", place=path.parent) from error


def as_json(found: Iterable[AuditLine]) -> str:
    """Return a list as JSON."""
    return json.dumps([asdict(one) for one in found], indent=1, ensure_ascii=False)


def as_csv(found: Iterable[AuditLine]) -> str:
    """Return a list as a table (RFC 4180) that no spreadsheet takes for formulas."""
    out = io.StringIO()
    names = list(AuditLine.__slots__)
    table = csv.writer(out)
    table.writerow(names)
    for one in found:
        row = asdict(one) | {"detail": json.dumps(one.detail, ensure_ascii=False, sort_keys=True)}
        table.writerow([_plain(str(row[name])) for name in names])
    return out.getvalue()


def _is_given_out(one: EventRow) -> bool:
    """Say whether a paper that was kept left the clinic: one that somebody brought goes to nobody."""
    return one.kind != KEPT or bool(one.detail.get("to"))


def _plain(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not work out: a name may begin with an equals sign."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _line(one: EventRow, people: dict[str, str], patients: dict[str, str], words: Words) -> AuditLine:
    detail = dict(one.detail)
    did = words(f"{KINDS}{one.kind}") if f"{KINDS}{one.kind}" in words else one.kind.replace("_", " ")
    to, recipient = (str(detail.pop(name, "") or "") for name in ("to", "recipient"))
    to, purpose = to or recipient, str(detail.pop("purpose", "") or "")
    who, whom = people.get(one.person or "", ""), patients.get(one.patient or "", "")
    return AuditLine(
        one.seq,
        one.at.local.isoformat(timespec="seconds"),
        who,
        whom,
        one.visit or "",
        one.kind,
        did,
        to,
        purpose,
        detail,
    )
