"""Forms that strain a reader, in the window: every page of each is shown, answered by chance, finished and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.documents.blank_form import blank_form_pdf
from clinic_app.documents.page import page_count
from clinic_app.forms.file import open_file
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.several import Several
from clinic_app.ui.questionnaire.suggested import Suggested
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.questionnaire.window import FormWindow
from clinic_app.visit.blank_form import printed_form
from clinic_app.visit.sample_sheet import HEAD
from clinic_app.words import Words
from tests.forms.fhir import at, item, option
from tests.forms.random_answers import filled_in
from tests.forms.test_nasty_forms import FILES
from tests.ui.questionnaire.conftest import Open
from tests.ui.questionnaire.test_controls import control, field
from tests.ui.using import button, seen, settled

MOST_ANSWERS = 30


@pytest.fixture
def shown(qtbot: QtBot, words: Words) -> Callable[[Path], FormWindow]:
    """Return a function that opens a file in its window."""

    def made(path: Path) -> FormWindow:
        window = FormWindow.of(open_file(path, {}, thoroughly=False), words)
        qtbot.addWidget(window)
        window.resize(800, 700)
        with qtbot.waitExposed(window):
            window.show()
        settled()
        return window

    return made


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_page_is_shown_answered_and_printed(
    path: Path, shown: Callable[[Path], FormWindow], words: Words
) -> None:
    window = shown(path)
    view = window.view
    for number in range(len(view._sections)):
        view.show_section(number)
        bar = view.column.verticalScrollBar()
        for value in range(0, min(bar.maximum(), 3000) + 1, 900):
            bar.setValue(value)
            settled()
    given = filled_in(window.answering.form, Random(3)).answers.all_standing()  # noqa: S311  chance, not a secret
    for one in list(given)[:MOST_ANSWERS]:
        window.answering.answer(one.path, one.value)
    settled()
    view.finish()
    view.go_to_open()
    settled()
    assert seen(view)
    assert page_count(blank_form_pdf(printed_form(window.answering.form, words), HEAD)) >= 1


def tabs_in_tabs() -> dict[str, object]:
    inner = [item(f"i{n}", "group", text=f"Inner {n}", item=[item(f"q{n}", required=True)]) for n in (1, 2)]
    inside = item("inside", "group", text="More", extension=[control("tab-container")], item=inner)
    outer = [item("o1", "group", text="Outer 1", item=[inside]), item("o2", "group", text="Outer 2", item=[item("z")])]
    return item("tabs", "group", extension=[control("tab-container")], item=outer)


def in_sight(view: QuestionnaireView) -> list[str]:
    return [one.item.link_id for one in view.findChildren(ItemField) if one.isVisible()]


def test_tabs_in_a_tab_show_one_part_and_open_for_what_is_missing(opened: Open) -> None:
    view, answering = opened(tabs_in_tabs())
    assert in_sight(view) == ["q1"]
    answering.answer(at("q1"), "x")
    assert not view.finish()
    settled()
    assert in_sight(view) == ["q2"]
    assert field(view, "q2").isAncestorOf(view.window().focusWidget())
    answering.answer(at("q2"), "x")
    settled()
    view.go_to(at("q1"))
    settled()
    assert in_sight(view) == ["q1"]
    QTest.mouseClick(button(view, "Next page"), Qt.MouseButton.LeftButton)
    settled()
    assert in_sight(view) == ["z"]


def typed(view: QuestionnaireView, words: str, place: int) -> None:
    """Type into a line of the question, from the top; typed letter by letter a list would open above the window."""
    lines = [one.field.line for one in field(view, "a").findChildren(Suggested) if one.isVisible()]
    line = sorted(lines, key=lambda one: one.mapTo(view, one.rect().topLeft()).y())[place]
    line.setText(words)
    line.settle()
    settled()


def test_several_out_of_five_hundred_are_typed_one_after_the_other(opened: Open) -> None:
    options = [option(f"word{number}") for number in range(500)]
    view, answering = opened(item("a", "choice", repeats=True, answerOption=options))
    assert field(view, "a").findChild(Several) is not None
    typed(view, "Word7", 0)
    assert answering.answers.rows("a") == ["word7"]
    typed(view, "word450", 0)
    assert answering.answers.rows("a") == ["word450"]
    QTest.mouseClick(button(view, "One more"), Qt.MouseButton.LeftButton)
    settled()
    typed(view, "word8", 1)
    assert sorted(answering.answers.rows("a")) == ["word450", "word8"]
    typed(view, "word450", 1)
    assert answering.answers.rows("a") == ["word450"]
