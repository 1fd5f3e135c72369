"""Numbers: stepped, typed, emptied, never turned by the wheel, never filled beforehand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import current
from clinic_app.ui.widgets.degrees import DegreeField
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.stepper import GAP, Stepper
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, picture, press, spoken, turn_wheel


@pytest.fixture
def stepper(show: Show) -> Stepper:
    made = Stepper(name="Needles, Infraspinatus RIGHT", fewer="One fewer", more="One more", lowest=1, highest=20)
    show(made)
    return made


@pytest.fixture
def heard(stepper: Stepper) -> Heard:
    values = Heard()
    stepper.entered.connect(values.note)
    return values


def test_it_is_empty_at_first_with_a_dash(stepper: Stepper) -> None:
    assert stepper.value is None
    assert stepper.box.placeholderText() == "–"
    assert not stepper.minus.isEnabled()


def test_plus_and_minus_step_within_the_limits(stepper: Stepper, heard: Heard) -> None:
    for button in (stepper.plus, stepper.plus, stepper.minus):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [1, 2, 1]
    assert not stepper.minus.isEnabled(), "1 is the lowest"
    stepper.set_value(20)
    assert not stepper.plus.isEnabled()


def test_a_first_number_other_than_the_lowest(show: Show) -> None:
    made = Stepper(name="Minutes", fewer="Less", more="More", unit="min", step=2, first=8, parent=None)
    show(made)
    QTest.mouseClick(made.plus, Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.plus, Qt.MouseButton.LeftButton)
    assert made.value == 10


def test_a_number_is_typed_and_counts_on_enter(stepper: Stepper, heard: Heard) -> None:
    stepper.setFocus()
    QTest.keyClicks(stepper.box, "12")
    assert heard == []
    QTest.keyClick(stepper.box, Qt.Key.Key_Return)
    assert heard == [12]


def test_a_typed_number_counts_after_a_second(qtbot: QtBot, stepper: Stepper) -> None:
    stepper.setFocus()
    with qtbot.waitSignal(stepper.entered, timeout=2500) as told:
        QTest.keyClicks(stepper.box, "3")
    assert told.args == [3]


def test_a_typed_number_counts_when_the_box_is_left(stepper: Stepper, heard: Heard) -> None:
    stepper.setFocus()
    QTest.keyClicks(stepper.box, "4")
    stepper.window().setFocus()
    assert heard == [4]


def test_emptying_is_an_answer_too(stepper: Stepper, heard: Heard) -> None:
    stepper.set_value(4)
    stepper.setFocus()
    stepper.box.selectAll()
    QTest.keyClick(stepper.box, Qt.Key.Key_Delete)
    QTest.keyClick(stepper.box, Qt.Key.Key_Return)
    assert heard == [None]


def test_a_number_beyond_the_limits_is_refused_and_stays_in_sight(stepper: Stepper, heard: Heard) -> None:
    refused = Heard()
    stepper.refused.connect(refused.note)
    stepper.setFocus()
    QTest.keyClicks(stepper.box, "99")
    QTest.keyClick(stepper.box, Qt.Key.Key_Return)
    assert refused[0] == 99
    assert heard == []
    assert stepper.value is None
    assert stepper.box.text() == "99"


def test_letters_are_not_numbers(stepper: Stepper) -> None:
    stepper.setFocus()
    QTest.keyClicks(stepper.box, "2x")
    assert stepper.box.text() == "2"
    stepper.box.settle()


def test_a_held_arrow_steps_once(stepper: Stepper, heard: Heard) -> None:
    stepper.set_value(5)
    press(stepper.box, Qt.Key.Key_Up)
    for _ in range(5):
        press(stepper.box, Qt.Key.Key_Up, held=True)
    assert heard == [6]


def test_the_wheel_steps_nothing(stepper: Stepper, heard: Heard) -> None:
    stepper.set_value(5)
    stepper.setFocus()
    for part in (stepper.box, stepper.plus, stepper):
        assert not turn_wheel(part).isAccepted()
    assert stepper.value == 5
    assert heard == []


def test_parts_are_targets_with_names(stepper: Stepper) -> None:
    for part in (stepper.minus, stepper.box, stepper.plus):
        assert part.width() >= 40
        assert part.height() >= 40
    assert [spoken(part)[0] for part in (stepper.minus, stepper.box, stepper.plus)] == [
        "One fewer",
        "Needles, Infraspinatus RIGHT",
        "One more",
    ]
    assert spoken(stepper.box)[1] == QAccessible.Role.EditableText


def test_focus_and_warning_are_seen_around_the_whole(stepper: Stepper) -> None:
    before = picture(stepper)
    stepper.setFocus()
    assert changed_pixels(before, picture(stepper)) > 2 * stepper.width()
    stepper.window().setFocus()
    stepper.set_level("warn")
    assert current().hex("warn") in colours(stepper)


def test_degrees_show_last_time_and_are_not_filled(show: Show) -> None:
    field = DegreeField(name="Abduction, RIGHT", highest=180, last="150° on 6 November")
    show(field)
    heard = Heard()
    field.entered.connect(heard.note)
    assert field.value is None
    assert any(label.text() == "150° on 6 November" for label in field.findChildren(QLabel))
    assert field.box.accessibleDescription() == "150° on 6 November"
    field.setFocus()
    QTest.keyClicks(field.box, "135")
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    assert heard == [135]
    field.set_value(None)
    assert field.value is None


@pytest.mark.parametrize("number", [None, 8, 120])
def test_a_number_stands_in_the_middle_together_with_its_unit(show: Show, number: int | None) -> None:
    made = Stepper(name="Minutes", fewer="Less", more="More", unit="min", highest=999)
    show(made)
    made.set_value(number)
    (unit,) = made.box.findChildren(Label)
    wide = QFontMetricsF(made.box.font()).horizontalAdvance(made.box.text() or made.box.placeholderText())
    left, right = unit.x() - GAP - wide, made.box.width() - unit.geometry().right() - 1
    assert abs(left - right) <= 2
    assert left > 0
