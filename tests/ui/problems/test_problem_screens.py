"""The screens of a visit with two problems: for ear, keyboard and thumb, with large text and in a longer language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.ui.window import FIRST, Window
from clinic_app.visit import problem_changes as changes
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.open_visit import Said, path
from clinic_app.words import Words
from tests.ui.pseudo import longer, words_in
from tests.ui.test_pseudo_language import cut_off
from tests.ui.using import Hand, keys, seen, settled, shell_of, visit_of
from tests.ui.using import key as key_press
from tests.ui.walking import too_small, touching, twice, unnamed
from tests.visit.treating import needle, screen

AREAS = {"lower_back.right": 6, "lower_back.left": 4, "shoulder_lateral.right": 7}


def two_problems(window: Window, clinic: Clinic) -> VisitPage:
    """Open a first visit with a low back and a shoulder, both needled."""
    patient = clinic.add_patient(given_name="Robin", family_name="Field", birth_date="1981-05-02", phone="", sex="male")
    shell_of(window).open_visit(clinic.begin_visit(patient).id)
    page = visit_of(window)
    visit = page.desk.visit
    screen(visit)
    for area, pain in AREAS.items():
        where = ("pain_map", area)
        page.desk.answer_all([Said("intake", path(where), area), Said("intake", path(where, "intensity"), pain)])
    changes.add(visit, ["shoulder_lateral.right"])
    for muscle in ("quadratus_lumborum", "supraspinatus"):
        needle(visit, muscle)
    return page


def screens(page: VisitPage) -> Iterator[str]:
    """Show one screen after the other on which problems are seen."""
    page.show_problems()
    settled()
    yield "panel"
    for card in page.problems_panel.cards.values():
        card.ending.set_open(is_open=True)
    settled()
    yield "discharge"
    for name in ("note", "treatment"):
        page.go(name)
        settled()
        yield name


def amiss(shown: QWidget) -> list[str]:
    return [*unnamed(shown), *twice(shown), *too_small(shown), *touching(shown), *cut_off(shown)]


@pytest.mark.thorough
@pytest.mark.parametrize("size", ["100", "150"])
def test_a_screen_of_two_problems_for_ear_and_thumb(window: Window, demo: Clinic, size: str) -> None:
    window.resize(1366, 698)
    if size != "100":
        demo.set(text_size=size)
        shell_of(window).look_changed.emit()
        settled()
    page = two_problems(window, demo)
    for name in screens(page):
        assert [name, *amiss(page)] == [name]


def test_a_row_goes_to_another_problem_by_a_press_and_a_problem_gets_a_name(
    window: Window, demo: Clinic, words: Words
) -> None:
    page = two_problems(window, demo)
    visit = page.desk.visit
    back, shoulder = visit.now.problems.treated
    page.actions_here.action("problems").trigger()
    settled()
    panel, key = page.problems_panel, "dry_needling.sites~supraspinatus.right"
    assert seen(panel.belongs).count(words("problems.belongs_said")) == len(AREAS)
    hand = Hand()
    hand.click(panel.belongs.choices[key].button(back))
    assert visit.now.problems.of(key) == back
    assert seen(panel.belongs).count(words("problems.belongs_said")) == len(AREAS) + 1
    hand.click(panel.belongs.choices[key].button(back))  # once more takes nothing back
    assert visit.now.problems.of(key) == back
    keys(panel.cards[shoulder].name.line, "Throwing arm")
    key_press(panel.cards[shoulder].name.line, Qt.Key.Key_Return)
    assert demo.record.problems.get(shoulder).title == "Throwing arm"
    assert page.problems.chips[1].startswith("Throwing arm")
    hand.click(panel.cards[back].leave)
    assert list(visit.now.problems.treated) == [shoulder]
    assert visit.visit.problem == shoulder
    page.desk.undo()
    settled()
    assert back in visit.now.problems.treated


@pytest.mark.thorough
def test_a_screen_of_two_problems_in_a_longer_language(demo: Clinic, words: Words, qtbot: QtBot) -> None:
    spoken = words_in(longer, words)
    clinic = replace(demo, words=spoken)
    window = Window(spoken)
    qtbot.addWidget(window)
    window.resize(FIRST)
    window.show_clinic(clinic)
    with qtbot.waitExposed(window):
        window.show()
    page = two_problems(window, clinic)
    for name in screens(page):
        assert [name, *cut_off(page)] == [name]
