"""A day with more contacts than are seen at once: the one that is due is read about before its line is there."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from clinic_app.clock import Moment
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.ui.today_page import SEEN, TodayPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.using import settled, shell_of

CONTACTS = 25


def fill(demo: Clinic) -> None:
    """Put signed contacts before everything else of the day."""
    now = demo.clock()
    for number in range(CONTACTS):
        patient = demo.add_patient(
            given_name="Ada", family_name=f"Early-{number}", birth_date="1980-01-01", phone="01632 960100"
        )
        care = Moment(now.utc - timedelta(hours=9) + timedelta(minutes=number), now.offset_minutes, now.zone)
        row = VisitRow(str(uuid4()), "visit", "signed", care, now, patient.id, added_by=demo.person.id)
        happened = EventRow(str(uuid4()), "visit_added", now, demo.person.id, patient.id, row.id)
        demo.record.visits.add(row, happened)


def chosen(page: TodayPage) -> str:
    """Return the name on the line that is read about, or nothing."""
    return page.list.chosen.contact.who if page.list.chosen is not None else ""


def test_lines_follow_in_their_order_and_the_one_that_is_due_is_chosen(window: Window, demo: Clinic) -> None:
    fill(demo)
    page = shell_of(window).today
    page.refresh()
    assert len(page.list.rows) == SEEN
    due = next(one for one in demo.today() if one.visit.state not in ("signed", "entered_in_error"))
    assert due.patient is not None
    assert page.brief.patient == due.patient.id
    assert chosen(page) == ""
    while len(page.list.rows) < len(demo.today()):
        settled()
    wanted = [one.patient.name for one in demo.today() if one.patient]
    assert [row.contact.who for row in page.list.rows][: len(wanted)] == wanted
    assert chosen(page) == due.patient.name
