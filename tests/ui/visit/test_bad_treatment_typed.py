"""Impossible sizes, counts, times and days typed into the visit's window: said where one looks, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.open_choice import OpenChoice
from clinic_app.ui.forms.typed_line import TypedLine
from clinic_app.ui.visit.note.sentence_row import SentenceRow
from clinic_app.ui.visit.note_page import NotePage
from clinic_app.ui.visit.treatment.site_row import SiteRow
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.widgets.stepper import Stepper
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.treatments import STARTED
from tests.ui.conftest import Show
from tests.ui.using import Hand, keys, line, seen, settled
from tests.ui.visit.treating import LUMBAR, NEEDLING, at_site, cleared, counted, needled, site

Mark = Callable[..., None]


def words_of(note: NotePage) -> str:
    return " ".join(one.sentence.text for one in note.findChildren(SentenceRow) if one.isVisible())


@pytest.fixture
def page(clinic: Clinic, screened: Desk, mark: Mark, show: Show) -> VisitPage:
    mark("lower_back.right", 6)
    cleared(screened)
    needled(screened)
    counted(screened)
    screened.answer(NEEDLING, (*site(), ("out", "")), value=True)
    page = VisitPage(clinic, screened.visit.visit.id)
    show(page, 1290)
    page.go("treatment")
    settled()
    return page


def row(page: VisitPage) -> SiteRow:
    found = page.page("treatment")
    assert isinstance(found, TreatmentPage)
    return found.cards[NEEDLING].rows[f"{LUMBAR}.right"]


def note(page: VisitPage) -> NotePage:
    page.go("note")
    settled()
    found = page.page("note")
    assert isinstance(found, NotePage)
    return found


def is_stored(clinic: Clinic, page: VisitPage, link: str, value: object) -> bool:
    again = Desk(clinic, page.desk.visit.visit.id)
    return again.visit.is_writable and at_site(again, link) == value


def test_it_could_be_signed_before_anything_odd_was_typed(page: VisitPage) -> None:
    assert note(page).before.blocking == 0


def test_a_needle_that_is_not_made_is_stored_said_and_led_to(page: VisitPage, clinic: Clinic) -> None:
    cell = row(page).cells["needle"]
    choice = cell.findChild(OpenChoice)
    assert choice is not None
    choice.box.chosen.emit(OpenChoice._OTHER)  # the last entry of the list opens the line
    keys(choice.line, "9x900")
    QTest.keyClick(choice.line, Qt.Key.Key_Return)
    before = note(page).before
    assert "Quadratus lumborum RIGHT: there is no needle of 9x900" in seen(before)
    assert not before.sign.isEnabled()
    assert is_stored(clinic, page, "needle", "9x900")
    Hand().click(before.shows[[one.sentence for one in before.points or ()].index("treating.needle_size")])
    assert page.place == "treatment"
    focused = page.focusWidget()
    assert focused is not None
    assert cell.isAncestorOf(focused)


def test_a_count_beyond_its_limits_is_refused_where_it_is_typed(page: VisitPage, clinic: Clinic) -> None:
    stepper = row(page).cells["needles"].findChild(Stepper)
    assert stepper is not None
    for typed in ("99", "-3"):
        stepper.box.setFocus()
        stepper.box.selectAll()
        QTest.keyClicks(stepper.box, typed)
        QTest.keyClick(stepper.box, Qt.Key.Key_Return)
        settled()
        assert ("1 to 9, please." in seen(row(page))) is (typed == "99")
        assert at_site(page.desk, "needles") in range(1, 10)
    page.desk.answer(NEEDLING, (*site(), ("needles", "")), 40)  # another program may write what no control gives
    settled()
    said = seen(note(page).before)
    assert "Needles in: 40 cannot be right; it goes from 1 to 9" in said
    assert is_stored(clinic, page, "needles", 40)


@pytest.mark.parametrize(
    ("day", "began", "ended", "minutes"),
    [
        (datetime(2026, 11, 20, 23, 40, tzinfo=UTC), "23:40", "00:20", 40),  # over midnight
        (datetime(2026, 3, 29, 0, 40, tzinfo=UTC), "00:40", "02:10", 30),  # London's clocks go forward at one
        (datetime(2026, 10, 25, 0, 10, tzinfo=UTC), "00:40", "02:10", 150),  # and back at two, by the wall
    ],
)
def test_times_over_midnight_and_the_change_of_the_clocks_are_counted_as_they_passed(
    day: datetime, began: str, ended: str, minutes: int, clock: SetClock, clinic: Clinic, show: Show
) -> None:
    clock.now = day
    patient = clinic.add_patient(given_name="Robin", family_name="Moor", birth_date="1981-05-02", phone="")
    page = VisitPage(clinic, clinic.begin_visit(patient).id)
    show(page, 1290)
    for name, typed in (("Began at", began), ("Ended at", ended)):
        keys(line(note(page), name), typed)
        QTest.keyClick(line(note(page), name), Qt.Key.Key_Return)
    settled()
    assert f"Care from {began} to {ended}, {minutes} minutes." in words_of(note(page))


def test_what_is_no_time_is_said_beside_the_line_and_stays_there(page: VisitPage, clinic: Clinic) -> None:
    field = line(note(page), "Began at")
    keys(field, "25:99")
    QTest.keyClick(field, Qt.Key.Key_Return)
    typed = field.parentWidget()
    assert isinstance(typed, TypedLine)
    assert "A time like 14:10, please." in seen(typed)
    assert field.text() == "25:99"
    assert page.desk.visit.value("visit_details", "started") is None
    field.selectAll()
    keys(field, "09:00")
    QTest.keyClick(field, Qt.Key.Key_Return)
    keys(line(note(page), "Ended at"), "08:00")
    QTest.keyClick(line(note(page), "Ended at"), Qt.Key.Key_Return)
    assert "23 hours" in seen(note(page).before)  # the wrong way round: asked about, and stored as it was typed
    assert page.desk.visit.value("visit_details", "ended") == "08:00"


def test_needles_are_timed_over_midnight_on_the_bar(clock: SetClock, clinic: Clinic, show: Show) -> None:
    clock.now = datetime(2026, 11, 20, 23, 55, tzinfo=UTC)
    patient = clinic.add_patient(given_name="Robin", family_name="Moor", birth_date="1981-05-02", phone="")
    page = VisitPage(clinic, clinic.begin_visit(patient).id)
    show(page, 1290)
    needled(page.desk)
    page.desk.answer(NEEDLING, (*site(), STARTED), clock().utc.isoformat())
    clock.advance(minutes=10)
    page.desk.changed.emit()
    settled()
    assert "2 needles in. Time to take them out." not in seen(page)
    assert "First in 10:00 ago." in seen(page)


def test_a_treatment_before_the_birth_date_is_said_and_the_visit_stays(clinic: Clinic, show: Show) -> None:
    patient = clinic.add_patient(given_name="Robin", family_name="Moor", birth_date="2031-01-01", phone="")
    page = VisitPage(clinic, clinic.begin_visit(patient).id)
    show(page, 1290)
    needled(page.desk)
    before = note(page).before
    assert "The day of the visit lies before the date of birth" in seen(before)
    assert not before.sign.isEnabled()
    assert is_stored(clinic, page, "needles", 2)
