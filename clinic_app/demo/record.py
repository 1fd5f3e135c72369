"""The demo record: made on first start through OpenVisit with a set clock, encrypted like any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from clinic_app.clock import Clock, SetClock
from clinic_app.data_files import load
from clinic_app.demo import PASSWORD
from clinic_app.forms.answers import Path as AnswerPath
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PatientRow, PersonRow, VisitRow
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import OpenVisit, Said
from clinic_app.visit.opening import make_empty
from clinic_app.visit.reference import Reference
from clinic_app.visit.screening import core_questions
from clinic_app.visit.signing import sign
from clinic_app.visit.treatments import all_sites
from clinic_app.words import Words

PRACTITIONER = "J. Adeyemi"
FOLDER = Path(__file__).resolve().parent / "patients"
SETTINGS = {
    "clinic_name": "Harbour Street Clinic",
    "country": "GB",
    "phone": "01632 960001",
    "emergency": "999",
    "paper": "A4",
    "mode": "support",
    "language": "en",
    "demo": True,
}


def make(folder: Path, reference: Reference, words: Words, clock: Clock) -> None:
    """Make the demo record in a folder."""
    owner = str(uuid4())
    record, _ = make_empty(folder, owner, PASSWORD)
    try:
        furnish(record, reference, words, clock, owner)
    finally:
        record.close()


def furnish(record: Record, reference: Reference, words: Words, clock: Clock, owner: str | None = None) -> PersonRow:
    """Fill an empty record with the practitioner and the invented patients, and return the practitioner.

    Raises:
        ValueError: A demo visit that should be signed does not pass the gates.
    """
    now = clock()
    record.settings.put(SETTINGS)
    person = PersonRow(owner or str(uuid4()), PRACTITIONER, "owner", now, "Physiotherapist", "reg. 000000")
    record.people.add(person)
    for path in sorted(FOLDER.glob("*.yaml")):
        _patient(record, reference, words, person, load(path), now.local, now.zone)
    return person


def said_in(form: Questionnaire, tree: Mapping[str, Any]) -> Iterator[Said]:
    """Turn a tree of answers into answers by path: rows by row id, several choices as a list."""
    yield from _said(form, tree, ())


def _patient(
    record: Record,
    reference: Reference,
    words: Words,
    person: PersonRow,
    data: Mapping[str, Any],
    today: datetime,
    zone: str,
) -> None:
    first = max(int(one["days_ago"]) for one in data["visits"])
    added = SetClock(today - timedelta(days=first), zone)
    names = {key: str(data[key]) for key in ("given_name", "family_name", "birth_date", "sex", "phone")}
    patient = PatientRow(str(uuid4()), added=added(), added_by=person.id, **names)  # type: ignore[arg-type]
    happened = EventRow(str(uuid4()), "patient_added", added(), person.id, patient.id)
    patient = record.patients.add(patient, happened)
    for one in data["visits"]:
        day = today.date() - timedelta(days=int(one["days_ago"]))
        at = datetime.fromisoformat(f"{day}T{one['time']}").replace(tzinfo=ZoneInfo(zone))
        _visit(record, reference, words, person, patient, SetClock(at, zone), one)


def _visit(
    record: Record,
    reference: Reference,
    words: Words,
    person: PersonRow,
    patient: PatientRow,
    clock: SetClock,
    data: Mapping[str, Any],
) -> None:
    now = clock()
    row = VisitRow(str(uuid4()), "visit", "open", now, now, patient.id, added_by=person.id)
    record.visits.add(row, EventRow(str(uuid4()), "visit_added", now, person.id, patient.id, row.id))
    visit = OpenVisit(record, row.id, reference, clock, person)
    if data.get("all_clear"):
        _all_clear(visit, clock)
    for form_id, tree in data["answers"].items():
        clock.advance(seconds=40)
        visit.answer_all(said_in(visit.form(form_id), tree))
    if data.get("sign"):
        _read_hazards(visit)
        clock.advance(minutes=2)
        blocking = [point for point in open_points(visit) if point.blocks]
        if blocking:
            raise ValueError(f"{patient.family_name}: {blocking}")
        sign(visit, words)


def _all_clear(visit: OpenVisit, clock: SetClock) -> None:
    for _, path in core_questions(visit):
        clock.advance(seconds=4)
        visit.answer("red_flags", path, "no")
    for item in visit.form("safety_history").items:
        clock.advance(seconds=4)
        visit.answer("safety_history", ((item.link_id, ""),), "no")


def _read_hazards(visit: OpenVisit) -> None:
    case = case_of(visit)
    for site in all_sites(visit):
        for hazard in site_cautions(visit, site, case).unread:
            visit.acknowledge(hazard_mark(hazard, site.muscle))


def _said(form: Questionnaire, tree: Mapping[str, Any], within: AnswerPath) -> Iterator[Said]:
    for link_id, value in tree.items():
        item = form.item(link_id)
        if isinstance(value, Mapping):
            for row, below in value.items():
                here = (*within, (link_id, row))
                yield Said(form.id, here, row if item.is_question else True)
                yield from _said(form, below, here)
        elif isinstance(value, list):
            for code in value:
                yield Said(form.id, (*within, (link_id, code)), code)
        else:
            yield Said(form.id, (*within, (link_id, "")), value)
