"""The settings are read section by section: by hand, by keyboard, by ear and from the palette."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from clinic_app.ui.settings.room_card import RoomCard
from clinic_app.ui.settings.sections import SECTIONS, Sections, sections_of
from clinic_app.ui.settings_page import SettingsPage
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from tests.ui.conftest import Show
from tests.ui.test_every_screen import EYE
from tests.ui.test_pseudo_language import cut_off
from tests.ui.using import Hand, key, keys, settings_at, settled, shell_of
from tests.ui.walking import too_small

EVERY = [one for sections in SECTIONS.values() for one in sections]


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return settings_at(window, EVERY[0])


def cards(page: SettingsPage) -> list[Card]:
    return [one for one in page.findChildren(Card) if one.isVisible() and one is not page.sections.index.parentWidget()]


def test_every_card_stands_in_one_section_and_no_section_is_empty(page: SettingsPage, window: Window) -> None:
    seen: list[Card] = []
    for section in EVERY:
        settings_at(window, section)
        assert page.sections.shown == section
        assert [name for name, row in page.sections.index.rows.items() if row.isChecked()] == [section]
        assert cards(page)
        seen += cards(page)
    assert len(seen) == len(set(seen)) >= 14


def test_by_keyboard_from_the_index_to_the_cards(page: SettingsPage, window: Window) -> None:
    rows = page.sections.index.rows
    rows["computer"].setFocus()
    for _ in range(2):
        key(window, Qt.Key.Key_Down)
    assert page.sections.shown == "computer"  # a name that is passed by shows nothing yet
    key(window, Qt.Key.Key_Return)
    assert page.sections.shown == "clinic"
    assert rows["clinic"].hasFocus()
    key(window, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Clinic name"
    key(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert rows["clinic"].hasFocus()


def test_a_screen_reader_hears_what_the_index_and_its_names_are(page: SettingsPage, demo: Clinic) -> None:
    said = QAccessible.queryAccessibleInterface(page.sections.index)
    assert said.text(QAccessible.Text.Name) == demo.words("settings_sections.index")
    chosen = QAccessible.queryAccessibleInterface(page.sections.index.rows["computer"])
    assert chosen.text(QAccessible.Text.Name) == demo.words("settings_sections.computer")
    assert chosen.state().checked
    other = QAccessible.queryAccessibleInterface(page.sections.index.rows["people"])
    assert not other.state().checked


@pytest.mark.parametrize("section", ["people", "moving"])
def test_the_palette_reaches_a_section(window: Window, demo: Clinic, section: str) -> None:
    palette = shell_of(window).palette_here
    key(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    keys(palette.line, f"settings {demo.words(f'settings_sections.{section}')}")
    key(window, Qt.Key.Key_Return)
    sections = shell_of(window).settings.sections
    assert sections.isVisible()
    assert sections.shown == section
    assert sections.index.rows[section].hasFocus()


def test_the_palette_offers_every_section(window: Window) -> None:
    actions = shell_of(window).actions_here
    assert [one.objectName() for one in actions.all if one.objectName().startswith("settings_")] == [
        f"settings_{one}" for one in EVERY
    ]


@pytest.mark.parametrize(
    ("role", "missing"),
    [
        ("practitioner", {"paper", "backups", "moving"}),
        ("reception", {"paper", "backups", "moving", "checks"}),
    ],
)
def test_a_section_without_anything_for_them_is_not_offered(
    demo: Clinic, show: Show, role: str, missing: set[str]
) -> None:
    theirs = replace(demo, person=replace(demo.person, role=role))
    assert set(EVERY) - set(sections_of(theirs)) == missing
    page = SettingsPage(theirs)
    show(page, 1200)
    for section, row in page.sections.index.rows.items():
        Hand().click(row)
        assert page.sections.shown == section
        assert cards(page), section
    with pytest.raises(KeyError):
        page.sections.show_section("moving")


def test_a_card_joins_a_section(demo: Clinic, show: Show) -> None:
    sections = Sections(demo)
    with pytest.raises(ValueError, match="nowhere"):
        sections.add("nowhere", Card())
    card = RoomCard(demo, sections)
    sections.add("own", Card("First", parent=sections), card)
    show(sections, 1000)
    sections.show_section("people")
    assert not card.isVisible()
    sections.show_card(card)
    assert card.isVisible()


@pytest.mark.parametrize("text_size", ["100", "150"])
@pytest.mark.parametrize("width", [1366, 960])
@pytest.mark.thorough
def test_every_section_fits(window: Window, demo: Clinic, text_size: str, width: int) -> None:
    shell = shell_of(window)
    page = settings_at(window, EVERY[0])
    demo.set(text_size=text_size)
    shell.look_changed.emit()
    window.resize(width, 698)
    settled()
    for section in EVERY:
        settings_at(window, section)
        assert [one for one in cut_off(page) if EYE not in one] == []
        assert too_small(page) == []
