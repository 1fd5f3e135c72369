"""All patients: finding, reading, registering, and not registering somebody twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clinic_app.ui.patient_form import PatientForm
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, button, key, keys, line, seen, settled, shell_of, visit_of


@pytest.fixture
def page(window: Window) -> PatientsPage:
    shell_of(window).go("patients")
    settled()
    return shell_of(window).patients


@pytest.fixture
def form(window: Window) -> PatientForm:
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return shell_of(window).new_patient


def names(page: PatientsPage) -> list[str]:
    return [row.contact.who for row in page.patients.rows]


def typed(form: PatientForm, words: Words, **said: str) -> None:
    for name, text in said.items():
        field = line(form, words(f"registration.{name}"))
        field.clear()
        keys(field, text)
    form.setFocus()  # a line that loses the keyboard tells its words
    settled()


def test_patients_stand_by_family_name(page: PatientsPage) -> None:
    families = [name.split(maxsplit=1)[1] for name in names(page)]
    assert families == sorted(families)
    assert len(families) == 6


@pytest.mark.parametrize(
    ("words_typed", "found"),
    [
        ("vos", "Dimitri Voss"),
        ("ingrid sol", "Ingrid Solheim-Vatne"),
        ("1965-04", "Tomasz Marek"),
        ("1002", "Grace Nakamura"),
    ],
)
def test_searching(page: PatientsPage, words: Words, words_typed: str, found: str) -> None:
    keys(line(page, words("today.search")), words_typed)
    assert names(page) == [found]


def test_one_press_shows_the_visits_newest_first(page: PatientsPage, words: Words) -> None:
    assert words("patients.nobody") in seen(page)
    row = next(row for row in page.patients.rows if row.contact.who == "Dimitri Voss")
    Hand().click(row.button)
    assert row.is_chosen
    assert [one.contact.who for one in page.visits.rows] == ["20 November 2026", "13 November 2026", "30 October 2026"]
    assert page.visits.rows[0].contact.below_who == words("patients.visit", number=3, time="11:20")
    assert "Dimitri Voss" in seen(page)


def test_an_old_visit_opens_to_be_read(page: PatientsPage, window: Window) -> None:
    hand = Hand()
    hand.click(page.patients.rows[-1])
    hand.click(page.visits.rows[-1].button)
    assert visit_of(window).desk.visit.visit.state == "signed"


def test_a_new_visit_begins_where_none_of_today_is_open(
    page: PatientsPage, window: Window, demo: Clinic, words: Words
) -> None:
    hand = Hand()
    hand.click(page.patients.rows[-1])
    hand.click(button(page, words("patients.begin")))
    assert visit_of(window).desk.visit.visit.state == "open"
    assert len(demo.visits_of(demo.find("voss")[0])) == 4
    shell_of(window).go("patients")
    settled()
    assert len(page.visits.rows) == 4
    assert page.patients.chosen is page.patients.rows[-1]


def test_by_keyboard(page: PatientsPage, window: Window, words: Words) -> None:
    keys(line(page, words("today.search")), "vos")
    key(window, Qt.Key.Key_Return)
    assert len(page.visits.rows) == 3
    line(page, words("today.search")).clear()
    line(page, words("today.search")).setFocus()
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Down)
    assert page.patients.chosen is page.patients.rows[1]
    assert len(page.visits.rows) == 2


def test_nobody_found(page: PatientsPage, words: Words) -> None:
    keys(line(page, words("today.search")), "zzz")
    assert words("today.nobody") in seen(page)


def test_registering_by_keyboard(form: PatientForm, window: Window, demo: Clinic) -> None:
    for text in ("Elena", "Marsh", "1979-05-02", "01632 960077"):
        focused = window.focusWidget()
        assert focused is not None
        keys(focused, text)
        key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Space)
    key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Return)
    patient = demo.find("marsh")[0]
    assert (patient.name, patient.phone, patient.sex) == ("Elena Marsh", "01632 960077", "female")
    assert visit_of(window).isVisible()


@pytest.mark.parametrize("birth_date", ["31.2.1979", "1.1.2030", "1.1.1890", "May", ""])
def test_a_birth_date_that_is_none_is_said_beside_its_line(
    form: PatientForm, window: Window, demo: Clinic, words: Words, birth_date: str
) -> None:
    typed(form, words, given_name="Elena", family_name="Marsh", birth_date=birth_date)
    Hand().click(button(form, words("registration.add")))
    assert words("registration.no_date") in seen(form)
    assert window.focusWidget() is line(form, words("registration.birth_date"))
    assert len(demo.find("")) == 6


@pytest.mark.parametrize("born", ["7.4.1965", "1965-04-07", "07/04/1965", "7-4-1965"])
def test_a_birth_date_is_read_as_it_is_typed(form: PatientForm, words: Words, born: str) -> None:
    typed(form, words, birth_date=born)
    assert [row.contact.who for row in form.same.rows] == ["Tomasz Marek"]


def test_names_are_wanted(form: PatientForm, window: Window, words: Words) -> None:
    Hand().click(button(form, words("registration.add")))
    assert seen(form).count(words("new_record.missing")) == 2
    assert window.focusWidget() is line(form, words("registration.given_name"))
    typed(form, words, given_name="Elena")
    assert seen(form).count(words("new_record.missing")) == 1


def test_somebody_of_the_same_name_or_birth_date_is_asked_about(
    form: PatientForm, window: Window, demo: Clinic, words: Words
) -> None:
    assert words("registration.same") not in seen(form)
    typed(form, words, given_name="D", family_name="voss")
    assert words("registration.same") in seen(form)
    typed(form, words, birth_date="7.4.1965")
    assert [row.contact.who for row in form.same.rows] == ["Tomasz Marek", "Dimitri Voss"]
    Hand().click(form.same.rows[0].button)
    patient = visit_of(window).desk.visit.patient
    assert patient is not None
    assert patient.name == "Tomasz Marek"
    assert len(demo.find("")) == 6


def test_two_people_may_share_name_and_birth_date(
    form: PatientForm, window: Window, demo: Clinic, words: Words
) -> None:
    typed(form, words, given_name="Dimitri", family_name="Voss", birth_date="9.3.1974")
    assert words("registration.same") in seen(form)
    Hand().click(button(form, words("registration.add")))
    assert len(demo.find("voss")) == 2


def test_a_second_new_patient_begins_with_empty_lines(form: PatientForm, window: Window, words: Words) -> None:
    typed(form, words, given_name="D", family_name="Voss", birth_date="7.4.1965")
    Hand().click(button(form, words("registration.back")))
    assert shell_of(window).today.isVisible()
    key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert line(form, words("registration.family_name")).text() == ""
    assert words("registration.same") not in seen(form)


def test_a_long_list_says_how_many_more(window: Window, demo: Clinic, words: Words, qtbot: QtBot) -> None:
    for number in range(57):
        demo.add_patient(given_name="A", family_name=f"Aa{number:02}", birth_date="1980-01-01", phone="")
    shell_of(window).go("patients")
    page = shell_of(window).patients
    qtbot.waitUntil(lambda: words("patients.more", count=3) in seen(page))
    assert len(page.patients.rows) == 60
