"""What is known of a patient, and putting a wrong entry right, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from clinic_app.records.rows import EventRow, PatientRow
from clinic_app.ui.patient.patient_rooms import PatientRooms
from clinic_app.ui.patients_page import PatientsPage
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.last_home_care import sheet_language
from clinic_app.words import Words
from tests.ui.using import Hand, button, key, keys, seen, settled, shell_of, visit_of


@pytest.fixture
def page(window: Window) -> PatientsPage:
    shell_of(window).go("patients")
    settled()
    return shell_of(window).patients


def shown(page: PatientsPage, demo: Clinic, name: str, room: str) -> PatientRooms:
    page.show_patient(demo.find(name)[0].id)
    Hand().click(button(page.rooms.choice, demo.words(f"patient_rooms.{room}")))
    return page.rooms


def room_in(page: PatientsPage) -> object:
    return page.rooms.choice.value


def again(demo: Clinic, patient: PatientRow) -> PatientRow:
    return demo.record.patients.get(patient.id)


def test_details_are_kept_as_they_are_typed(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    for name, said in {"address": "4 Harbour Street", "gp": "Dr Low", "emergency_phone": "01632 960055"}.items():
        field = rooms.details.fields[name]
        Hand().click(field.line)
        keys(field.line, said)
        key(window, Qt.Key.Key_Return)
    voss = again(demo, demo.find("voss")[0])
    assert voss.details["address"] == "4 Harbour Street"
    assert (voss.details["gp"], voss.details["emergency_phone"]) == ("Dr Low", "01632 960055")
    shown(page, demo, "marek", "details")
    assert rooms.details.fields["address"].words == ""
    shown(page, demo, "voss", "details")
    assert rooms.details.fields["address"].words == "4 Harbour Street"
    kept = [one for one in demo.record.events.of_kind("patient_changed") if one.patient == voss.id]
    assert len(kept) == 3
    assert "before" in kept[-1].detail


def test_an_emptied_line_is_not_known_any_more(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    for said in ("Baker", ""):
        occupation = rooms.details.fields["occupation"]
        occupation.line.clear()
        keys(occupation.line, said)
        key(window, Qt.Key.Key_Return)
    assert "occupation" not in again(demo, demo.find("voss")[0]).details


def test_a_wrong_birth_date_is_said_and_the_old_one_stays(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    before = demo.find("voss")[0].birth_date
    for said, kept in (("31.2.1979", before), ("2.3.1979", "1979-03-02")):
        born = rooms.details.fields["birth_date"]
        born.line.clear()
        keys(born.line, said)
        key(window, Qt.Key.Key_Return)
        assert again(demo, demo.find("voss")[0]).birth_date == kept
        assert (demo.words("registration.no_date") in seen(rooms)) == (kept == before)


def test_a_name_is_never_empty(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    family = rooms.details.fields["family_name"]
    family.line.setFocus()
    family.line.selectAll()
    key(window, Qt.Key.Key_Delete)
    key(window, Qt.Key.Key_Return)
    assert demo.words("patient.name_missing") in seen(rooms)
    assert demo.find("voss")


def test_who_decides_for_a_child_is_asked(page: PatientsPage, demo: Clinic, window: Window) -> None:
    demo.add_patient(given_name="Mia", family_name="Low", birth_date="2015-01-02", phone="")
    rooms = shown(page, demo, "mia low", "details")
    wanted = demo.words("patient_details.minor", name="Mia Low")
    assert wanted in seen(rooms)
    keys(rooms.details.fields["guardian_name"].line, "Ruth Low")
    key(window, Qt.Key.Key_Return)
    assert wanted not in seen(rooms)
    shown(page, demo, "voss", "details")
    assert demo.words("patient_details.minor", name="Dimitri Voss") not in seen(rooms)


def test_two_entries_become_one_and_are_taken_apart(page: PatientsPage, demo: Clinic) -> None:
    voss = demo.find("voss")[0]
    second = demo.add_patient(given_name="Dimitri", family_name="Voss", birth_date=voss.birth_date, phone="")
    demo.begin_visit(second)
    before = len(demo.visits_of(voss))
    rooms, hand = shown(page, demo, "1001", "put_right"), Hand()
    assert [row.contact.who for row in rooms.merging.finder.rows] == ["Dimitri Voss"]
    assert not rooms.merging.yes.isVisible()
    hand.click(rooms.merging.finder.rows[0].button)
    assert len(demo.find("voss")) == 2  # nothing happens before somebody said yes
    hand.click(rooms.merging.yes)
    assert hand.clicks == 2
    assert [one.id for one in demo.find("voss")] == [voss.id]
    assert len(demo.visits_of(voss)) == before + 1
    (parted,) = rooms.merging.parted
    hand.click(parted.button)
    assert len(demo.find("voss")) == 2
    assert len(demo.visits_of(voss)) == before
    assert not rooms.merging.parted


def test_a_merging_of_another_room_is_said(page: PatientsPage, demo: Clinic) -> None:
    voss, marek = demo.find("voss")[0], demo.find("marek")[0]
    rooms, hand = shown(page, demo, "voss", "put_right"), Hand()
    keys(rooms.merging.finder.field, "marek")
    hand.click(rooms.merging.finder.rows[0].button)
    demo.record.merging.merge(
        voss.id, marek.id, EventRow("00000000-0000-4000-8000-000000000001", "", demo.clock(), demo.person.id, marek.id)
    )
    hand.click(rooms.merging.yes)
    assert demo.words("merging.already") in seen(rooms)
    assert again(demo, marek).merged_into is None


def test_a_visit_goes_to_whose_it_is_and_back(page: PatientsPage, demo: Clinic) -> None:
    voss, marek = demo.find("voss")[0], demo.find("marek")[0]
    newest = demo.visits_of(voss)[0]
    rooms, hand = shown(page, demo, "voss", "put_right"), Hand()
    assert not rooms.moving.finder.isVisible()
    rooms.moving.visits.setFocus()
    key(page, Qt.Key.Key_Down)
    rooms.moving.visits.chosen.emit(newest.id)
    keys(rooms.moving.finder.field, "marek")
    hand.click(rooms.moving.finder.rows[0].button)
    assert newest.id in {one.id for one in demo.visits_of(marek)}
    rooms = shown(page, demo, "marek", "put_right")
    (came,) = rooms.moving.came
    assert came.contact.below_who == demo.words("merging.moved_from", name="Dimitri Voss")
    hand.click(came.button)
    assert newest.id in {one.id for one in demo.visits_of(voss)}
    assert not rooms.moving.came


def test_the_sheet_speaks_the_patients_language(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    keys(rooms.details.fields["language"].line, "spanish")
    key(window, Qt.Key.Key_Return)
    Hand().click(button(page, demo.words("patients.begin")))

    assert sheet_language(visit_of(window).desk.visit) == "es"


def test_namesakes_are_warned_of_in_the_head_of_the_visit(page: PatientsPage, demo: Clinic, window: Window) -> None:
    demo.add_patient(given_name="Dimitri", family_name="Voss", birth_date="1990-01-01", phone="")
    page.show_patient(demo.find("1001")[0].id)
    Hand().click(button(page, demo.words("patients.begin")))
    assert demo.words("patient_details.same_name", count=1) in seen(visit_of(window))


def test_without_namesakes_nothing_warns(page: PatientsPage, demo: Clinic, window: Window, words: Words) -> None:
    page.show_patient(demo.find("voss")[0].id)
    Hand().click(button(page, words("patients.begin")))
    assert "this name" not in " ".join(seen(visit_of(window)))


def test_hidden_names_hide_the_details(page: PatientsPage, demo: Clinic, window: Window) -> None:
    rooms = shown(page, demo, "voss", "details")
    key(window, Qt.Key.Key_F8)
    assert rooms.details.fields["phone"].words == ""
    assert not rooms.details.fields["phone"].line.isEnabled()
    key(window, Qt.Key.Key_F8)
    assert rooms.details.fields["phone"].words == demo.find("voss")[0].phone
    assert again(demo, demo.find("voss")[0]).phone


def test_the_keyboard_going_along_the_list_leaves_no_room_where_something_is_open(
    page: PatientsPage, demo: Clinic, window: Window
) -> None:
    rooms = shown(page, demo, "voss", "details")
    settled()
    other = next(row for row in page.patients.rows if row.contact.who != "Dimitri Voss")
    other.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert room_in(page) == "details"
    assert "Dimitri Voss" in seen(page)
    assert rooms.details.fields["family_name"].words == "Voss"
    key(window, Qt.Key.Key_Return)
    assert room_in(page) == "visits"
    assert other.is_chosen


def test_a_press_on_a_row_leaves_whatever_room_is_open(page: PatientsPage, demo: Clinic) -> None:
    shown(page, demo, "voss", "copy")
    settled()
    other = next(row for row in page.patients.rows if row.contact.who != "Dimitri Voss")
    Hand().click(other)
    assert room_in(page) == "visits"
    assert other.is_chosen
