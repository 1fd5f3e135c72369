"""A visit on a desk, on a real encrypted record, with everything that is shipped."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from clinic_app.clock import SetClock
from clinic_app.reading import Reading
from clinic_app.records.record import Record
from clinic_app.records.rows import PersonRow
from clinic_app.ui.desk import Desk
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import path
from clinic_app.visit.screening import core_questions, questions, unanswered
from clinic_app.words import Words
from tests.ui.visit.treating import cleared, considered

PASSWORD = "correct horse battery"  # noqa: S105


@pytest.fixture
def clinic(embedded_record: Record, reading: Reading, words: Words, clock: SetClock) -> Clinic:
    person = PersonRow(str(uuid4()), "Ada Rook", "owner", clock(), "Physiotherapist", "reg. 000000")
    embedded_record.people.add(person)
    settings = {"clinic_name": "Harbour Street Clinic", "phone": "01632 960001", "emergency": "999", "mode": "support"}
    return Clinic(embedded_record, reading.reference, words, clock, person, lambda typed: typed == PASSWORD, settings)


@pytest.fixture
def desk(clinic: Clinic, qapp: object) -> Desk:
    """Give an empty first visit of a patient of 45."""
    patient = clinic.add_patient(
        given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="01632 960100", sex="male"
    )
    return Desk(clinic, clinic.begin_visit(patient).id)


@pytest.fixture
def mark(desk: Desk) -> Callable[..., None]:
    """Return a function that marks a zone: ``mark("lower_back.right", 6, "ache")``."""

    def marked(zone: str, intensity: int = 5, kind: str = "ache") -> None:
        desk.answer("intake", path(("pain_map", zone)), zone)
        desk.answer("intake", path(("pain_map", zone), "intensity"), intensity)
        desk.answer("intake", path(("pain_map", zone), "kind"), kind)

    return marked


@pytest.fixture
def marked(screened: Desk, mark: Callable[..., None]) -> Desk:
    """Give a screened visit with low back and buttock RIGHT, and what makes them worse; no impression is asked."""
    screened.clinic.settings["ask_impression"] = False
    mark("lower_back.right", 6)
    mark("buttock_upper.right", 5)
    for link_id, value in (("rising_from_chair", "worse"), ("prolonged_sitting", "worse"), ("driving", "no")):
        screened.answer("intake", path(link_id), value)
    return screened


@pytest.fixture
def ready(screened: Desk, mark: Callable[..., None]) -> Desk:
    """Give a visit with pain on the right, everything asked, and one muscle in the differential."""
    mark("lower_back.right", 6)
    for _, where in unanswered(screened.visit, questions(screened.visit)):
        screened.answer("red_flags", where, "no")
    cleared(screened)
    considered(screened)
    return screened


@pytest.fixture
def screened(desk: Desk) -> Desk:
    """Give the visit with every core safety question answered no."""
    for _, where in core_questions(desk.visit):
        desk.answer("red_flags", where, "no")
    return desk
