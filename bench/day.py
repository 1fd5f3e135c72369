"""A day of many contacts: how long Today takes to be there, from a press on the rail to the list painted."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QSize

from bench.opened import Opened, opened
from bench.shown import Shown, line, until_painted
from clinic_app.clock import Moment
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.ui.theme import Theme

SIZE = QSize(1366, 728)
CONTACTS, LIMIT = 60, 100.0  # ms
OPENINGS = 11  # the first one warms up and does not count
EVERY = timedelta(minutes=7)
#: What the contacts of a day are, one after the other.
STATES = ("planned", "planned", "open")


def day() -> str:
    """Measure how long Today takes with sixty contacts, each with its patient."""
    with opened(Theme(), SIZE) as running:
        running.go_in()
        _fill(running)
        times = [_shown(running) for _ in range(OPENINGS)][1:]
        there = len(running.clinic.today())
    return line(f"Today with {there} contacts, come to from another page", times, LIMIT)


def _shown(running: Opened) -> Shown:
    running.shell.go("patients")
    running.settle()
    return until_painted(partial(running.shell.go, "today"), running.shell.today.list.viewport())


def _fill(running: Opened) -> None:
    """Put contacts into the day until there are enough, each of a patient of their own."""
    clinic = running.clinic
    now, person = clinic.clock(), clinic.person.id
    for number in range(CONTACTS - len(clinic.today())):
        who = {"given_name": "Ada", "family_name": f"Contact-{number}", "birth_date": f"19{40 + number}-03-04"}
        patient = clinic.add_patient(**who, phone="01632 960100")
        care = Moment(now.utc + EVERY * (number - CONTACTS // 2), now.offset_minutes, now.zone)
        row = VisitRow(str(uuid4()), "visit", STATES[number % len(STATES)], care, now, patient.id, added_by=person)
        clinic.record.visits.add(row, EventRow(str(uuid4()), "visit_added", now, person, patient.id, row.id))
