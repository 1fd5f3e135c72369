"""A visit on a real record, with a small form of nested repeating rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from clinic_app.clock import Clock, SetClock
from clinic_app.forms.shelf import read_forms
from clinic_app.knowledge.library import Knowledge
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import EventRow, PersonRow, VisitRow
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.note_template import NoteTemplate
from clinic_app.visit.open_visit import OpenVisit
from clinic_app.visit.reference import Reference
from clinic_app.words import Words
from tests.visit.treating import open_clinic

FORMS = Path(__file__).parent.parent / "data" / "forms"


@dataclass
class Room:
    """A record with one visit and two people who may answer in it."""

    record: Record
    clock: Clock
    reference: Reference
    visit_id: str
    people: tuple[PersonRow, PersonRow]

    def open(self, who: int = 0) -> OpenVisit:
        return OpenVisit(self.record, self.visit_id, self.reference, self.clock, self.people[who])


def furnished(record: Record, clock: SetClock) -> Room:
    people = tuple(PersonRow(str(uuid4()), name, "practitioner", clock()) for name in ("Ada Rook", "Ben Fell"))
    for person in people:
        record.people.add(person)
    reference = Reference(read_forms([FORMS], {}), Knowledge(), NoteTemplate("visit_note", 1, ()))
    return Room(record, clock, reference, begun(record, clock, people[0]), (people[0], people[1]))


def begun(record: Record, clock: Clock, person: PersonRow) -> str:
    """Begin a visit and return its id."""
    visit = VisitRow(str(uuid4()), "visit", "open", clock(), clock(), added_by=person.id)
    record.visits.add(visit, EventRow(str(uuid4()), "visit_added", clock(), person.id, None, visit.id))
    return visit.id


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    """Give a clinic with everything that is shipped, and its owner signed on."""
    return open_clinic(embedded_record, reading, words, clock)


@pytest.fixture
def room(record: Record, clock: SetClock) -> Room:
    return furnished(record, clock)


@pytest.fixture
def embedded_room(embedded_record: Record, clock: SetClock) -> Room:
    return furnished(embedded_record, clock)
