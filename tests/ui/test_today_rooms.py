"""Notes to sign, unwanted effects, progress, a patient who did not come: in the window, on an encrypted record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.clock import SetClock
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.today_rooms import DAY, PROGRESS, UNSIGNED, UNWANTED, TodayRooms
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.contacts import change_kind
from clinic_app.visit.open_visit import Said, path
from clinic_app.words import Words
from tests.ui.conftest import PASSWORD
from tests.ui.seeing import Heard, colours, spoken
from tests.ui.using import Hand, answer, button, key, keys, seen, settled, shell_of, visit_of

CANCELLED = "cancelled"


@pytest.fixture
def page(window: Window) -> TodayPage:
    return shell_of(window).today


@pytest.fixture
def rooms(page: TodayPage) -> TodayRooms:
    return page.rooms


def row_of(page: TodayPage, name: str) -> ContactRow:
    return next(row for row in page.list.rows if name in row.contact.who)


def cancelled(demo: Clinic, name: str) -> str:
    """Make a planned visit a cancelled one, which has nothing open; return its id."""
    one = next(one for one in demo.today() if one.patient and name in one.patient.name)
    change_kind(demo.open(one.visit.id), CANCELLED)
    return one.visit.id


def test_did_not_come_in_two_clicks(page: TodayPage, demo: Clinic, words: Words) -> None:
    hand = Hand()
    row = row_of(page, "Aaliyah Haddad")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    hand.clicks += 1
    settled()
    hand.click(page.beside.presence.not_come)
    assert hand.clicks == 2
    after = row_of(page, "Aaliyah Haddad")
    assert after.contact.below_about == words("treating.kind.no_show")
    (visit,) = [one.visit for one in demo.today() if one.patient and one.patient.name == "Aaliyah Haddad"]
    assert (visit.kind, visit.state) == ("no_show", "open")
    assert demo.record.events.of_kind("kind_changed")[-1].visit == visit.id


def test_only_a_planned_visit_can_be_one_to_which_nobody_came(page: TodayPage) -> None:
    for name, planned in (("Dimitri Voss", False), ("Grace Nakamura", False), ("Marcus Boateng", True)):
        row_of(page, name).pointed.emit()
        settled()
        assert page.beside.presence.not_come.isVisible() == planned


def test_notes_are_read_and_signed_one_after_the_other_with_one_password(
    rooms: TodayRooms, demo: Clinic, words: Words
) -> None:
    signed = [cancelled(demo, "Haddad"), cancelled(demo, "Boateng")]
    hand = Hand()
    hand.click(rooms.choice.button(UNSIGNED))
    pane = rooms.unsigned
    hand.click(next(row for row in pane.list.rows if "Haddad" in row.contact.who).button)
    assert words("treating.kind.cancelled") in seen(pane.reading)
    keys(pane.reading.box.password.line, PASSWORD)
    hand.click(pane.reading.box.button)
    assert demo.record.visits.get(signed[0]).state == "signed"
    assert "Boateng" in seen(pane.reading)
    assert not pane.reading.box.password.isVisible()
    assert words("signing.holds", name=demo.person.name, time="13:52") in seen(pane.reading)
    hand.click(pane.reading.box.button)
    assert demo.record.visits.get(signed[1]).state == "signed"
    assert [demo.record.notes.of_visit(one) is not None for one in signed] == [True, True]
    assert hand.clicks == 4


def test_the_queue_by_keys_alone(rooms: TodayRooms, demo: Clinic) -> None:
    signed = cancelled(demo, "Haddad")
    rooms.go(UNSIGNED)
    pane = rooms.unsigned
    row = next(row for row in pane.list.rows if "Haddad" in row.contact.who)
    row.button.setFocus()
    key(row.button, Qt.Key.Key_Space)
    pane.reading.box.password.line.setFocus()
    QTest.keyClicks(pane.reading.box.password.line, PASSWORD)
    key(pane.reading.box.password.line, Qt.Key.Key_Return)
    assert demo.record.visits.get(signed).state == "signed"


def test_after_five_minutes_or_elsewhere_the_password_is_asked_again(
    rooms: TodayRooms, demo: Clinic, window: Window
) -> None:
    first, second = cancelled(demo, "Haddad"), cancelled(demo, "Boateng")
    rooms.go(UNSIGNED)
    pane = rooms.unsigned
    next(row for row in pane.list.rows if "Haddad" in row.contact.who).opened.emit()
    keys(pane.reading.box.password.line, PASSWORD)
    Hand().click(pane.reading.box.button)
    assert demo.record.visits.get(first).state == "signed"
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(minutes=6)
    Hand().click(pane.reading.box.button)  # it did not show yet that the time is over
    assert demo.record.visits.get(second).state == "open"
    assert pane.reading.box.password.isVisible()
    keys(pane.reading.box.password.line, PASSWORD)
    window.cover("13:53")
    window.uncover()
    settled()
    assert pane.reading.box.password.isVisible()
    assert demo.record.visits.get(second).state == "open"


def test_a_wrong_password_signs_nothing(rooms: TodayRooms, demo: Clinic, words: Words) -> None:
    visit = cancelled(demo, "Haddad")
    rooms.go(UNSIGNED)
    pane = rooms.unsigned
    next(row for row in pane.list.rows if "Haddad" in row.contact.who).opened.emit()
    settled()
    Hand().click(pane.reading.box.button)
    assert words("note_page.no_password") in seen(pane.reading)
    keys(pane.reading.box.password.line, "something else")
    Hand().click(pane.reading.box.button)
    assert words("note_page.wrong_password") in seen(pane.reading)
    assert demo.record.visits.get(visit).state == "open"


def test_what_is_open_is_said_and_answered_in_the_visit(rooms: TodayRooms, window: Window, words: Words) -> None:
    rooms.go(UNSIGNED)
    pane = rooms.unsigned
    next(row for row in pane.list.rows if "Solheim" in row.contact.who).opened.emit()
    settled()
    assert words("gate.own_words") in seen(pane.reading)
    assert not pane.reading.box.isVisible()
    Hand().click(pane.reading.open_visit)
    assert "Solheim" in visit_of(window).desk.visit.patient.name  # type: ignore[union-attr]


def test_a_call_back_that_is_due_is_written_down_beside_the_visit_that_caused_it(
    rooms: TodayRooms, window: Window, demo: Clinic, words: Words
) -> None:
    cause = next(one.visit for one in demo.today() if one.visit.state == "open")
    said = {
        "adverse_event": "bruise",
        "adverse_severity": "mild",
        "adverse_detail": "Pressed",
        "call_back": "2026-11-20",
    }
    demo.open(cause.id).answer_all(Said("response", path(link), value) for link, value in said.items())
    hand = Hand()
    hand.click(rooms.choice.button(UNWANTED))
    assert words("unwanted.due") in seen(rooms.unwanted)
    hand.click(button(rooms.unwanted, f"{words('unwanted.call')}: Grace Nakamura"))
    desk = visit_of(window).desk
    assert desk.visit.visit.kind == "phone"
    assert desk.visit.value("response_later", "about_visit") == cause.id


def test_an_unwanted_effect_leads_to_its_visit(rooms: TodayRooms, words: Words) -> None:
    heard = Heard()
    rooms.visit_asked.connect(heard.note)
    rooms.go(UNWANTED)
    row = rooms.unwanted.list.rows[0]
    assert (row.contact.who, row.contact.about) == ("Dimitri Voss", "Sore")
    Hand().click(row.button)
    assert len(heard) == 1


def test_progress_shows_the_way_from_then_to_now(page: TodayPage, rooms: TodayRooms, words: Words) -> None:
    hand = Hand()
    row_of(page, "Dimitri Voss").pointed.emit()
    hand.click(page.beside.progress)
    assert rooms.place == PROGRESS
    told = seen(rooms.progress)
    for wanted in ("7 → 2", words("progress.clear", least=2), words("progress.order_only"), "Given: Dry needling"):
        assert wanted in told
    name, _ = spoken(rooms.progress.chart)
    assert name == words("progress.trend")
    assert "7" in rooms.progress.chart.accessibleDescription()
    assert "caused" not in told.replace(words("progress.order_only"), "")
    hand.click(rooms.progress.back)
    assert rooms.place == DAY


def test_the_line_of_an_area_is_drawn_when_it_is_chosen(page: TodayPage, rooms: TodayRooms) -> None:
    row_of(page, "Dimitri Voss").pointed.emit()
    page.beside.progress.click()
    settled()
    before = rooms.progress.chart.accessibleDescription()
    area = "lower_back.left"
    Hand().click(rooms.progress.choice.button(area))
    assert rooms.progress.choice.value == area
    assert len(colours(rooms.progress.chart)) > 4
    assert rooms.progress.chart.accessibleDescription() != "" != before


def test_a_patient_who_was_never_seen_has_nothing_to_compare(
    page: TodayPage, rooms: TodayRooms, demo: Clinic, words: Words
) -> None:
    patient = demo.add_patient(given_name="New", family_name="Here", birth_date="1990-01-01", phone="")
    rooms.show_progress(patient)
    settled()
    assert words("progress.none") in seen(rooms.progress)


def test_a_call_shows_its_own_questions_and_nothing_to_treat(
    rooms: TodayRooms, window: Window, demo: Clinic, words: Words
) -> None:
    patient = next(one.patient for one in demo.today() if one.patient and one.visit.state == "signed")
    cause = next(one for one in demo.visits_of(patient) if one.state == "signed")
    rooms.unwanted.call_asked.emit(patient.id, cause.id)
    settled()
    page = visit_of(window)
    assert page.place == "treatment"
    treatment = page.page("treatment")
    assert isinstance(treatment, TreatmentPage)
    assert treatment.contact.isVisible()
    assert not treatment.consent.isVisible()
    assert not treatment.last.isVisible()
    hand = Hand()
    hand.click(answer(treatment, "later_event", "bruise"))
    hand.click(answer(treatment, "later_severity", "mild"))
    assert treatment.contact.focus("contact_about")
    hand.click(treatment.contact.kinds.button("visit"))
    assert treatment.consent.isVisible()
    hand.click(treatment.contact.other)
    hand.click(treatment.contact.kinds.button("cancelled"))
    assert not treatment.consent.isVisible()
    assert page.desk.visit.visit.kind == CANCELLED
