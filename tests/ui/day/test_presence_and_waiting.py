"""Where the patients of today are, and what waits for somebody, through the window."""

from __future__ import annotations

from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from clinic_app.clock import SetClock
from clinic_app.records.rows import EventRow, VisitRow
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, button, seen, shell_of


@pytest.fixture
def today(window: Window) -> TodayPage:
    return shell_of(window).today


def row(today: TodayPage, name: str) -> ContactRow:
    return next(one for one in today.list.rows if one.contact.who == name)


def planned(demo: Clinic) -> str:
    """Return somebody of today whose visit nobody has begun."""
    return next(one.patient.name for one in demo.today() if one.patient and one.visit.state == "planned")


def test_one_click_says_where_a_patient_is_and_one_takes_it_back(today: TodayPage, demo: Clinic, words: Words) -> None:
    name, hand = planned(demo), Hand()
    row(today, name).pointed.emit()
    for presence in ("arrived", "in_room"):
        hand.click(button(today.beside.presence, words(f"presence.{presence}")))
        assert row(today, name).contact.state == words(f"presence.{presence}")
        row(today, name).pointed.emit()
    hand.click(button(today.beside.presence, words("presence.in_room")))
    assert row(today, name).contact.state == words("today.state_planned")
    said = [one.detail["to"] for one in demo.record.events.of_kind("presence")]
    assert said == ["arrived", "in_room", ""]


def test_somebody_who_does_not_come_in_time_is_late(today: TodayPage, demo: Clinic, words: Words) -> None:
    clock = demo.clock
    assert isinstance(clock, SetClock)
    name = planned(demo)
    care = next(one.visit.care for one in demo.today() if one.patient and one.patient.name == name)
    clock.now = care.utc
    today.refresh()
    assert row(today, name).contact.state == words("today.state_planned")
    clock.advance(minutes=10)
    today.refresh()
    assert row(today, name).contact.state == words("presence.late")


def test_called_off_in_two_clicks(today: TodayPage, demo: Clinic, words: Words) -> None:
    name, hand = planned(demo), Hand()
    hand.click(row(today, name))
    hand.click(button(today.beside.presence, words("presence.cancelled")))
    assert hand.clicks == 2
    kinds = {one.patient.name: one.visit.kind for one in demo.today() if one.patient}
    assert kinds[name] == "cancelled"


def test_nobody_is_waited_for_once_the_note_is_signed(today: TodayPage, demo: Clinic) -> None:
    signed = next(one.patient.name for one in demo.today() if one.patient and one.visit.state == "signed")
    row(today, signed).pointed.emit()
    assert not today.beside.presence.isVisible()


def test_what_waits_is_said_and_leads_there(today: TodayPage, demo: Clinic, words: Words, qtbot: QtBot) -> None:
    waiting = today.beside.waiting
    qtbot.waitUntil(lambda: not waiting._turn.isActive())
    kinds = {one.kind: one for one in waiting.shown}
    unsigned = demo.record.visits.in_state("open")
    assert kinds["unsigned"].count == len(unsigned)
    Hand().click(button(waiting, words("waiting.unsigned_do")))
    assert today.rooms.unsigned.isVisible()


def test_answers_of_a_patient_and_calls_wait(today: TodayPage, demo: Clinic, words: Words, qtbot: QtBot) -> None:
    now, before = demo.clock(), demo.record.visits.in_state("kiosk")
    kiosk = VisitRow(str(uuid4()), "visit", "kiosk", now, now, demo.find("boateng")[0].id)
    demo.record.visits.add(kiosk, EventRow(str(uuid4()), "visit_added", now, demo.person.id))
    today.refresh()
    waiting = today.beside.waiting
    qtbot.waitUntil(lambda: words("waiting.kiosk", count=len(before) + 1) in seen(waiting))
    opened: list[str] = []
    today.visit_asked.connect(opened.append)
    button(waiting, words("waiting.kiosk_do")).click()
    assert opened == [demo.record.visits.in_state("kiosk")[0].id]


def test_a_draft_says_how_old_it_is(today: TodayPage, demo: Clinic, words: Words) -> None:
    clock = demo.clock
    assert isinstance(clock, SetClock)
    count = len(demo.record.visits.in_state("open"))
    assert count
    clock.advance(days=3)
    today.refresh()
    old = [one.contact for one in today.list.rows if words("waiting.since", count=3) in one.contact.below_about]
    assert len(old) >= 1
    assert {one.state for one in old} == {words("today.state_open")}
