"""Chips: on and off are told apart without colour, and nothing moves when one is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import current
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.halves_chip import EASES, NO, WORSE, HalvesChip
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, picture, press, spoken, turn_wheel


@pytest.fixture
def factor(show: Show) -> HalvesChip:
    chip = HalvesChip("Driving", worse="worse", eases="eases", no="no", keys=("W", "E", "N"))
    show(chip)
    return chip


def answers(chip: HalvesChip) -> list[object]:
    heard = Heard()
    chip.chosen.connect(heard.note)
    return heard


def test_a_chip_is_a_check_box_that_keeps_its_size(show: Show) -> None:
    chip = Chip("Arm overhead")
    show(chip)
    size = chip.sizeHint()
    before = picture(chip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert chip.shown_icon() == "check"
    assert chip.sizeHint() == size
    assert changed_pixels(before, picture(chip)) > 100
    assert spoken(chip) == ("Arm overhead", QAccessible.Role.CheckBox)


def test_chips_flow_and_mirror(show: Show) -> None:
    row = QWidget()
    flow = FlowLayout(row)
    chips = [Chip(words, parent=row) for words in ("Lying on that side", "Arm overhead", "Lifting", "Desk work")]
    for chip in chips:
        flow.addWidget(chip)
    show(row, 320)
    assert chips[0].y() < chips[2].y(), "they wrap"
    ltr = [chip.geometry() for chip in chips]
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.layout().activate()  # type: ignore[union-attr]  # it has one
    for chip, before in zip(chips, ltr, strict=True):
        assert chip.y() == before.y()
        assert chip.geometry().right() == row.width() - 1 - before.left()


def test_a_filled_flow_ends_every_row_where_the_others_end(show: Show) -> None:
    row = QWidget()
    flow = FlowLayout(row, fill=True)
    chips = [Chip(words, parent=row) for words in ("Dry needling", "Massage", "Stretching and exercise")]
    for chip in chips:
        flow.addWidget(chip)
    show(row, 280)
    assert chips[0].y() == chips[1].y() < chips[2].y()
    assert [chip.geometry().right() for chip in chips[1:]] == [row.width() - 1] * 2
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)


def test_a_low_flow_stands_its_items_on_one_line(show: Show) -> None:
    row = QWidget()
    flow = FlowLayout(row, low=True)
    tall, small = Chip("Tall", parent=row), Chip("Small", parent=row)
    tall.setMinimumHeight(90)
    for chip in (tall, small):
        flow.addWidget(chip)
    show(row, 400)
    assert small.height() < tall.height()
    assert small.geometry().bottom() == tall.geometry().bottom()


def test_a_factor_is_unanswered_at_first(factor: HalvesChip) -> None:
    assert factor.value is None


@pytest.mark.parametrize("answer", [WORSE, EASES, NO])
def test_each_answer_by_mouse_and_back(factor: HalvesChip, answer: str) -> None:
    heard = answers(factor)
    for _ in range(2):
        QTest.mouseClick(factor.button(answer), Qt.MouseButton.LeftButton)
    assert heard == [answer, None]
    assert factor.value is None


@pytest.mark.parametrize(("letter", "answer"), [("w", WORSE), ("E", EASES), ("n", NO)])
def test_letters_answer_and_a_held_letter_does_not(factor: HalvesChip, letter: str, answer: str) -> None:
    heard = answers(factor)
    factor.setFocus()
    key = Qt.Key(ord(letter.upper()))
    press(factor.button(WORSE), key, letter)
    for _ in range(4):
        press(factor.button(WORSE), key, letter, held=True)
    assert heard == [answer]


def test_arrows_move_between_the_parts(factor: HalvesChip) -> None:
    factor.setFocus()
    QTest.keyClick(factor.button(WORSE), Qt.Key.Key_Right)
    assert factor.button(EASES).hasFocus()
    assert factor.value is None, "moving answers nothing"
    QTest.keyClick(factor.button(EASES), Qt.Key.Key_Space)
    assert factor.value == EASES


def test_the_four_states_look_different_in_grey(factor: HalvesChip) -> None:
    pictures = []
    for answer in (None, WORSE, EASES, NO):
        factor.set_value(answer)
        pictures.append(picture(factor).convertToFormat(picture(factor).Format.Format_Grayscale8))
    for place, one in enumerate(pictures):
        for other in pictures[place + 1 :]:
            assert changed_pixels(one, other) > 500


def test_answers_are_filled_and_no_lies_back(factor: HalvesChip) -> None:
    theme = current()
    factor.set_value(WORSE)
    assert theme.hex("accent") in colours(factor)
    factor.set_value(NO)
    assert theme.hex("accent") not in colours(factor)
    assert colours(factor).most_common(1)[0][0] == theme.hex("sunken")


def test_showing_an_answer_tells_nobody(factor: HalvesChip) -> None:
    heard = answers(factor)
    factor.set_value(WORSE)
    assert heard == []


def test_the_wheel_answers_nothing(factor: HalvesChip) -> None:
    assert not turn_wheel(factor.button(WORSE)).isAccepted()
    assert factor.value is None


def test_parts_are_radio_buttons_about_the_factor(factor: HalvesChip) -> None:
    part = factor.button(WORSE)
    assert spoken(part) == ("worse", QAccessible.Role.RadioButton)
    assert part.accessibleDescription() == "Driving"
    assert part.width() >= 40
    assert part.height() >= 40


def test_answering_does_not_move_the_parts(qtbot: QtBot, factor: HalvesChip) -> None:
    before = factor.button(NO).geometry(), factor.sizeHint()
    factor.set_value(WORSE)
    qtbot.wait(1)
    assert (factor.button(NO).geometry(), factor.sizeHint()) == before
