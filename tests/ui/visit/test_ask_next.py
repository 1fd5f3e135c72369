"""Ask or test next: at most three questions with their answers, found out while nobody waits, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.ask_line import AskLine
from clinic_app.ui.visit.differential.ask_next import PAUSE, AskNext
from clinic_app.ui.visit.differential.considered import MuscleSide, name_of
from clinic_app.ui.visit.differential_panel import DifferentialPanel
from clinic_app.ui.visit.examination_page import ExaminationPage
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.note import sentences
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import Heard

Mark = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(marked: Desk, show: Show, qtbot: QtBot) -> ExaminationPage:
    made = ExaminationPage(marked)
    show(made, 1290)
    qtbot.waitUntil(lambda: bool(made.ask.ask.lines))
    return made


def first(asked: AskNext) -> AskLine:
    return asked.lines[0]


def control(line: AskLine) -> Segments:
    found = line.findChild(Segments)
    assert found is not None
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def seen(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def places(asked: AskNext) -> list[tuple[str, object]]:
    return [(one.question.form, one.question.path) for one in asked.lines]


def leader(desk: Desk) -> str:
    one = desk.visit.now.candidates[0]
    return name_of(desk, MuscleSide(one.muscle, one.side or ""))


def test_three_at_most_and_one_of_them_where_the_page_is_low(page: ExaminationPage) -> None:
    asked = page.ask.ask
    assert len(asked.lines) == 3
    assert [one.isVisible() for one in asked.lines] == [True, False, False]
    assert page.ask.others.words == "2 more"
    QTest.mouseClick(page.ask.others, LEFT)
    assert all(one.isVisible() for one in asked.lines)
    page.ask.set_room(has_room=True)
    assert not page.ask.others.isVisible()


def test_each_answer_says_in_words_what_it_does_to_the_list(page: ExaminationPage, marked: Desk) -> None:
    page.ask.set_room(has_room=True)
    for line in page.ask.ask.lines:
        said = seen(line)
        assert line.question.item.text in said
        for effect in line.question.effects:
            muscle = name_of(marked, MuscleSide(effect.first.muscle, effect.first.side or ""))
            told = [one for one in said if one.startswith(" or ".join(effect.answers))]
            assert len(told) == 1
            assert muscle in told[0]
            assert "first" in told[0]
            assert told[0] in line.accessibleName()
    assert "from" in seen(page.ask)[1]


def test_an_answer_goes_through_the_desk_and_keeps_its_promise(page: ExaminationPage, marked: Desk) -> None:
    line = first(page.ask.ask)
    question, effect = line.question, line.question.effects[0]
    option = next(one for one in question.item.options if one.text == effect.answers[0])
    gestures = len(marked.visit.gestures.undoable)
    QTest.mouseClick(control(line).button(option.code), LEFT)
    assert marked.visit.of(question.form).value(question.path) == option.code
    assert len(marked.visit.gestures.undoable) == gestures + 1
    assert leader(marked) == name_of(marked, MuscleSide(effect.first.muscle, effect.first.side or ""))
    marked.undo()
    assert marked.visit.of(question.form).value(question.path) is None


def test_the_next_question_comes_only_after_a_double_click_is_over(
    page: ExaminationPage, marked: Desk, qtbot: QtBot
) -> None:
    asked = page.ask.ask
    line, before = first(asked), places(asked)
    button = control(line).button(line.question.item.options[-1].code)
    QTest.mouseClick(button, LEFT)
    assert QApplication.doubleClickInterval() < PAUSE
    assert first(asked) is line
    QTest.mouseDClick(button, LEFT)  # its second press only
    QTest.mouseRelease(button, LEFT)
    assert first(asked) is line
    assert not marked.visit.of(line.question.form).said(line.question.path)
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: places(asked) != before, timeout=10 * PAUSE)
    assert before[0] not in places(asked)
    assert marked.visit.of(line.question.form).said(line.question.path)


def test_nothing_moves_while_something_in_it_is_pressed(page: ExaminationPage, marked: Desk, qtbot: QtBot) -> None:
    asked = page.ask.ask
    before = places(asked)
    button = control(first(asked)).button(first(asked).question.item.options[0].code)
    QTest.mousePress(button, LEFT)
    marked.answer("intake", path("rolling_in_bed"), "worse")
    marked.answer("intake", path("coughing_sneezing"), "no")
    qtbot.wait(2 * PAUSE)
    assert places(asked) == before
    outside = QPointF(QPoint(-50, -50))  # let go elsewhere: no answer
    none = Qt.KeyboardModifier.NoModifier
    gone = QMouseEvent(QEvent.Type.MouseButtonRelease, outside, outside, LEFT, Qt.MouseButton.NoButton, none)
    QApplication.sendEvent(button, gone)
    qtbot.waitUntil(lambda: places(asked) != before, timeout=10 * PAUSE)


def test_by_keyboard_from_question_to_question(page: ExaminationPage, marked: Desk, qtbot: QtBot) -> None:
    asked = page.ask.ask
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    line = first(asked)
    assert line.isAncestorOf(focused())
    before = places(asked)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert marked.visit.of(line.question.form).said(line.question.path)
    qtbot.waitUntil(lambda: places(asked) != before, timeout=10 * PAUSE)
    assert first(asked).isAncestorOf(focused())


def test_a_test_leads_to_its_place_in_the_form(page: ExaminationPage, marked: Desk, qtbot: QtBot) -> None:
    """Once the questions are used up, tests are proposed, each with a way to the form."""
    asked = page.ask.ask
    lines = AskNext(marked, forms=("examination",), parent=page)
    qtbot.waitUntil(lambda: bool(lines.lines))
    line = next(one for one in lines.lines if one.go is not None)
    assert line.go is not None
    assert line.question.item.text in line.go.accessibleName()
    heard = Heard()
    marked.asked_for.connect(lambda *what: heard.append(what))
    QTest.mouseClick(line.go, LEFT)
    assert heard == [("", "examination", line.question.path)]
    assert page.show_answer("examination", line.question.path)
    assert asked.lines


def test_without_a_side_a_sided_test_is_only_shown(marked: Desk, mark: Mark, show: Show, qtbot: QtBot) -> None:
    mark("lower_back.left", 6)
    mark("buttock_upper.left", 5)
    asked = AskNext(marked, forms=("examination",), most=6)
    show(asked, 520)
    qtbot.waitUntil(lambda: bool(asked.lines))
    sideless = [one for one in asked.lines if one.question.is_sideless]
    assert sideless
    assert all(one.cell is None and one.go is not None for one in sideless)


def test_an_emergency_takes_it_away_at_once(page: ExaminationPage, marked: Desk) -> None:
    assert page.ask.isVisible()
    marked.answer("red_flags", path("ces_saddle"), "yes")
    assert page.ask.ask.lines == []
    assert not page.ask.isVisible()


def test_reference_mode_asks_nothing(marked: Desk, show: Show, qtbot: QtBot) -> None:
    marked.clinic.settings["mode"] = "reference"
    made = ExaminationPage(marked)
    show(made, 1290)
    qtbot.wait(2 * PAUSE)
    assert made.ask.ask.lines == []
    assert not made.ask.isVisible()


def test_it_waits_for_the_list(desk: Desk, mark: Mark, show: Show, qtbot: QtBot) -> None:
    mark("lower_back.right")
    made = ExaminationPage(desk)
    show(made, 1290)
    qtbot.wait(PAUSE)
    assert made.ask.ask.lines == []


def test_asking_writes_nothing(page: ExaminationPage, marked: Desk, qtbot: QtBot) -> None:
    visit = marked.visit
    before = [one.text for one in sentences(visit, visit.reference.note, marked.words)]
    gestures = len(visit.gestures.undoable)
    QTest.mouseClick(page.ask.others, LEFT)
    qtbot.wait(PAUSE)
    assert [one.text for one in sentences(visit, visit.reference.note, marked.words)] == before
    assert len(visit.gestures.undoable) == gestures


def test_the_intake_asks_one_question_below_its_list(marked: Desk, show: Show, qtbot: QtBot) -> None:
    panel = DifferentialPanel(marked, wide=False)
    show(panel, 364)
    asked = panel.findChild(AskNext)
    assert asked is not None
    qtbot.waitUntil(lambda: bool(asked.lines))
    assert len(asked.lines) == 1
    assert asked.lines[0].question.form == "intake"
    assert asked.isVisible()


def test_an_answer_given_elsewhere_changes_what_is_asked(page: ExaminationPage, marked: Desk, qtbot: QtBot) -> None:
    asked = page.ask.ask
    question = first(asked).question
    marked.answer(question.form, question.path, question.item.options[0].code)
    qtbot.waitUntil(lambda: (question.form, question.path) not in places(asked), timeout=10 * PAUSE)


def test_a_click_is_not_kept_waiting(page: ExaminationPage, marked: Desk, mark: Mark) -> None:
    """Answering finds nothing out at once: what is worth asking is looked for later, question by question."""
    asked = page.ask.ask
    before = [one.question for one in asked.lines]
    mark("thigh_back.right", 4)
    assert [one.question for one in asked.lines] == before
