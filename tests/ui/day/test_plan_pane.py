"""The list of a day, typed or read from the booking program, through the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from clinic_app.clock import moment
from clinic_app.ui.day.plan_pane import PlanPane
from clinic_app.ui.today_page import TodayPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, button, key, keys, seen, shell_of


@pytest.fixture
def today(window: Window) -> TodayPage:
    return shell_of(window).today


@pytest.fixture
def plan(today: TodayPage, words: Words) -> PlanPane:
    Hand().click(button(today, words("bookings.room")))
    return today.rooms.plan


def lines(plan: PlanPane) -> list[tuple[str, str, str]]:
    return [(row.contact.when, row.contact.who, row.contact.state) for row in plan.list.rows]


def planned(demo: Clinic) -> list[str]:
    rows = [one for one in demo.today() if one.visit.state == "planned"]
    return [f"{one.visit.care.local:%H:%M} {one.patient.name}" for one in rows if one.patient]


def test_a_typed_list_stands_on_the_day(plan: PlanPane, today: TodayPage, demo: Clinic, words: Words) -> None:
    demo.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    before = len(demo.today())
    keys(plan.box, "16:40 marsh elena")
    key(plan, Qt.Key.Key_Return)
    keys(plan.box, "17:20 Nobody Known")
    assert lines(plan) == [
        ("16:40", "Elena Marsh", words("bookings.new")),
        ("17:20", "Nobody Known", words("bookings.nobody")),
    ]
    assert plan.put.text() == words("bookings.put", count=1)
    assert len(demo.today()) == before  # nothing is written before somebody says so
    Hand().click(plan.put)
    assert today.list.isVisible()
    assert len(demo.today()) == before + 1
    assert "16:40 Elena Marsh" in planned(demo)


def test_what_is_left_out_is_not_written(plan: PlanPane, demo: Clinic, words: Words) -> None:
    demo.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    keys(plan.box, "16:40 Elena Marsh")
    hand, before = Hand(), len(demo.today())
    hand.click(plan.list.rows[0].button)
    assert not plan.put.isEnabled()
    hand.click(plan.list.rows[0].button)
    assert plan.put.isEnabled()
    hand.click(plan.list.rows[0].button)
    assert len(demo.today()) == before


def test_two_of_one_name_are_asked_about(plan: PlanPane, demo: Clinic, words: Words) -> None:
    for born in ("1979-05-02", "1990-01-01"):
        demo.add_patient(given_name="Elena", family_name="Marsh", birth_date=born, phone="")
    keys(plan.box, "16:40 Elena Marsh")
    assert words("bookings.several") in seen(plan)
    assert not plan.put.isEnabled()
    younger = next(row for row in plan.list.rows if "1990" in row.contact.below_who)
    Hand().click(younger.button)
    assert lines(plan) == [("16:40", "Elena Marsh", words("bookings.new"))]
    Hand().click(plan.put)
    there = [one.patient.birth_date for one in demo.today() if one.patient and one.patient.family_name == "Marsh"]
    assert there == ["1990-01-01"]


def test_a_file_read_twice_moves_and_calls_off(plan: PlanPane, demo: Clinic, words: Words, tmp_path: Path) -> None:
    for family in ("Marsh", "Low"):
        demo.add_patient(given_name="Elena", family_name=family, birth_date="1979-05-02", phone="")
    file = tmp_path / "day.csv"
    day = f"{demo.clock().local:%Y-%m-%d}"
    file.write_text(f"start,client,status\n{day} 16:40,Elena Marsh,\n{day} 17:00,Elena Low,\n", encoding="utf-8")
    plan.read_file(file)
    Hand().click(plan.put)
    plan.read_file(file)
    assert [state for _, _, state in lines(plan)] == [words("bookings.same")] * 2
    file.write_text(
        f"start,client,status\n{day} 16:50,Elena Marsh,\n{day} 17:00,Elena Low,cancelled\n", encoding="utf-8"
    )
    plan.read_file(file)
    assert [state for _, _, state in lines(plan)] == [
        words("bookings.moved", time="16:40"),
        words("bookings.cancelled"),
    ]
    plan.put.click()
    assert [one for one in planned(demo) if "Marsh" in one] == ["16:50 Elena Marsh"]
    kinds = {one.patient.family_name: one.visit.kind for one in demo.today() if one.patient}
    assert (kinds["Marsh"], kinds["Low"]) == ("visit", "cancelled")


def test_a_visit_that_was_begun_keeps_its_time(demo: Clinic, plan: PlanPane, words: Words) -> None:
    voss = demo.find("voss")[0]
    visit = demo.begin_visit(voss)
    keys(plan.box, "23:10 Dimitri Voss")
    assert lines(plan)[0][2] == words("bookings.same" if visit.state == "open" else "bookings.new")
    assert demo.record.visits.get(visit.id).care == visit.care


def test_a_file_that_is_no_list_changes_nothing(plan: PlanPane, demo: Clinic, words: Words, tmp_path: Path) -> None:
    before = len(demo.today())
    (tmp_path / "list.ics").write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:NONSENSE\r\n")
    plan.read_file(tmp_path / "list.ics")
    assert words("bookings.no_calendar") in seen(plan)
    plan.read_file(tmp_path / "gone.ics")
    assert not plan.put.isEnabled()
    assert len(demo.today()) == before


def test_lines_nobody_can_read_are_said(plan: PlanPane, words: Words) -> None:
    keys(plan.box, "Voss at nine")
    said = words("bookings.no_time", said="Voss at nine")
    labels = [one.text() for one in plan.findChildren(QLabel)]
    assert words("bookings.line", line=1, said=said) in labels


def test_a_birth_date_that_differs_is_another_person(
    plan: PlanPane, demo: Clinic, words: Words, tmp_path: Path
) -> None:
    day = f"{demo.clock().local:%Y-%m-%d}"
    file = tmp_path / "day.csv"
    file.write_text(f"start,client,dob\n{day} 18:40,Dimitri Voss,2001-01-01\n", encoding="utf-8")
    plan.read_file(file)
    assert lines(plan)[0][2] == words("bookings.nobody")


def test_times_across_the_change_of_the_clock(demo: Clinic) -> None:
    from clinic_app.visit.day_plan import expected  # noqa: PLC0415

    found = expected(demo, datetime(2026, 10, 25, 9, 30), "Dimitri Voss")  # noqa: DTZ001  the clinic's wall
    assert found.start == moment(datetime(2026, 10, 25, 9, 30, tzinfo=ZoneInfo("Europe/London")), "Europe/London")
