"""Who looked the knowledge over: marks in the record, by name and day, that lapse when what was read has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.knowledge.claims import Review
from clinic_app.knowledge.library import Knowledge
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.visit.reviews import KINDS, MARKED, Reviewed, Reviews, may_review, named

SOLEUS = ("muscles", "soleus")


@pytest.fixture
def person(record: Record, clock: SetClock) -> PersonRow:
    ada = PersonRow(str(uuid4()), "Ada Rook", "owner", clock(), "Physiotherapist", "reg. 000000")
    record.people.add(ada)
    return ada


@pytest.fixture
def reviews(record: Record, reading: Reading) -> Callable[[], Reviews]:
    """Return a function that reads the marks of the record anew."""
    return lambda: Reviews(record, reading.reference.knowledge)


@pytest.fixture
def soleus(reading: Reading) -> Knowledge:
    """Give a knowledge of one muscle."""
    return Knowledge(muscles={"soleus": reading.reference.knowledge.muscles["soleus"]})


def test_everything_shipped_is_a_draft(reviews: Callable[[], Reviews], reading: Reading) -> None:
    for kind in KINDS:
        shelf = getattr(reading.reference.knowledge, kind)
        assert shelf
        assert reviews().drafts(kind) == list(shelf)
    assert reviews().of(*SOLEUS) == Reviewed()


def test_a_mark_has_name_and_day_and_outlives_the_program(
    reviews: Callable[[], Reviews], person: PersonRow, clock: SetClock
) -> None:
    reviews().mark(*SOLEUS, person, clock())
    found = reviews().of(*SOLEUS)
    assert found == Reviewed("Ada Rook, Physiotherapist, reg. 000000", "2026-11-20", is_own=True)
    assert not found.is_draft
    assert "soleus" not in reviews().drafts("muscles")
    assert reviews().of("muscles", "gastrocnemius").is_draft


def test_a_mark_is_an_event_of_the_person_in_the_chain(
    reviews: Callable[[], Reviews], record: Record, person: PersonRow, clock: SetClock
) -> None:
    reviews().mark(*SOLEUS, person, clock())
    (event,) = record.events.of_kind(MARKED)
    assert event.person == person.id
    assert (event.patient, event.visit) == (None, None)
    assert event.detail["thing"] == "soleus"


def test_it_is_taken_back_and_set_again(reviews: Callable[[], Reviews], person: PersonRow, clock: SetClock) -> None:
    marks = reviews()
    marks.mark(*SOLEUS, person, clock())
    marks.take_back(*SOLEUS, person, clock())
    assert marks.of(*SOLEUS) == reviews().of(*SOLEUS) == Reviewed()
    marks.mark(*SOLEUS, person, clock())
    assert not reviews().of(*SOLEUS).is_draft


def test_a_mark_lapses_when_what_was_read_has_changed(
    record: Record, soleus: Knowledge, person: PersonRow, clock: SetClock
) -> None:
    Reviews(record, soleus).mark(*SOLEUS, person, clock())
    changed = Knowledge(muscles={"soleus": replace(soleus.muscles["soleus"], notes="Something else.")})
    found = Reviews(record, changed).of(*SOLEUS)
    assert found.is_changed
    assert found.is_draft
    assert found.reviewer.startswith("Ada Rook")


def test_the_review_of_a_file_itself_is_no_change_and_counts(
    record: Record, soleus: Knowledge, person: PersonRow, clock: SetClock
) -> None:
    Reviews(record, soleus).mark(*SOLEUS, person, clock())
    shipped = Review("reviewed", "Ben Fell, doctor", "2026-10-02")
    reviewed = Knowledge(muscles={"soleus": replace(soleus.muscles["soleus"], review=shipped)})
    marks = Reviews(record, reviewed)
    assert not marks.of(*SOLEUS).is_changed
    marks.take_back(*SOLEUS, person, clock())
    assert marks.of(*SOLEUS) == Reviewed("Ben Fell, doctor", "2026-10-02")
    assert not marks.of(*SOLEUS).is_draft


def test_only_a_clinician_with_a_name_reviews(
    reviews: Callable[[], Reviews], record: Record, person: PersonRow, clock: SetClock
) -> None:
    desk = replace(person, id=str(uuid4()), profession="")
    record.people.add(desk)
    assert may_review(person)
    assert not may_review(desk)
    assert not may_review(replace(person, name=" "))
    assert named(replace(person, registration="")) == "Ada Rook, Physiotherapist"
    with pytest.raises(ValueError, match=desk.id):
        reviews().mark(*SOLEUS, desk, clock())
    assert reviews().of(*SOLEUS).is_draft


def test_what_does_not_exist_is_not_reviewed(
    reviews: Callable[[], Reviews], person: PersonRow, clock: SetClock
) -> None:
    with pytest.raises(KeyError):
        reviews().of("muscles", "no_such_muscle")
    with pytest.raises(KeyError):
        reviews().mark("muscles", "no_such_muscle", person, clock())
