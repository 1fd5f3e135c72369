"""The demo record: made on first start through OpenVisit with a set clock, encrypted like any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
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
from clinic_app.visit import consent
from clinic_app.visit.cautions import case_of, hazard_mark, site_cautions
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import OpenVisit, Said
from clinic_app.visit.opening import make_empty
from clinic_app.visit.reference import Reference
from clinic_app.visit.screening import core_questions
from clinic_app.visit.signing import sign
from clinic_app.visit.treatments import all_sites
from clinic_app.visit.wording import Wording
from clinic_app.words import Words

PRACTITIONER = "J. Adeyemi"
FOLDER = Path(__file__).resolve().parent / "patients"
#: Minutes that the furthest visit of today is away, and the last minute of a day.
LONGEST, LAST_MINUTE = 150, 24 * 60 - 1
#: How long ago a visit that still lies ahead came into the record: booked yesterday, or the form begun just now.
AHEAD = {"planned": timedelta(days=1), "kiosk": timedelta(minutes=8)}
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
    book = Book(record, reference, words, person, now.local, now.zone)
    for path in sorted(FOLDER.glob("*.yaml")):
        book.add_patient(load(path))
    return person


def time_today(now: datetime, minutes: int) -> datetime:
    """Return a time so many minutes from now (before: negative) to ten minutes, always of the same day.

    Near midnight the day is pressed together, so that who was here stays before who comes.
    """
    so_far = now.hour * 60 + now.minute - now.minute % 10
    room = so_far if minutes < 0 else LAST_MINUTE - so_far
    away = round(minutes * min(1.0, room / LONGEST))
    return datetime.combine(now.date(), time(), now.tzinfo) + timedelta(minutes=so_far + away)


def said_in(form: Questionnaire, tree: Mapping[str, Any]) -> Iterator[Said]:
    """Turn a tree of answers into answers by path: rows by row id, several choices as a list."""
    yield from _said(form, tree, ())


class Book:
    """A record being written, by one practitioner, as if on the days its visits were."""

    def __init__(
        self, record: Record, reference: Reference, words: Words, person: PersonRow, now: datetime, zone: str
    ) -> None:
        self._record, self._reference, self._words = record, reference, words
        self._person, self._now, self._zone = person, now, zone
        self._settings = record.settings.all()

    def add_patient(self, data: Mapping[str, Any]) -> None:
        """Add a patient with all visits."""
        first = max(int(one.get("days_ago", 0)) for one in data["visits"])
        added = SetClock(self._now - timedelta(days=first), self._zone)()
        names = {key: str(data[key]) for key in ("given_name", "family_name", "birth_date", "sex", "phone")}
        patient = PatientRow(str(uuid4()), added=added, added_by=self._person.id, **names)  # type: ignore[arg-type]
        happened = EventRow(str(uuid4()), "patient_added", added, self._person.id, patient.id)
        patient = self._record.patients.add(patient, happened)
        for one in data["visits"]:
            self._add_visit(patient, one)

    def _add_visit(self, patient: PatientRow, data: Mapping[str, Any]) -> None:
        clock, state = SetClock(self._care(data), self._zone), str(data.get("state", "open"))
        care = clock()
        if state in AHEAD:
            clock = SetClock(self._now - AHEAD[state], self._zone)
        row = VisitRow(str(uuid4()), "visit", state, care, clock(), patient.id, added_by=self._person.id)
        happened = EventRow(str(uuid4()), "visit_added", clock(), self._person.id, patient.id, row.id)
        self._record.visits.add(row, happened)
        author = None if state == "kiosk" else self._person
        visit = OpenVisit(self._record, row.id, self._reference, clock, author, settings=self._settings)
        _answer(visit, clock, data, "asked" if author else "kiosk")
        if visit.value(consent.FORM, consent.CONSENT) is not None:
            visit.answer_all(consent.covering(visit, Wording(visit, self._words)))
        if data.get("sign"):
            self._sign(visit, clock)

    def _care(self, data: Mapping[str, Any]) -> datetime:
        zone = ZoneInfo(self._zone)
        if "from_now" in data:
            return time_today(self._now, int(data["from_now"])).replace(tzinfo=zone)
        day = self._now.date() - timedelta(days=int(data["days_ago"]))
        return datetime.fromisoformat(f"{day}T{data['time']}").replace(tzinfo=zone)

    def _sign(self, visit: OpenVisit, clock: SetClock) -> None:
        _read_hazards(visit)
        clock.advance(minutes=2)
        blocking = [point for point in open_points(visit) if point.blocks]
        if blocking:
            raise ValueError(f"{visit.patient}: {blocking}")
        sign(visit, self._words)


def _answer(visit: OpenVisit, clock: SetClock, data: Mapping[str, Any], provenance: str) -> None:
    if data.get("all_clear"):
        _all_clear(visit, clock)
    for form_id, tree in data.get("answers", {}).items():
        clock.advance(seconds=40)
        visit.answer_all(replace(one, provenance=provenance) for one in said_in(visit.form(form_id), tree))


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
