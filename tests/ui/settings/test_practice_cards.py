"""Techniques on and off, who gives what, who got a lot: decided in Settings, held at the treatment page."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.records.rows import PersonRow
from clinic_app.ui.desk import Desk
from clinic_app.ui.settings_page import SettingsPage
from clinic_app.ui.visit.treatment_page import TreatmentPage
from clinic_app.ui.window import Window
from clinic_app.visit import room
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.gates import open_points
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.site_plan import adding
from tests.ui.conftest import Show
from tests.ui.using import Hand, keys, seen, settings_at, settled, visit_of

NEEDLING = "dry_needling"


def page_of(window: Window) -> SettingsPage:
    return settings_at(window, "treatments")


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return page_of(window)


def desk_of(clinic: Clinic, name: str = "Field") -> Desk:
    patient = clinic.add_patient(
        given_name="Robin", family_name=name, birth_date="1981-05-02", phone="01632 960144", sex="male"
    )
    return Desk(clinic, clinic.begin_visit(patient).id)


def sentences(desk: Desk) -> list[str]:
    return [one.sentence for one in open_points(desk.visit)]


def test_a_technique_is_switched_on_here_and_the_row_opens(page: SettingsPage, demo: Clinic) -> None:
    desk = desk_of(demo)
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), "scalenes", "right"))
    assert "treating.technique_off" in sentences(desk)
    switches = page.techniques.switches["scalene_needling"]
    assert [switches.value] == ["off"]
    Hand().click(switches.button("on"))
    assert demo.record.settings.all()["techniques_on"] == ["scalene_needling"]
    assert "treating.technique_off" not in sentences(desk)
    (event,) = demo.record.events.of_kind("technique_switched")
    assert event.person == demo.person.id
    Hand().click(switches.button("on"))  # pressed once more it stays on
    assert [switches.value] == ["on"]
    Hand().click(switches.button("off"))
    assert "treating.technique_off" in sentences(desk)


def test_every_technique_says_why_it_is_off(page: SettingsPage, demo: Clinic) -> None:
    said = seen(page.techniques)
    for technique in demo.reference.knowledge.techniques.values():
        assert technique.title in said
        assert technique.why in said


def test_what_is_not_a_persons_is_locked_in_their_visits(page: SettingsPage, demo: Clinic) -> None:
    chip = page.givers.chips[demo.person.id, NEEDLING]
    assert chip.isChecked()
    Hand().click(chip)
    desk = desk_of(demo)
    treatment = TreatmentPage(desk)
    assert not treatment.add.button(NEEDLING).isEnabled()
    assert treatment.add.button("massage").isEnabled()
    assert "not among your treatments" in treatment.add.reason(NEEDLING)
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), "deltoid", "right"))
    assert "treating.not_yours" in sentences(desk)
    treatment.deleteLater()
    Hand().click(chip)
    assert "treating.not_yours" not in sentences(desk)
    assert [one.detail["theirs"] for one in demo.record.events.of_kind("treatment_left_to")] == [False, True]


def test_a_technique_may_be_on_and_still_not_a_persons(page: SettingsPage, demo: Clinic) -> None:
    assert (demo.person.id, "scalene_needling") not in page.givers.chips
    Hand().click(page.techniques.switches["scalene_needling"].button("on"))
    page.refresh()
    settled()
    Hand().click(page.givers.chips[demo.person.id, "scalene_needling"])
    desk = desk_of(demo)
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), "scalenes", "right"))
    assert "treating.technique_off" in sentences(desk)
    other = replace(demo.person, id=str(uuid4()))
    desk.visit.author = other
    assert "treating.technique_off" not in sentences(desk)


@pytest.mark.parametrize("role", ["practitioner", "student"])
def test_only_the_owner_decides_and_the_others_see_it(role: str, demo: Clinic, show: Show) -> None:
    demo.person = PersonRow(str(uuid4()), "Ben Fell", role, demo.clock())
    page = SettingsPage(demo)
    page.sections.show_section("treatments")
    show(page)
    assert all(not one.isEnabled() for one in page.techniques.switches.values())
    assert all(not one.isEnabled() for one in page.givers.chips.values())
    assert demo.words("practice.owner_decides") in seen(page.techniques)


def test_who_got_a_lot_is_found_with_the_number_to_call_and_the_visit(
    page: SettingsPage, window: Window, demo: Clinic
) -> None:
    for name, lot in (("Field", "Seirin 4711"), ("Moor", "Seirin 47110")):
        desk_of(demo, name).answer_all([Said(NEEDLING, path("needle_lot"), lot)])
    keys(page.lots.field, "4711")
    (line,) = page.lots.said
    assert line.startswith("Robin Field")
    assert "Seirin 4711" in line
    assert "01632 960144" in line
    assert "1 patient got it:" in seen(page.lots)
    ((visit, look),) = page.lots.opened.items()
    Hand().click(look)
    assert visit_of(window).desk.visit.visit.id == visit
    page_of(window)
    page.lots.field.clear()
    settled()
    keys(page.lots.field, "seirin")
    assert len(page.lots.said) == 2
    page.lots.field.clear()
    keys(page.lots.field, "99")
    assert page.lots.said == []
    assert "Nobody got it." in seen(page.lots)


def test_needles_say_in_which_room_this_computer_stood(
    page: SettingsPage, window: Window, demo: Clinic, show: Show
) -> None:
    settings_at(window, "computer")
    page.room.field.setFocus()
    keys(page.room.field.line, "Blue")
    QTest.keyClick(page.room.field.line, Qt.Key.Key_Return)
    assert room.of_computer(demo.record.settings.all()) == "Blue"
    desk = desk_of(demo)
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), "deltoid", "right"))
    row = ("sites", "deltoid.right")
    desk.answer(NEEDLING, path(row, "needles"), 2)
    treatment = TreatmentPage(desk)
    timing = treatment.cards[NEEDLING].rows["deltoid.right"].timing
    assert timing is not None
    show(treatment, 1290)
    Hand().click(timing.start)
    assert desk.visit.value("visit_details", "room") == "Blue"
    assert window.needles is not None
    window.needles.look()
    assert window.needles.said == ["2 needles in. First in 0:00 ago. Room: Blue. Robin Field."]
    window.cover("13:40")
    assert window.needles.said == ["2 needles in. First in 0:00 ago. Room: Blue."]


def test_needles_are_in_sight_of_whoever_may_not_read_care(page: SettingsPage, window: Window, demo: Clinic) -> None:
    desk = desk_of(demo)
    desk.answer_all(adding(desk.visit, desk.visit.form(NEEDLING), "deltoid", "right"))
    desk.answer(NEEDLING, path(("sites", "deltoid.right"), "needles"), 2)
    before = len(demo.record.events.of_kind("viewed"))
    demo.person = PersonRow(str(uuid4()), "Kay Lund", "reception", demo.clock())
    assert window.needles is not None
    window.needles.look()
    assert window.needles.said == ["2 needles in. Robin Field."]
    demo.person = demo.record.people.all()[0]
    assert len(demo.record.events.of_kind("viewed")) == before  # looking for needles is not looking at a visit
    assert demo.record.events.of_kind("refused") == []
