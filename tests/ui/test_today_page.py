"""Today by mouse and keyboard, on the demo clinic of a Friday afternoon."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.window import Window
from clinic_app.visit.carrying import as_last_time, last_treatments
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.treatments import STARTED
from clinic_app.words import Words
from tests.ui.using import Hand, answer, button, key, keys, line, seen, settled, shell_of, visit_of


@pytest.fixture
def page(window: Window) -> TodayPage:
    return shell_of(window).today


def names(page: TodayPage) -> list[str]:
    return [row.contact.who for row in page.list.rows]


def row_of(page: TodayPage, name: str) -> ContactRow:
    return next(row for row in page.list.rows if name in row.contact.who)


def test_the_day_stands_in_order_of_time_with_its_states(page: TodayPage, words: Words) -> None:
    rows = page.list.rows
    today, drafts = rows[:6], rows[6:]
    assert [row.contact.when for row in today] == ["11:20", "12:00", "13:50", "14:40", "15:10", "15:50"]
    states = [row.contact.state for row in today]
    assert states == [
        words(f"today.state_{one}") for one in ("signed", "open", "kiosk", "planned", "planned", "planned")
    ]
    assert [row.contact.who for row in drafts] == ["Ingrid Solheim-Vatne"]
    assert drafts[0].contact.verb == words("today.finish")
    assert words("today.drafts") in seen(page)
    assert words("today.counted", count=6, signed=1) in seen(page)


def test_a_row_names_the_worst_area_with_its_side(page: TodayPage) -> None:
    assert row_of(page, "Haddad").contact.about == "Angle of neck and shoulder, LEFT"
    assert row_of(page, "Marek").contact.about == "Deep mid-buttock, RIGHT"


def test_who_is_due_is_read_about_first_and_has_the_main_button(page: TodayPage, words: Words) -> None:
    chosen = page.list.chosen
    assert chosen is not None
    assert chosen.contact.who == "Grace Nakamura"
    assert [row.contact.who for row in page.list.rows if row.contact.main] == ["Grace Nakamura"]
    brief = seen(page.brief)
    assert "Grace Nakamura" in brief
    assert words("today.marked") in brief
    assert words("today.in_quotes", said="A day at the desk without a headache") in brief


def test_a_press_on_a_row_reads_about_it_and_opens_nothing(page: TodayPage, words: Words, demo: Clinic) -> None:
    before = len(demo.record.events.of_kind("viewed"))
    Hand().click(row_of(page, "Solheim"))
    brief = seen(page.brief)
    assert "Ingrid Solheim-Vatne" in brief
    assert demo.reference.knowledge.terms["history:anticoagulant"].label in brief
    assert words("today.marked_before", day="17 November 2026") in brief
    assert len(demo.record.events.of_kind("viewed")) == before


def test_the_pointer_alone_changes_nothing(page: TodayPage, window: Window) -> None:
    """Going across the list to the button of the brief must not put somebody else under it."""
    QTest.mouseMove(row_of(page, "Boateng"))
    settled()
    assert "Grace Nakamura" in seen(page.brief)


@pytest.mark.parametrize("name", ["Voss", "Nakamura", "Marek", "Haddad"])
def test_each_button_opens_its_visit(page: TodayPage, window: Window, demo: Clinic, name: str) -> None:
    wanted = next(one.visit.id for one in demo.today() if one.patient and one.patient.family_name == name)
    Hand().click(row_of(page, name).button)
    assert visit_of(window).desk.visit.visit.id == wanted
    assert visit_of(window).isVisible()


def test_the_button_of_the_brief_opens_what_is_read_about(page: TodayPage, window: Window) -> None:
    hand = Hand()
    hand.click(row_of(page, "Haddad"))
    hand.click(page.brief.button)
    patient = visit_of(window).desk.visit.patient
    assert patient is not None
    assert patient.family_name == "Haddad"


def test_opening_a_planned_visit_says_nothing_answering_begins_it(
    page: TodayPage, window: Window, words: Words
) -> None:
    hand = Hand()
    hand.click(row_of(page, "Haddad").button)
    shell_of(window).go("today")
    assert row_of(page, "Haddad").contact.state == words("today.state_planned")
    hand.click(row_of(page, "Haddad").button)
    hand.click(answer(visit_of(window), "changed", "no"))
    shell_of(window).go("today")
    settled()
    assert row_of(page, "Haddad").contact.state == words("today.state_open")
    assert row_of(page, "Haddad").contact.verb == words("today.continue")


def test_a_visit_begun_elsewhere_goes_on_with_the_planned_one(demo: Clinic) -> None:
    haddad = demo.find("haddad")[0]
    planned = next(one.visit.id for one in demo.today() if one.patient == haddad)
    assert demo.begin_visit(haddad).id == planned
    assert len(demo.today()) == 6


def test_needles_that_are_in_are_the_first_thing_to_see(
    page: TodayPage, window: Window, demo: Clinic, words: Words
) -> None:
    visit = demo.open(demo.begin_visit(demo.find("boateng")[0]).id)
    treatment = last_treatments(visit)[0]
    since = Said("dry_needling", path(("sites", "gluteus_medius.right"), STARTED[0]), demo.clock().utc.isoformat())
    visit.answer_all([*as_last_time(treatment, done=True), since])
    page.refresh()
    assert row_of(page, "Boateng").contact.state == words("contacts.needles", count=2)
    assert row_of(page, "Boateng").contact.level == "danger"


def test_searching_from_the_first_letter_those_of_today_first(
    page: TodayPage, window: Window, words: Words, qtbot: QtBot
) -> None:
    keys(line(page, words("today.search")), "ma")
    assert names(page) == ["Tomasz Marek", "Marcus Boateng"]
    assert words("today.found") in seen(page)
    qtbot.waitUntil(lambda: "Tomasz Marek" in seen(page.brief))


def test_enter_opens_the_first_who_was_found(page: TodayPage, window: Window, demo: Clinic, words: Words) -> None:
    keys(line(page, words("today.search")), "boat")
    key(window, Qt.Key.Key_Return)
    patient = visit_of(window).desk.visit.patient
    assert patient is not None
    assert patient.family_name == "Boateng"
    assert len(demo.today()) == 6


def test_enter_in_an_empty_search_opens_nobody(page: TodayPage, window: Window) -> None:
    page.focus_search()
    key(window, Qt.Key.Key_Return)
    assert shell_of(window).visit_page is None


def test_down_goes_into_the_list_and_on(page: TodayPage, window: Window) -> None:
    page.focus_search()
    key(window, Qt.Key.Key_Down)
    assert page.list.chosen is page.list.rows[0]
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Down)
    assert page.list.chosen is page.list.rows[2]
    key(window, Qt.Key.Key_Up)
    assert page.list.chosen is page.list.rows[1]
    assert "Grace Nakamura" in seen(page.brief)
    key(window, Qt.Key.Key_Return)
    assert visit_of(window).isVisible()


def test_nobody_found_says_what_to_do(page: TodayPage, window: Window, words: Words) -> None:
    keys(line(page, words("today.search")), "zzz")
    assert words("today.nobody_hint") in seen(page)
    assert words("today.brief_hint") in seen(page.brief)
    Hand().click(button(page, words("today.clear")))
    assert len(page.list.rows) == 7


def test_a_new_walk_in_is_one_form_away_from_the_map(
    page: TodayPage, window: Window, demo: Clinic, words: Words
) -> None:
    hand, form = Hand(), shell_of(window).new_patient
    hand.click(button(page, words("today.new_patient")))
    assert window.focusWidget() is line(form, words("registration.given_name"))
    for name, typed in (("given_name", "Elena"), ("family_name", "Marsh"), ("birth_date", "2.5.1979")):
        keys(line(form, words(f"registration.{name}")), typed)
    hand.click(button(form, words("registration.add")))
    patient = visit_of(window).desk.visit.patient
    assert patient is not None
    assert (patient.name, patient.birth_date) == ("Elena Marsh", "1979-05-02")
    assert visit_of(window).place == "intake"
    shell_of(window).go("today")
    assert names(page)[2] == "Elena Marsh"
    assert len(demo.today()) == 7


def test_a_patient_seen_for_the_first_time_is_named_all_the_same(page: TodayPage, demo: Clinic, words: Words) -> None:
    patient = demo.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    demo.begin_visit(patient)
    page.refresh()
    Hand().click(row_of(page, "Marsh"))
    assert "Elena Marsh" in seen(page.brief)
    assert page.brief.button.text() == words("today.continue")


def test_a_visit_whose_patient_nobody_named_yet(page: TodayPage, demo: Clinic, words: Words) -> None:
    row = demo.begin_visit(demo.find("haddad")[0])
    demo.record.visits.change(row.id, demo.open(row.id).event("patient_taken_off"), patient=None)
    page.refresh()
    Hand().click(row_of(page, words("patient.none_yet")))
    assert words("today.brief_hint") in seen(page.brief)
    assert not page.brief.button.isVisible()


def test_the_next_day_has_no_visits_and_two_drafts(page: TodayPage, demo: Clinic, words: Words) -> None:
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(days=1)
    page.refresh()
    settled()
    assert words("today.empty") in seen(page)
    assert names(page) == ["Ingrid Solheim-Vatne", "Grace Nakamura"]
    assert page.list.rows[1].contact.when == "20 Nov"
    assert page.list.chosen is page.list.rows[0]


def test_a_screen_reader_hears_verb_and_name(page: TodayPage, qtbot: QtBot) -> None:
    assert row_of(page, "Voss").button.accessibleName() == f"{row_of(page, 'Voss').contact.verb}: Dimitri Voss"
