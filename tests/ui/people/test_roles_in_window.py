"""Each role in the real window: nobody meets a refusal by only looking around; an emergency is loud and told."""

from __future__ import annotations

import pytest

from clinic_app.clock import SetClock
from clinic_app.errors import ClinicError
from clinic_app.ui.shell_actions import PLACES
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.emergency import HOLDS, not_seen_yet
from clinic_app.visit.guard import REFUSED, unguarded
from clinic_app.visit.open_visit import path
from clinic_app.visit.people import About, add_person
from clinic_app.visit.roles import ROLES
from clinic_app.words import Words
from tests.ui.using import Hand, button, keys, seen, settled, shell_of, visit_of

FIRST = "eleven blue kettles"


def show_as(window: Window, demo: Clinic, role: str) -> Clinic:
    """Show the clinic to somebody else."""
    demo.person = add_person(demo, About("Kim Reed", role, "Physiotherapist"), FIRST)
    window.show_clinic(demo)
    settled()
    return demo


def refusals(demo: Clinic) -> list[object]:
    return [one.detail["action"] for one in unguarded(demo.record).events.of_kind(REFUSED)]


#: Roles that may read everything meet a refusal nowhere else; they are walked with everything that takes long.
QUICK = ("reception", "auditor")


@pytest.mark.parametrize(
    "role", [one if one in QUICK else pytest.param(one, marks=pytest.mark.thorough) for one in ROLES]
)
@pytest.mark.thorough
def test_looking_around_meets_no_refusal(role: str, window: Window, demo: Clinic, qtbot: object) -> None:
    show_as(window, demo, role)
    shell = shell_of(window)
    for place in (*PLACES, "settings", "today"):
        shell.go(place)
        settled()
    shell.today.list.rows[0].pointed.emit()
    settled()
    shell.show_patient(demo.find("boateng")[0].id)
    settled()
    shell.patients.rooms.go("details")
    settled()
    if window.needles is not None:
        window.needles.look()
    settled()
    assert refusals(demo) == []


@pytest.mark.thorough
def test_reception_sees_the_day_and_nothing_of_what_was_said(window: Window, demo: Clinic, words: Words) -> None:
    show_as(window, demo, "reception")
    told = seen(window)
    assert "Boateng" in told
    for zone in demo.reference.knowledge.zones.values():
        assert zone.label not in told
    assert words("people.no_reading") in told


@pytest.mark.thorough
def test_reception_registers_somebody_and_stays_at_the_list(window: Window, demo: Clinic) -> None:
    show_as(window, demo, "reception")
    patient = demo.add_patient(given_name="Jo", family_name="Hill", birth_date="1990-01-01", phone="")
    shell_of(window).new_patient.added.emit(patient.id)
    settled()
    assert shell_of(window).visit_page is None
    assert "Hill" in seen(window)
    assert refusals(demo) == []


@pytest.mark.thorough
def test_an_emergency_is_asked_for_loud_read_only_and_ends(window: Window, demo: Clinic, words: Words) -> None:
    owner = demo.person
    patient = demo.find("boateng")[0]
    visit_id = demo.begin_visit(patient).id
    show_as(window, demo, "reception")
    shell, hand = shell_of(window), Hand()
    shell.open_visit(visit_id)
    settled()
    assert shell.visit_page is None
    hand.click(shell.emergency.open)
    assert words("people.reason_missing") in seen(window)
    keys(shell.emergency.reason.line, "Collapsed at the desk")
    hand.click(shell.emergency.open)
    settled()
    assert shell.emergency_strip.isVisible()
    assert words("people.emergency") in seen(window)
    desk = visit_of(window).desk
    assert desk.visit.visit.is_open
    assert not desk.visit.is_writable
    assert not any(one.isEnabled() for one in visit_of(window).findChildren(Segments) if one.isVisible())
    assert not desk.answer("follow_up", path("since_words"), "Changed by reception")
    assert demo.emergency_patient == patient.id
    assert window.windowTitle() == "Harbour Street Clinic"
    hand.click(shell.emergency_strip.end)
    settled()
    assert shell.visit_page is None
    assert not shell.emergency_strip.isVisible()
    with pytest.raises(ClinicError, match="may_not"):
        demo.open(visit_id)
    demo.person = owner
    window.show_clinic(demo)
    settled()
    assert "Collapsed at the desk" in seen(window)
    hand.click(button(shell_of(window).today.emergencies, words("people.acknowledge")))
    settled()
    assert "Collapsed at the desk" not in seen(window)
    assert not_seen_yet(demo) == []


@pytest.mark.thorough
def test_an_emergency_ends_by_itself_after_half_an_hour(window: Window, demo: Clinic) -> None:
    visit_id = demo.begin_visit(demo.find("boateng")[0]).id
    show_as(window, demo, "reception")
    shell = shell_of(window)
    shell.open_visit(visit_id)
    settled()
    keys(shell.emergency.reason.line, "Collapsed at the desk")
    Hand().click(shell.emergency.open)
    settled()
    visit_of(window)
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(seconds=HOLDS.total_seconds())
    shell.emergency_strip._look.timeout.emit()
    settled()
    assert shell.visit_page is None
    assert not shell.emergency_strip.isVisible()
