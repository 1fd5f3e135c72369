"""Questions on the page answer into the record and show what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.factor_group import FactorGroup
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.forms.question import Question
from clinic_app.ui.forms.sided import SidedQuestion
from clinic_app.ui.forms.typed_line import TypedLine
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.scale import PainScale
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.open_visit import path
from tests.ui.conftest import Show
from tests.ui.seeing import colours, press


def test_a_click_is_in_the_record_before_it_is_drawn(desk: Desk, show: Show) -> None:
    question = Question(desk, "intake", desk.visit.form("intake").item("onset"))
    show(question)
    segments = question.findChild(Segments)
    assert segments is not None
    QTest.mouseClick(segments.button("sudden"), Qt.MouseButton.LeftButton)
    assert desk.visit.record.answers.of_visit(desk.visit.visit.id)[-1].value == "sudden"
    assert segments.value == "sudden"
    desk.undo()
    assert segments.value is None


def test_factor_chips_answer_worse_eases_and_the_rest_no(desk: Desk, show: Show) -> None:
    group = FactorGroup(desk, "intake", desk.visit.form("intake").item("sitting"))
    show(group)
    QTest.mouseClick(group.chips["rising_from_chair"].button("worse"), Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    assert desk.visit.value("intake", "rising_from_chair") == "worse"
    before = len(desk.visit.gestures.undoable)
    QTest.mouseClick(group._rest, Qt.MouseButton.LeftButton)
    assert desk.visit.value("intake", "driving") == "no"
    assert desk.visit.value("intake", "rising_from_chair") == "worse"
    assert len(desk.visit.gestures.undoable) == before + 1
    desk.undo()
    assert desk.visit.value("intake", "driving") is None


def test_questions_appear_when_they_are_asked_and_go_when_not(desk: Desk, show: Show) -> None:
    form = desk.visit.form("safety_history")
    view = FormView(desk, "safety_history", [form.item("blood"), form.item("blood_which")])
    show(view)
    assert "blood_which" not in view.widgets
    desk.answer("safety_history", path("blood"), "yes")
    assert view.widgets["blood_which"].isVisible()
    desk.undo()
    assert not view.widgets["blood_which"].isVisible()


def test_an_exclusive_answer_takes_the_others_off(desk: Desk, show: Show) -> None:
    question = Question(desk, "intake", desk.visit.form("intake").item("mechanism"))
    show(question)
    chips = {chip.words: chip for chip in question.findChildren(Chip)}
    QTest.mouseClick(chips["Fall"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips["Nothing known"], Qt.MouseButton.LeftButton)
    assert desk.visit.of("intake").rows("mechanism") == ["nothing"]


def test_both_sides_of_a_test_stand_under_its_name(desk: Desk, show: Show) -> None:
    sided = SidedQuestion(desk, "examination", desk.visit.form("examination").item("slr"))
    show(sided, 700)
    left = sided.questions[1].findChild(Segments)
    assert left is not None
    QTest.mouseClick(left.button("positive"), Qt.MouseButton.LeftButton)
    assert [str(one) for one in desk.visit.now.findings if one.kind == "test"] == ["test:slr.left=positive"]


def test_a_date_that_is_none_is_said_beside_the_line_and_kept_in_it(desk: Desk, show: Show, qtbot: QtBot) -> None:
    question = Question(desk, "home_care", desk.visit.form("home_care").item("next_visit"))
    show(question)
    typed = question.findChild(TypedLine)
    assert typed is not None
    typed.line.setFocus()
    QTest.keyClicks(typed.line, "31.02.2026")
    typed.line.clearFocus()
    assert desk.visit.value("home_care", "next_visit") is None
    assert typed.line.text() == "31.02.2026"
    assert "2026-11-27" in next(label.text() for label in typed.findChildren(Label) if label.isVisible())
    typed.line.setFocus()
    typed.line.clear()
    QTest.keyClicks(typed.line, "2026-12-04")
    typed.line.clearFocus()
    assert desk.visit.value("home_care", "next_visit") == "2026-12-04"


def test_a_typed_pain_number_is_one_answer(desk: Desk, show: Show, qtbot: QtBot) -> None:
    question = Question(desk, "intake", desk.visit.form("intake").item("worst"))
    show(question)
    scale = question.findChild(PainScale)
    assert scale is not None
    scale.setFocus()
    QTest.keyClick(scale.focusProxy() or scale, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: desk.visit.value("intake", "worst") == 8)


def test_a_digit_picks_an_answer_of_the_appointment_and_a_held_one_picks_once(desk: Desk, show: Show) -> None:
    question = Question(desk, "follow_up", desk.visit.form("follow_up").item("home_done"))
    show(question)
    segments = question.findChild(Segments)
    assert segments is not None
    press(segments, Qt.Key.Key_2, "2")
    assert desk.visit.value("follow_up", "home_done") == "some"
    press(segments, Qt.Key.Key_2, "2", held=True)
    assert desk.visit.value("follow_up", "home_done") == "some"


def test_how_well_something_goes_is_not_asked_in_the_colours_of_pain(desk: Desk, show: Show) -> None:
    pain, ability = (Question(desk, "intake", desk.visit.form("intake").item(link)) for link in ("worst", "goal_now"))
    for one in (pain, ability):
        show(one)
    dark_red = Theme().pain(8)[0].name().upper()
    assert dark_red in colours(pain)
    assert dark_red not in colours(ability)
