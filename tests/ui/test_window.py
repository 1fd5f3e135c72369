"""The one window: covered and uncovered, closed with words still being typed, nothing in its title."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clinic_app.clock import SetClock
from clinic_app.ui.kiosk.urgent_everywhere import UrgentEverywhere
from clinic_app.ui.needles_everywhere import NeedlesEverywhere
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, asked, key, line, seen, settings_at, settled, shell_of, visit_of

CTRL = Qt.KeyboardModifier.ControlModifier


def open_visit(window: Window, demo: Clinic) -> TextBox:
    """Open a follow-up and click into a box of it."""
    shell_of(window).open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    settled()
    box = asked(visit_of(window), "since_words").findChild(TextBox)
    assert box is not None
    Hand().click(box)
    return box


def test_whoever_comes_next_finds_one_bar_of_each_kind(window: Window, demo: Clinic) -> None:
    """What stood above the pages of whoever was here goes with them: it has their name on its buttons."""
    owner = demo.person
    somebody = replace(owner, id=str(uuid4()), name="Kay Lund")
    demo.record.people.add(somebody)
    other = replace(demo, person=somebody)
    window.switch_to(other)
    open_visit(window, demo)
    window.switch_to(demo)  # the other's visit waits meanwhile
    window.switch_to(other)
    settled()
    for kind in (UrgentEverywhere, NeedlesEverywhere):
        assert len(window.findChildren(kind)) == 1
    assert shell_of(window).clinic.person.name == "Kay Lund"


def test_closing_it_keeps_the_words_being_typed(window: Window, demo: Clinic) -> None:
    box = open_visit(window, demo)
    visit = visit_of(window).desk.visit
    QTest.keyClicks(box, "Slept well.")
    assert demo.record.answers.of_visit(visit.visit.id) == []
    assert window.close()
    assert [row.value for row in demo.record.answers.of_visit(visit.visit.id)] == ["Slept well."]


def test_closing_it_keeps_a_line_of_the_settings(window: Window, demo: Clinic, words: Words) -> None:
    field = line(settings_at(window, "clinic"), words("settings.phone"))
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "01632 960123")
    assert window.close()
    assert demo.record.settings.all()["phone"] == "01632 960123"


def test_closing_it_is_told(window: Window, demo: Clinic) -> None:
    told = []
    window.closing.connect(lambda: told.append(True))
    assert window.close()
    assert told == [True]


def test_the_title_is_the_clinics_name_whoever_is_on_the_desk(window: Window, demo: Clinic) -> None:
    open_visit(window, demo)
    assert window.windowTitle() == "Harbour Street Clinic"


def test_covered_nothing_of_a_patient_shows_and_no_key_works(window: Window, demo: Clinic, words: Words) -> None:
    open_visit(window, demo)
    window.cover("14:03")
    settled()
    assert not shell_of(window).isVisible()
    assert words("unlock.locked_at", time="14:03") in seen(window)
    assert "Boateng" not in seen(window)
    for pressed in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_Z):
        key(window, pressed, CTRL)
    assert not shell_of(window).isVisible()
    assert not shell_of(window).new_patient.isVisibleTo(shell_of(window))


def test_covered_the_keyboard_is_in_the_password(window: Window, demo: Clinic) -> None:
    open_visit(window, demo)
    window.cover("14:03")
    settled()
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.echoMode() == QLineEdit.EchoMode.Password


def test_uncovered_the_caret_is_where_it_was(window: Window, demo: Clinic) -> None:
    box = open_visit(window, demo)
    QTest.keyClicks(box, "Slept ")
    window.cover("14:03")
    settled()
    window.uncover()
    settled()
    assert window.focusWidget() is box
    QTest.keyClicks(box, "well.")
    box.settle()
    assert visit_of(window).desk.visit.value("follow_up", "since_words") == "Slept well."


def test_needles_that_are_in_stay_in_sight_without_a_name(window: Window, demo: Clinic, words: Words) -> None:
    open_visit(window, demo)
    page = visit_of(window).page("follow_up")
    assert isinstance(page, FollowUpPage)
    Hand().click(page.plan.boxes["dry_needling"].done)
    assert isinstance(demo.clock, SetClock)
    demo.clock.advance(minutes=3)
    window.cover("14:03")
    settled()
    said = seen(window)
    assert words("needles.in", count=2) in said
    assert words("needles.since", time="3:00") in said
    assert "Gluteus" not in said
    assert {one.text() for one in window.findChildren(Pressable) if one.isVisible()} == set()
    window.uncover()
    settled()
    assert seen(window).count(words("needles.in", count=2)) == 1


def test_covered_without_needles_no_bar_stands_there(window: Window, demo: Clinic, words: Words) -> None:
    open_visit(window, demo)
    window.cover("14:03")
    settled()
    assert words("needles.not_counted") not in seen(window)


def test_another_clinic_takes_the_place_of_the_first(window: Window, demo: Clinic) -> None:
    open_visit(window, demo)
    first = shell_of(window)
    window.show_clinic(demo)
    settled()
    assert shell_of(window) is not first
    assert shell_of(window).visit_page is None
