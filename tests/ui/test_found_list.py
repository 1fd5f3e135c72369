"""Searching letter by letter: rows stay and say something else, the day stands there again when all is taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.records.rows import VisitRow
from clinic_app.records.visits import Visits
from clinic_app.ui.contact_row import ContactRow
from clinic_app.ui.contacts import UNREAD
from clinic_app.ui.found_list import FoundList
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.today_page import MOST_FOUND, TodayPage
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, key, keys, line, seen, settled, shell_of


@pytest.fixture
def today(window: Window) -> TodayPage:
    settled()
    return shell_of(window).today


@pytest.fixture
def patients(window: Window, demo: Clinic) -> PatientsPage:
    for number in range(40):
        demo.add_patient(given_name="Ada", family_name=f"Aa{number:02}", birth_date="1980-01-01", phone="")
    shell_of(window).go("patients")
    return shell_of(window).patients


def whole(found: FoundList) -> list[str]:
    return [row.contact.who for row in found.rows]


def drawn(found: FoundList) -> list[str]:
    """Return the names of the rows that are on the page, by their own words."""
    rows = [row for row in found.findChildren(ContactRow) if row.isVisible()]
    return [row.contact.who for row in rows if row.contact.who in seen(row)]


def test_no_row_is_made_while_somebody_types(today: TodayPage, words: Words, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(today.found.findChildren(ContactRow)) == MOST_FOUND)
    rows = set(today.found.findChildren(ContactRow))
    for letter in "marek":
        keys(line(today, words("today.search")), letter)
        assert drawn(today.found) == [row.contact.who for row in today.list.rows]
    assert drawn(today.found) == ["Tomasz Marek"]
    assert set(today.found.findChildren(ContactRow)) == rows


def test_a_row_carries_whom_it_shows_now(today: TodayPage, words: Words, qtbot: QtBot) -> None:
    field = line(today, words("today.search"))
    told: list[str] = []
    today.found.pointed.connect(lambda patient: told.append(patient.family_name))
    for typed, family in (("mare", "Marek"), ("hadd", "Haddad")):
        field.clear()
        keys(field, typed)
        Hand().click(today.list.rows[0])
        qtbot.waitUntil(lambda: today.list.rows[0].contact.about != UNREAD)
        assert today.list.chosen is today.list.rows[0]
        assert family in seen(today.brief)
        assert told[-1] == family


def test_what_the_last_visit_was_about_is_read_when_nobody_types(today: TodayPage, words: Words, qtbot: QtBot) -> None:
    keys(line(today, words("today.search")), "hadd")
    row = today.list.rows[0]
    last = words("patients.last_visit", day="15 November 2026")
    assert (row.contact.about, row.contact.below_about) == (UNREAD, last)
    places = {label: label.geometry() for label in row.findChildren(Label)}
    qtbot.waitUntil(lambda: "Angle of neck and shoulder, LEFT" in seen(row))
    settled()
    assert {label: label.geometry().top() for label in places} == {one: place.top() for one, place in places.items()}
    assert len(today.list.rows) == 1


def test_a_letter_asks_for_the_visits_of_all_who_are_found_at_once(
    today: TodayPage, words: Words, demo: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        demo.add_patient(given_name="Ada", family_name=f"Aa{number:02}", birth_date="1980-01-01", phone="")
    asked, read = [], Visits.of_patients

    def noted(visits: Visits, patients: Sequence[str]) -> list[VisitRow]:
        asked.append(len(patients))
        return read(visits, patients)

    monkeypatch.setattr(Visits, "of_patients", noted)
    line(today, words("today.search")).setText("a")
    assert asked == [MOST_FOUND]


def test_taking_the_letters_back_shows_the_same_rows_of_the_day(
    today: TodayPage, words: Words, window: Window, qtbot: QtBot
) -> None:
    rows = list(today.day.rows)
    keys(line(today, words("today.search")), "vo")
    assert today.list is today.found
    for _ in "vo":
        key(window, Qt.Key.Key_Backspace)
    assert today.list is today.day
    assert today.day.rows == rows
    assert words("today.counted", count=6, signed=1) in seen(today)
    qtbot.waitUntil(lambda: "Grace Nakamura" in seen(today.brief))


def test_a_visit_begun_while_somebody_searches_stands_in_the_day(today: TodayPage, words: Words, demo: Clinic) -> None:
    field = line(today, words("today.search"))
    keys(field, "vo")
    patient = demo.add_patient(given_name="Elena", family_name="Early", birth_date="1979-05-02", phone="")
    demo.begin_visit(patient)
    field.clear()
    assert "Elena Early" in [row.contact.who for row in today.day.rows]


def test_names_hidden_while_somebody_searches_are_hidden(today: TodayPage, window: Window, words: Words) -> None:
    keys(line(today, words("today.search")), "voss")
    key(window, Qt.Key.Key_F8)
    assert "Dimitri" not in seen(today)
    assert words("around.names_hidden") in seen(today.found)


def test_rows_out_of_sight_follow_and_leave_again(patients: PatientsPage, words: Words, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(patients.patients.rows) == 46)
    assert whole(patients.patients)[:40] == [f"Ada Aa{number:02}" for number in range(40)]
    keys(line(patients, words("today.search")), "vos")
    assert drawn(patients.patients) == ["Dimitri Voss"]
    assert patients.patients.verticalScrollBar().maximum() == 0


def test_the_chosen_one_is_chosen_wherever_they_are_found(patients: PatientsPage, words: Words) -> None:
    field = line(patients, words("today.search"))
    keys(field, "vos")
    Hand().click(patients.patients.rows[0].button)
    field.clear()
    keys(field, "dimitri")
    assert patients.patients.chosen is patients.patients.rows[0]
    keys(field, "zzz")
    field.clear()
    keys(field, "ada")
    assert patients.patients.chosen is None


def test_a_row_that_leaves_with_the_keyboard_on_it_chooses_nobody(
    patients: PatientsPage, words: Words, qtbot: QtBot
) -> None:
    chosen: list[object] = []
    patients.patients.rows[3].button.setFocus(Qt.FocusReason.TabFocusReason)
    patients.patients.pointed.connect(chosen.append)
    line(patients, words("today.search")).setText("zzz")
    settled()
    assert not chosen
    assert words("today.nobody") in seen(patients)
    assert not any(isinstance(one, QWidget) and one.isVisible() for one in patients.patients.findChildren(ContactRow))
