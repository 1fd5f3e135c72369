"""The window once somebody is in: places, keys, Tab, the visit on the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.shell import Shell
from clinic_app.ui.tab_stops import stops_in
from clinic_app.ui.visit.follow_up_page import FollowUpPage
from clinic_app.ui.visit.visit_page import PAGES
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, asked, button, key, keys, line, settled, shell_of, visit_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(window: Window) -> Shell:
    return shell_of(window)


def open_visit(shell: Shell, demo: Clinic, name: str = "boateng") -> None:
    shell.open_visit(demo.begin_visit(demo.find(name)[0]).id)
    settled()


def place(shell: Shell) -> str:
    pages: dict[str, QWidget | None] = {
        "today": shell.today,
        "patients": shell.patients,
        "settings": shell.settings,
        "new": shell.new_patient,
        "visit": shell.visit_page,
    }
    shown = [name for name, page in pages.items() if page is not None and page.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_the_page_of_a_visit_stands_where_it_stays_at_once(shell: Shell, window: Window, demo: Clinic) -> None:
    window.resize(1920, 1080)
    settled()
    shell.open_visit(demo.begin_visit(demo.find("boateng")[0]).id)
    assert shell.visit_page is not None
    page = shell.visit_page.page(shell.visit_page.place)
    at_once = page.mapTo(window, page.rect().topLeft())
    settled()
    assert page.mapTo(window, page.rect().topLeft()) == at_once


def test_the_rail_goes_to_every_place(shell: Shell, words: Words) -> None:
    hand = Hand()
    for name in ("patients", "settings", "today"):
        hand.click(button(shell, words(f"shell.{name}")))
        assert place(shell) == name


def test_the_rail_by_keyboard(shell: Shell, window: Window, words: Words) -> None:
    button(shell, words("shell.today")).setFocus()
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Space)
    assert place(shell) == "patients"


def test_keys_for_a_new_patient_and_for_finding_one(shell: Shell, window: Window, demo: Clinic, words: Words) -> None:
    open_visit(shell, demo)
    key(window, Qt.Key.Key_N, CTRL)
    assert place(shell) == "new"
    key(window, Qt.Key.Key_F, CTRL)
    assert place(shell) == "today"
    assert window.focusWidget() is line(shell.today, words("today.search"))


def test_lock_by_rail_and_by_key(shell: Shell, window: Window, qtbot: QtBot, words: Words) -> None:
    with qtbot.waitSignal(shell.lock_asked):
        Hand().click(button(shell, words("shell.lock")))
    with qtbot.waitSignal(shell.lock_asked):
        key(window, Qt.Key.Key_L, CTRL)


def test_an_opened_visit_has_the_keyboard_and_no_ring_on_a_button(shell: Shell, window: Window, demo: Clinic) -> None:
    Hand().click(next(row for row in shell.today.list.rows if "Boateng" in row.contact.who).button)
    assert window.focusWidget() is shell.visit_page
    assert not any(one.hasFocus() for one in visit_of(window).findChildren(Pressable))


def test_from_there_tab_begins_at_the_top(shell: Shell, window: Window, demo: Clinic, words: Words) -> None:
    open_visit(shell, demo)
    key(window, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == words("visit_page.back")


def test_back_from_a_visit_shows_the_day_anew(shell: Shell, window: Window, demo: Clinic, words: Words) -> None:
    open_visit(shell, demo)
    visit_of(window).desk.answer("follow_up", (("changed", ""),), "no")
    Hand().click(button(visit_of(window), words("visit_page.back")))
    assert place(shell) == "today"
    row = next(row for row in shell.today.list.rows if "Boateng" in row.contact.who)
    assert row.contact.verb == words("today.continue")


def test_another_visit_takes_the_first_off_the_desk(shell: Shell, window: Window, demo: Clinic, qtbot: QtBot) -> None:
    open_visit(shell, demo)
    gone: list[bool] = []
    visit_of(window).destroyed.connect(lambda: gone.append(True))
    open_visit(shell, demo, "haddad")
    qtbot.waitUntil(lambda: gone == [True])
    patient = visit_of(window).desk.visit.patient
    assert patient is not None
    assert patient.family_name == "Haddad"


@pytest.mark.parametrize("how", ["back", "rail", "find", "new", "lock", "other"])
def test_words_being_typed_are_kept_however_one_leaves(
    shell: Shell, window: Window, demo: Clinic, words: Words, how: str
) -> None:
    open_visit(shell, demo)
    visit = visit_of(window).desk.visit
    box = asked(visit_of(window), "since_words").findChild(TextBox)
    assert box is not None
    hand = Hand()
    hand.click(box)
    QTest.keyClicks(box, "Slept well.")
    assert visit.value("follow_up", "since_words") is None
    leave = {
        "back": lambda: hand.click(button(visit_of(window), words("visit_page.back"))),
        "rail": lambda: hand.click(button(shell, words("shell.patients"))),
        "find": lambda: key(window, Qt.Key.Key_F, CTRL),
        "new": lambda: key(window, Qt.Key.Key_N, CTRL),
        "lock": lambda: window.cover("14:03"),
        "other": lambda: open_visit(shell, demo, "haddad"),
    }
    leave[how]()
    settled()
    values = [row.value for row in demo.record.answers.of_visit(visit.visit.id)]
    assert values == ["Slept well."]


@pytest.mark.parametrize("name", ["today", "settings", "new"])
def test_tab_goes_round_each_place_as_it_is_read(shell: Shell, window: Window, name: str) -> None:
    if name == "new":
        key(window, Qt.Key.Key_N, CTRL)
    else:
        shell.go(name)
    settled()
    all_round(shell, window)


def test_tab_goes_round_patients(shell: Shell, window: Window, words: Words) -> None:
    shell.go("patients")
    keys(line(shell.patients, words("today.search")), "voss")
    key(window, Qt.Key.Key_Return)
    all_round(shell, window)


@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_round_each_page_of_a_visit(shell: Shell, window: Window, demo: Clinic, name: str) -> None:
    open_visit(shell, demo)
    page = visit_of(window).page("follow_up")
    assert isinstance(page, FollowUpPage)
    Hand().click(page.plan.boxes["dry_needling"].done)
    visit_of(window).go(name)
    settled()
    all_round(shell, window)


def _as_after_a_round(shell: Shell, window: Window) -> list[QWidget]:
    """Return the stops with the last row of a list chosen, as it is when the keyboard has come past all of them."""
    first = next(stops_in(shell))
    first.setFocus()
    for _ in range(200):
        key(window, Qt.Key.Key_Tab)
        if window.focusWidget() is first:
            return list(stops_in(shell))
    raise AssertionError("Tab never comes round")


def all_round(shell: Shell, window: Window) -> None:
    """Press Tab until the keyboard is where it began, then Shift+Tab back; nothing is left out, nothing comes twice."""
    stops = _as_after_a_round(shell, window)
    assert len(set(stops)) == len(stops)
    stops[0].setFocus()
    went = [stops[0]]
    for _ in stops:
        key(window, Qt.Key.Key_Tab)
        went.append(window.focusWidget())
    assert went == [*stops, stops[0]]
    key(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is stops[-1]


def test_what_tab_reaches_is_in_sight(shell: Shell, window: Window, demo: Clinic) -> None:
    open_visit(shell, demo)
    for _ in list(stops_in(shell)):
        key(window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        assert not focused.visibleRegion().isEmpty()
