"""A whole form: how much is left, where the keyboard goes, pages, rows, and that only what is seen is built."""

from __future__ import annotations

import statistics
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bench.forms import long_form
from clinic_app.forms import resource
from clinic_app.forms.file import open_file
from clinic_app.ui.questionnaire.answering import LooseForm
from clinic_app.ui.questionnaire.field import ItemField
from clinic_app.ui.questionnaire.table import Table
from clinic_app.ui.questionnaire.typed_field import TypedField
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.questionnaire.window import FormWindow
from clinic_app.ui.theme import Theme
from clinic_app.words import Words
from tests.forms.corpus import FILES, needs_corpus
from tests.forms.fhir import at, item, option, when
from tests.ui.questionnaire.conftest import Open
from tests.ui.questionnaire.test_controls import control, field
from tests.ui.using import button, key, seen, settled


def test_it_says_how_much_is_left_and_goes_to_the_first(opened: Open) -> None:
    items = [item(f"q{number}") for number in range(41)]
    view, answering = opened(*items)
    assert view.left.text() == "41 of 41 left"
    answering.answer_all([(at(f"q{number}"), "x") for number in range(38)])
    settled()
    assert view.left.text() == "3 of 41 left"
    QTest.mouseClick(view.next_button, Qt.MouseButton.LeftButton)
    settled()
    focused = view.window().focusWidget()
    assert focused is not None
    assert field(view, "q38").isAncestorOf(focused)
    answering.answer_all([(at(f"q{number}"), "x") for number in range(38, 41)])
    settled()
    assert view.left.text() == "Everything is answered"
    assert not view.next_button.isVisible()


def test_only_what_is_seen_is_built(opened: Open) -> None:
    view, _ = opened(*(item(f"q{number}") for number in range(400)))
    assert 5 < len(view.column.built) < 40
    assert view.go_to(at("q399"))
    settled()
    assert field(view, "q399").isVisible()
    assert len(view.column.built) < 80


def test_a_question_appears_and_goes_with_what_asks_it(opened: Open) -> None:
    view, answering = opened(
        item("a", "boolean"), item("b", text="Tell more", enableWhen=when("a", "=", answerBoolean=True)), item("c")
    )
    assert "Tell more" not in seen(view)
    answering.answer(at("a"), True)
    settled()
    assert "Tell more" in seen(view)
    tops = [field(view, link).y() for link in "abc"]
    assert tops == sorted(tops)
    answering.answer(at("a"), False)
    settled()
    assert "Tell more" not in seen(view)


def test_tab_goes_on_in_the_order_one_reads(opened: Open) -> None:
    view, answering = opened(item("a", "boolean"), item("b", enableWhen=when("a", "=", answerBoolean=True)), item("c"))
    answering.answer(at("a"), True)
    settled()
    field(view, "a").setFocus()
    order = []
    for _ in range(3):
        focused = view.window().focusWidget()
        order += [one.item.link_id for one in view.findChildren(ItemField) if focused and one.isAncestorOf(focused)]
        key(view, Qt.Key.Key_Tab)
    assert order == ["a", "b", "c"]


def test_what_is_missing_is_said_beside_it_once_it_is_to_be_finished(opened: Open) -> None:
    view, answering = opened(item("a"), item("b", required=True))
    assert "Please answer this." not in seen(view)
    assert not view.finish()
    assert "Please answer this." in seen(view)
    answering.answer(at("b"), "x")
    settled()
    assert "Please answer this." not in seen(view)
    assert view.finish()


def test_groups_that_repeat_begin_with_their_first_answer_and_go_again(opened: Open) -> None:
    view, answering = opened(item("rows", "group", text="Medicine", repeats=True, item=[item("name"), item("dose")]))
    line = field(view, "name").findChild(TypedField)
    assert line is not None
    QTest.keyClicks(line.line, "A")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    settled()
    assert len(answering.answers.rows("rows")) == 1
    QTest.mouseClick(button(view, "One more: Medicine"), Qt.MouseButton.LeftButton)
    settled()
    assert len(answering.answers.rows("rows")) == 2
    assert "Medicine 2" in seen(view)
    QTest.mouseClick(button(view, "Remove number 1"), Qt.MouseButton.LeftButton)
    settled()
    assert len(answering.answers.rows("rows")) == 1


def test_a_table_has_a_row_for_each_of_several(opened: Open) -> None:
    group = item("t", "group", repeats=True, extension=[control("gtable")], item=[item("x"), item("y", "integer")])
    view, answering = opened(group)
    table = view.findChild(Table)
    assert table is not None
    assert len(table.fields) == 2
    answering.answer((("t", "1"), ("x", "")), "a")
    settled()
    QTest.mouseClick(button(view, "One more row"), Qt.MouseButton.LeftButton)
    settled()
    assert len(table.fields) == 4


def test_pages_and_tabs_show_one_part_at_a_time(opened: Open) -> None:
    pages = [
        item(f"p{n}", "group", text=f"Page {n}", extension=[control("page")], item=[item(f"q{n}")]) for n in range(3)
    ]
    view, answering = opened(*pages)
    assert view.tabs is not None
    assert [one.item.link_id for one in view.findChildren(ItemField) if one.isVisible()] == ["q0"]
    QTest.mouseClick(button(view, "Next page"), Qt.MouseButton.LeftButton)
    settled()
    assert [one.item.link_id for one in view.findChildren(ItemField) if one.isVisible()] == ["q1"]
    answering.answer_all([(at("q0"), "x"), (at("q1"), "x")])
    view.go_to_open()
    settled()
    assert [one.item.link_id for one in view.findChildren(ItemField) if one.isVisible()] == ["q2"]


def test_items_below_an_answer_of_several_stand_below_that_answer(opened: Open) -> None:
    view, answering = opened(
        item("where", "choice", repeats=True, answerOption=[option("neck"), option("back")], item=[item("since")])
    )
    answering.answer((("where", "back"),), "back")
    settled()
    assert "Back" in seen(view)
    answering.answer((("where", "back"), ("since", "")), "May")
    assert answering.answers.value((("where", "back"), ("since", ""))) == "May"


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_forms_of_other_people_are_shown_whole(path: object, qtbot: QtBot, words: Words) -> None:
    opened = open_file(path, {})  # type: ignore[arg-type]  # a path
    window = FormWindow.of(opened, words)
    qtbot.addWidget(window)
    window.resize(800, 700)
    with qtbot.waitExposed(window):
        window.show()
    settled()
    for number in range(len(window.view._sections)):
        window.view.show_section(number)
        bar = window.view.column.verticalScrollBar()
        for value in range(0, bar.maximum() + 1, 900):
            bar.setValue(value)
            settled()
    assert window.view.column.built


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_takes_another_look_while_it_is_open(opened: Open, qapp: object, scheme: str) -> None:
    view, _ = opened(item("a"), item("b", "choice", answerOption=[option("x"), option("y")]))
    height = field(view, "b").height()
    Theme(scheme=scheme, scale=1.5, still=True).apply(qapp)  # type: ignore[arg-type]
    settled()
    view.resize(view.width() - 30, view.height())
    settled()
    assert field(view, "b").height() >= height


@pytest.mark.thorough
def test_a_key_that_asks_a_question_and_changes_a_score_takes_5_ms(qtbot: QtBot, words: Words) -> None:
    answering = LooseForm(resource.read(long_form())[0], words)
    view = QuestionnaireView(answering)
    qtbot.addWidget(view)
    view.resize(800, 700)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    assert len(answering.outcome.asked) > 200
    spent = []
    for number in range(60):
        start = time.process_time()  # what others do on this computer is no part of it
        answering.answer(at(f"q{number % 20}"), str((number + number // 20) % 4))
        spent.append(time.process_time() - start)
        settled()
    given = [int(str(answering.answers.value(at(f"q{number}")))) for number in range(20)]
    assert answering.answers.value(at("score")) == sum(given)
    assert statistics.median(spent) <= 0.005
