"""Ctrl+K: every action and every button is reached by words; no patient text while names are hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from clinic_app.ui.palette.actions import ITSELF
from clinic_app.ui.palette.palette import MOST, Palette
from clinic_app.ui.shell import Shell
from clinic_app.ui.shell_actions import PLACES
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.widgets.rail import Rail
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.words import Words
from tests.ui.using import Hand, button, key, seen, settled, shell_of, visit_of

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Boateng", "Haddad", "Marek", "Nakamura", "Solheim", "Voss")


@pytest.fixture
def shell(window: Window) -> Shell:
    return shell_of(window)


@pytest.fixture
def palette(shell: Shell) -> Palette:
    return shell.palette_here


def call(window: Window, palette: Palette, typed: str = "") -> list[str]:
    """Call the palette, type, and return what is offered."""
    if palette.isHidden():
        key(window, Qt.Key.Key_K, CTRL)
    palette.line.setText(typed)
    settled()
    return [row.offer.said for row in palette.rows]


def open_visit(shell: Shell, demo: Clinic, name: str = "nakamura") -> None:
    shell.open_visit(demo.begin_visit(demo.find(name)[0]).id)
    settled()


def test_it_opens_by_key_types_at_once_and_goes_back(window: Window, shell: Shell, palette: Palette) -> None:
    before = shell.today.findChild(QAbstractButton)
    assert before is not None
    before.setFocus()
    call(window, palette)
    assert window.focusWidget() is palette.line
    assert 0 < len(palette.rows) <= MOST
    key(window, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.focusWidget() is before


def test_a_place_by_words_and_enter(window: Window, shell: Shell, palette: Palette, words: Words) -> None:
    offered = call(window, palette, "patie")
    assert offered[:2] == [words("around.do.find"), words("around.do.patients")]
    assert set(_new(words)) <= set(offered)
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)
    assert shell.patients.isVisible()
    assert palette.isHidden()


def test_it_goes_with_the_page_whose_things_it_offers(
    window: Window, shell: Shell, palette: Palette, demo: Clinic, words: Words
) -> None:
    open_visit(shell, demo)
    assert any(row.offer.about == words("around.in_visit") for row in palette.rows) or call(window, palette)
    shell.go("today")
    assert shell.close_visit()
    settled()
    assert palette.isHidden()
    call(window, palette)
    assert not any(row.offer.about == words("around.in_visit") for row in palette.rows)


def _new(words: Words) -> list[str]:
    return [words("around.do.new_patient"), words("today.new_patient")]


def test_arrows_go_round_and_tab_stays_in_it(window: Window, palette: Palette) -> None:
    call(window, palette)
    chosen = [[row.isChecked() for row in palette.rows].index(True)]
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        key(window, pressed)
        chosen.append([row.isChecked() for row in palette.rows].index(True))
    assert chosen == [0, 1, 2, 1, 0, len(palette.rows) - 1]
    assert window.focusWidget() is palette.line


def test_what_was_done_last_comes_first(window: Window, palette: Palette, words: Words) -> None:
    call(window, palette, "settings")
    key(window, Qt.Key.Key_Return)
    assert call(window, palette)[0] == words("around.do.settings")


def test_a_press_beside_it_closes_it_and_one_on_a_line_does_it(window: Window, shell: Shell, palette: Palette) -> None:
    call(window, palette)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()
    call(window, palette, "go to muscles")
    Hand().click(palette.rows[0])
    assert shell.library.isVisible()


def test_nothing_fits_is_said(window: Window, palette: Palette, words: Words) -> None:
    assert call(window, palette, "zzzz") == []
    assert words("around.nothing") in seen(palette)
    key(window, Qt.Key.Key_Return)
    assert not palette.isHidden()


def test_a_patient_and_a_muscle_by_name(window: Window, shell: Shell, palette: Palette, demo: Clinic) -> None:
    assert call(window, palette, "haddad")[0] == demo.find("haddad")[0].name
    key(window, Qt.Key.Key_Return)
    assert shell.patients.isVisible()
    assert "Haddad" in seen(shell.patients)
    assert call(window, palette, "piriformis")[0] == "Piriformis"
    key(window, Qt.Key.Key_Return)
    assert shell.library.muscles.muscle == "piriformis"


@pytest.mark.parametrize("place", [*PLACES, "settings", "new_patient", "intake", "safety", "treatment", "note"])
@pytest.mark.thorough
def test_every_action_and_every_button_of_a_page_is_reached(
    window: Window, shell: Shell, palette: Palette, demo: Clinic, place: str
) -> None:
    if place in (*PLACES, "settings"):
        shell.go(place)
        places: dict[str, QWidget] = {"today": shell.today, "patients": shell.patients, "settings": shell.settings}
        page: QWidget = places.get(place) or shell.library
    elif place == "new_patient":
        shell.show_new_patient()
        page = shell.new_patient
    else:
        open_visit(shell, demo)
        visit_of(window).go(place)
        page = visit_of(window)
    settled()
    wanted = {one.accessibleName() or one.text().replace("&&", "&") for one in _buttons(page)}
    palette.call()
    wanted |= {one.text() for one in _actions(window) if one.isEnabled() and not one.property(ITSELF)}
    missing = [said for said in sorted(wanted) if said not in _reached(palette, said)]
    assert wanted
    assert not missing


def _buttons(page: QWidget) -> list[QAbstractButton]:
    return [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def _actions(window: Window) -> list[QAction]:
    owners = [one for one in window.findChildren(QWidget) if one.isVisible() and not isinstance(one, QLabel)]
    return [action for one in owners for action in one.actions() if action.objectName()]


def _reached(palette: Palette, said: str) -> set[str]:
    """Return what is offered for the very words; the palette shows the first few of them."""
    palette.line.setText(said)
    return {row.offer.said for row in palette.rows}


def test_a_button_of_the_page_is_pressed(window: Window, shell: Shell, palette: Palette, demo: Clinic) -> None:
    open_visit(shell, demo, "boateng")
    desk = visit_of(window).desk
    visit_of(window).go("intake")
    call(window, palette, "upper arm right front")
    row = palette.rows[0].offer.said
    key(window, Qt.Key.Key_Return)
    assert [one for one in desk.visit.of("intake").rows("pain_map") if "arm" in one], row


def test_shortcuts_are_no_bare_letters_and_none_twice(window: Window, shell: Shell, demo: Clinic) -> None:
    open_visit(shell, demo)
    for name in visit_of(window).names:
        visit_of(window).go(name)
    keys = [one.shortcut().toString() for one in _actions(window) if not one.shortcut().isEmpty()]
    keys += [one.key().toString() for one in window.findChildren(QShortcut)]
    assert len(keys) > 12
    assert not [one for one in keys if len(one) == 1]
    own = [one.shortcut().toString() for one in _actions(window) if not one.shortcut().isEmpty()]
    assert len(own) == len(set(own))
    others = {one.key().toString() for one in window.findChildren(QShortcut)}
    assert not others & set(own)
    assert QKeySequence("Ctrl+K").toString() in own


# -- names


def texts(widget: QWidget) -> str:
    """Return every word a person or a screen reader may come to."""
    said = []
    for one in widget.findChildren(QWidget):
        if one.isVisible():
            said += [one.accessibleName(), one.toolTip(), one.windowTitle()]
            said.append(one.text() if isinstance(one, QLabel | QAbstractButton) else "")
    return "\n".join(said)


def test_names_are_hidden_everywhere_and_come_back(
    window: Window, shell: Shell, palette: Palette, demo: Clinic, words: Words
) -> None:
    open_visit(shell, demo)
    key(window, Qt.Key.Key_F8)
    for place in ("visit", "today", "patients"):
        if place == "visit":
            assert words("around.names_hidden") in seen(shell)
        else:
            shell.go(place)
        settled()
        assert not [name for name in NAMES if name in texts(window)]
        assert call(window, palette, "nakamura") == []
        key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_F8)
    settled()
    assert "Nakamura" in texts(window)


def test_pages_with_a_name_on_them_are_not_shown_meanwhile(window: Window, shell: Shell, demo: Clinic) -> None:
    open_visit(shell, demo)
    visit_of(window).go("home_care")
    settled()
    preview = visit_of(window).page("home_care").findChild(PagePreview)
    assert preview is not None
    preview.now()
    shown = preview.pdf
    shell.hide_names()
    preview.now()
    assert shown
    assert preview.pdf is None
    shell.hide_names()
    preview.now()
    assert preview.pdf


def test_the_rail_says_that_names_are_hidden(window: Window, shell: Shell, words: Words) -> None:
    rail = shell.findChild(Rail)
    assert rail is not None
    Hand().click(button(rail, words("around.names")))
    assert button(rail, words("around.show_names"))
    assert words("around.names_hidden") in seen(shell.today)


def test_the_window_never_names_a_patient(window: Window, shell: Shell, demo: Clinic) -> None:
    open_visit(shell, demo)
    assert not [name for name in NAMES if name in window.windowTitle()]
