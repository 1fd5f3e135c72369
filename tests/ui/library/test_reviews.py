"""Review marks in the window: from the settings to the list, set and taken back by a named clinician only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clinic_app.ui.library.reviews_card import ReviewsCard
from clinic_app.ui.library.reviews_pane import ReviewsPane
from clinic_app.ui.window import Window
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.reviews import KINDS
from clinic_app.words import Words
from tests.ui.using import Hand, key, seen, settings_at, settled, shell_of

QL = "quadratus_lumborum"


@pytest.fixture
def pane(window: Window) -> ReviewsPane:
    """Give the list of what was reviewed, reached from the settings."""
    shell = shell_of(window)
    Hand().click(settings_at(window, "list").reviews.open)
    settled()
    assert shell.library.reviews.isVisible()
    return shell.library.reviews


def counted(window: Window) -> str:
    return seen(settings_at(window, "list").reviews)


def test_the_settings_count_every_kind_and_lead_to_the_list(window: Window, words: Words) -> None:
    knowledge = shell_of(window).clinic.reference.knowledge
    for kind in KINDS:
        everything = words("library.reviewed_of", done=0, all=len(getattr(knowledge, kind)))
        assert words("library.reviews_so_far", kind=words(f"library.kinds.{kind}"), done=everything) in counted(window)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_names_the_clinician_and_the_day_and_is_taken_back(
    window: Window, pane: ReviewsPane, words: Words, kind: str
) -> None:
    clinic = shell_of(window).clinic
    Hand().click(pane.kinds.button(kind))
    thing = next(iter(pane.list.rows))
    Hand().click(pane.list.rows[thing])
    assert pane.mark is not None
    assert words("app.research_draft") in seen(pane.mark)
    Hand().click(pane.mark.button)
    reviewed = clinic.reviews.of(kind, thing)
    assert clinic.person.name in reviewed.reviewer
    assert clinic.person.name in seen(pane.mark)
    assert words("app.research_draft") not in seen(pane.mark)
    assert f"{words(f'library.kinds.{kind}')}: 1 of " in counted(window)
    Hand().click(shell_of(window).settings.reviews.open)
    Hand().click(pane.mark.button)
    assert clinic.reviews.of(kind, thing).is_draft
    assert words("app.research_draft") in seen(pane.mark)


def test_a_thing_says_all_it_holds_before_it_is_marked(pane: ReviewsPane) -> None:
    pane.show_kind("red_flags")
    pane.show_thing(next(iter(pane.list.rows)))
    settled()
    words = seen(pane)
    assert "Raised by:" in words
    assert "What to do:" in words
    assert "Sources:" in words


def test_marking_goes_by_keyboard_and_the_muscles_page_knows(window: Window, pane: ReviewsPane, words: Words) -> None:
    pane.show_kind("muscles")
    pane.list.rows[QL].setFocus(Qt.FocusReason.TabFocusReason)
    key(window, Qt.Key.Key_Space)
    assert pane.thing == QL
    assert pane.mark is not None
    pane.mark.button.setFocus(Qt.FocusReason.TabFocusReason)
    key(window, Qt.Key.Key_Space)
    assert not shell_of(window).clinic.reviews.of("muscles", QL).is_draft
    shell_of(window).show_muscle(QL)
    settled()
    mark = shell_of(window).library.muscles.card.mark
    assert mark is not None
    assert shell_of(window).clinic.person.name in seen(mark)
    assert words("app.research_draft") not in seen(mark)


def test_who_has_no_profession_can_read_and_not_mark(demo: Clinic, words: Words, qtbot: QtBot) -> None:
    nobody = replace(demo, person=replace(demo.person, profession=""))
    card, pane = ReviewsCard(nobody), ReviewsPane(nobody)
    for widget in (card, pane):
        qtbot.addWidget(widget)
        widget.show()
    pane.show_thing(QL)
    settled()
    assert pane.mark is not None
    assert not pane.mark.button.isEnabled()
    for widget in (card, pane):
        assert words("library.no_profession", person=nobody.person.name) in seen(widget)
