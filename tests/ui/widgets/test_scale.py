"""The pain scale: by mouse, by digits, and by arrows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.scale import PainScale
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, contrast, picture, press, spoken, turn_wheel


@pytest.fixture
def scale(show: Show) -> PainScale:
    made = PainScale(name="Pain now")
    show(made)
    made.setFocus()
    return made


@pytest.fixture
def heard(scale: PainScale) -> list[object]:
    values = Heard()
    scale.chosen.connect(values.note)
    return values


def test_a_press_chooses_and_a_second_takes_back(scale: PainScale, heard: list[object]) -> None:
    assert scale.value is None
    for number in (6, 0, 0):
        QTest.mouseClick(scale.cell(number), Qt.MouseButton.LeftButton)
    assert heard == [6, 0, None]


@pytest.mark.parametrize("digit", [0, 2, 5, 9])
def test_a_digit_chooses_at_once(scale: PainScale, heard: list[object], digit: int) -> None:
    press(scale.cell(0), Qt.Key(ord(str(digit))), str(digit))
    assert heard == [digit]


def test_one_and_zero_are_ten_and_one_alone_waits(qtbot: QtBot, scale: PainScale, heard: list[object]) -> None:
    press(scale.cell(0), Qt.Key.Key_1, "1")
    assert heard == []
    assert scale.cell(1).isChecked(), "but it is shown at once"
    press(scale.cell(0), Qt.Key.Key_0, "0")
    assert heard == [10]
    with qtbot.waitSignal(scale.chosen, timeout=2000):
        press(scale.cell(0), Qt.Key.Key_1, "1")
    assert heard == [10, 1]


def test_one_and_another_digit_is_that_digit(scale: PainScale, heard: list[object]) -> None:
    press(scale.cell(0), Qt.Key.Key_1, "1")
    press(scale.cell(0), Qt.Key.Key_7, "7")
    assert heard == [7]


def test_a_waiting_one_stands_when_the_page_is_left(scale: PainScale, heard: list[object]) -> None:
    press(scale.cell(0), Qt.Key.Key_1, "1")
    scale.hide()
    assert heard == [1]


def test_a_held_digit_counts_once(scale: PainScale, heard: list[object]) -> None:
    press(scale.cell(0), Qt.Key.Key_5, "5")
    for _ in range(5):
        press(scale.cell(0), Qt.Key.Key_5, "5", held=True)
    assert heard == [5]


def test_arrows_move_and_space_picks(scale: PainScale, heard: list[object]) -> None:
    for number in range(3):
        QTest.keyClick(scale.cell(number), Qt.Key.Key_Right)
    assert scale.cell(3).hasFocus()
    assert heard == []
    QTest.keyClick(scale.cell(3), Qt.Key.Key_Space)
    assert heard == [3]


def test_the_wheel_chooses_nothing(scale: PainScale, heard: list[object]) -> None:
    assert not turn_wheel(scale.cell(4)).isAccepted()
    assert heard == []


@pytest.mark.parametrize("number", range(11))
def test_the_number_stands_on_its_fill(scale: PainScale, number: int) -> None:
    image = picture(scale.cell(number))
    fill, ink = current().pain(number)
    assert image.pixelColor(6, image.height() // 2) == fill
    inside = {image.pixelColor(x, y).name() for x in range(8, image.width() - 8) for y in range(8, image.height() - 8)}
    assert max(contrast(QColor(one), fill) for one in inside) >= 4.5
    assert contrast(ink, fill) >= 4.5


@pytest.mark.parametrize("number", [0, 3, 10])
def test_chosen_and_focused_are_seen_and_differ(show: Show, scale: PainScale, number: int) -> None:
    cell = scale.cell(number)
    scale.window().setFocus()
    bare = picture(cell)
    scale.set_value(number)
    chosen = picture(cell)
    cell.setFocus()
    focused = picture(cell)
    around = 2 * (cell.width() + cell.height())
    assert changed_pixels(bare, chosen) > around
    assert changed_pixels(chosen, focused) > around


@pytest.mark.parametrize(("width", "scale_of_text"), [(700, 1.0), (356, 1.0), (356, 1.5), (220, 1.0)])
def test_cells_are_targets_in_as_many_rows_as_needed(
    qapp: QApplication,
    show: Show,
    width: int,
    scale_of_text: float,
) -> None:
    Theme(scale=scale_of_text, still=True).apply(qapp)
    made = PainScale(name="Pain now")
    show(made, width)
    boxes = [made.cell(number).geometry() for number in range(11)]
    assert all(box.width() >= 40 and box.height() >= 40 for box in boxes)
    assert all(made.rect().contains(box) for box in boxes)
    grown = [box.adjusted(0, 0, 3, 3) for box in boxes]
    assert not any(one.intersects(other) for place, one in enumerate(grown) for other in boxes[place + 1 :]), (
        "4 px apart"
    )


def test_numbers_run_from_left_to_right_everywhere(qapp: QApplication, show: Show) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = PainScale(name="Pain now")
    show(made)
    assert made.cell(0).x() < made.cell(10).x()


def test_a_scale_from_one_knows_no_zero(show: Show) -> None:
    made = PainScale(name="Next area", lowest=1)
    show(made)
    heard = Heard()
    made.chosen.connect(heard.note)
    press(made.cell(1), Qt.Key.Key_0, "0")
    assert heard == []
    assert made.value is None


def test_cells_are_radio_buttons_about_the_question(scale: PainScale) -> None:
    assert spoken(scale.cell(6)) == ("6", QAccessible.Role.RadioButton)
    assert scale.cell(6).accessibleDescription() == "Pain now"


def test_what_is_no_pain_has_none_of_its_colours(show: Show) -> None:
    """How well somebody walks: there 10 is good, and dark red would say the opposite."""
    pain, ability = PainScale(name="Pain now"), PainScale(name="How well", of_pain=False)
    show(pain)
    show(ability)
    of_pain = {Theme().pain(number)[0].name().upper() for number in range(1, 11)}
    assert of_pain <= set(colours(pain))
    assert not of_pain & set(colours(ability))
