"""Every setting changes what it says, at once, and is in the record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.ui import theme as themes
from clinic_app.ui.settings_page import CHOICES, SettingsPage
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.visit.screening import core_questions
from clinic_app.words import Words
from tests.ui.seeing import colours
from tests.ui.using import Hand, key, keys, line, seen, settings_at, settled, shell_of, visit_of


@pytest.fixture
def page(window: Window) -> SettingsPage:
    return settings_at(window, "clinic")


def choose(page: SettingsPage, words: Words, name: str, value: str) -> None:
    Hand().click(segments_of(page, words, name).button(value))


def segments_of(page: SettingsPage, words: Words, name: str) -> Segments:
    """Go to the section in which something is chosen, and return what it is chosen with."""
    sections = page.sections
    for row in sections.index.rows.values():
        Hand().click(row)
        for one in page.findChildren(Segments):
            if one.isVisible() and one.accessibleName() == words(f"settings.{name}"):
                return one
    raise AssertionError(name)


@pytest.fixture
def screened(demo: Clinic) -> str:
    """Give a first visit with an area marked and every core safety question answered."""
    patient = demo.add_patient(given_name="Elena", family_name="Marsh", birth_date="1979-05-02", phone="")
    visit = demo.open(demo.begin_visit(patient).id)
    zone = ("pain_map", "lower_back.right")
    visit.answer_all([Said("intake", path(zone), zone[1]), Said("intake", path(zone, "intensity"), 6)])
    for _, where in core_questions(visit):
        visit.answer("red_flags", where, "no")
    return visit.visit.id


def list_of_muscles(window: Window, visit: str) -> str:
    """Open a visit and return what its list of muscles says."""
    shell_of(window).open_visit(visit)
    visit_of(window).go("examination")
    settled()
    said = seen(visit_of(window).page("examination").findChildren(DifferentialPanel)[0])
    shell_of(window).go("settings")
    settled()
    return said


def test_dark_at_once_and_after_the_next_start(page: SettingsPage, window: Window, demo: Clinic, words: Words) -> None:
    choose(page, words, "scheme", "dark")
    assert themes.current().scheme == "dark"
    assert demo.record.settings.all()["scheme"] == "dark"
    dark = themes.current().hex("window").upper()
    assert colours(window).most_common(2)[0][0] == dark
    window.show_clinic(demo)
    assert themes.current().scheme == "dark"
    shell_of(window).go("settings")
    choose(shell_of(window).settings, words, "scheme", "light")
    assert themes.current().scheme == "light"


@pytest.mark.parametrize(("value", "scale"), [("125", 1.25), ("150", 1.5)])
def test_text_grows_and_the_rail_with_it(
    page: SettingsPage, window: Window, demo: Clinic, words: Words, value: str, scale: float
) -> None:
    choose(page, words, "text_size", value)
    assert themes.current().scale == scale
    assert demo.record.settings.all()["text_size"] == value
    font = QApplication.font()
    assert font.pixelSize() == round(15 * scale)


def test_the_clinics_name_stands_at_the_top_of_the_window_and_on_paper(
    page: SettingsPage, window: Window, demo: Clinic, words: Words
) -> None:
    field = line(page, words("settings.clinic_name"))
    field.selectAll()
    keys(field, "Mill Lane Physiotherapy")
    key(window, Qt.Key.Key_Return)
    assert window.windowTitle() == "Mill Lane Physiotherapy"
    assert demo.letterhead.clinic == "Mill Lane Physiotherapy"
    field.clear()
    field.editingFinished.emit()
    assert window.windowTitle() == words("app.name")


@pytest.mark.parametrize(("name", "typed"), [("phone", "01632 960123"), ("emergency", "112")])
def test_numbers_of_the_letterhead_are_kept_when_the_line_is_left(
    page: SettingsPage, window: Window, demo: Clinic, words: Words, name: str, typed: str
) -> None:
    field = line(page, words(f"settings.{name}"))
    field.clear()
    keys(field, f" {typed} ")
    key(window, Qt.Key.Key_Tab)
    assert demo.record.settings.all()[name] == typed
    assert typed in (demo.letterhead.phone, demo.letterhead.emergency)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_paper(page: SettingsPage, demo: Clinic, words: Words, paper: str) -> None:
    demo.set(paper="A4" if paper == "Letter" else "Letter")
    page.refresh()
    choose(page, words, "paper", paper)
    assert demo.letterhead.paper == paper


def test_reference_mode_lists_without_points(page: SettingsPage, window: Window, words: Words, screened: str) -> None:
    choose(page, words, "ask_impression", "no")
    ranked = list_of_muscles(window, screened)
    choose(page, words, "mode", "reference")
    listed = list_of_muscles(window, screened)
    assert words("differential.reference_title") in listed
    assert words("differential.reference_title") not in ranked


def test_own_impression_is_asked_first_or_not(
    page: SettingsPage, window: Window, demo: Clinic, words: Words, screened: str
) -> None:
    question = demo.reference.forms["assessment"].item("impression").text
    assert question in list_of_muscles(window, screened)
    choose(page, words, "ask_impression", "no")
    assert question not in list_of_muscles(window, screened)


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_choice_cannot_be_taken_off(page: SettingsPage, demo: Clinic, words: Words, name: str) -> None:
    """Pressing what is chosen leaves it chosen: a clinic always has a paper, a mode, a scheme."""
    wanted = CHOICES[name][-1]
    segments = segments_of(page, words, name)
    for _ in range(2):
        Hand().click(segments.button(wanted))
        assert segments.value == wanted
    page.refresh()
    assert segments.value == wanted
    kept = demo.record.settings.all()[name]
    assert kept == wanted or kept is False
