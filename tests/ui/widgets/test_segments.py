"""Segments: nothing chosen at first, one at a time, taken back by a second press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, contrast, picture, press, spoken, turn_wheel

SAFETY = (
    Option("no", "No", key="N"),
    Option("unsure", "Not sure", key="S", level="warn"),
    Option("yes", "Yes", key="Y", level="danger"),
)
LONG = (Option(1, "Uneingeschränkt"), Option(2, "Schmerzhaft"), Option(3, "Bewegungseinschränkung"))


@pytest.fixture
def row(show: Show) -> Segments:
    segments = Segments(SAFETY, name="Is a hand getting clumsy?")
    show(segments)
    return segments


@pytest.fixture
def heard(row: Segments) -> list[object]:
    values = Heard()
    row.chosen.connect(values.note)
    return values


def test_nothing_is_chosen_at_first(row: Segments) -> None:
    assert row.value is None
    assert not any(row.button(option.value).isChecked() for option in SAFETY)


def test_mouse_chooses_changes_and_takes_back(row: Segments, heard: list[object]) -> None:
    for value in ("no", "yes", "yes"):
        QTest.mouseClick(row.button(value), Qt.MouseButton.LeftButton)
    assert heard == ["no", "yes", None]
    assert not row.button("yes").isChecked()


def test_letters_choose_from_any_part(row: Segments, heard: list[object]) -> None:
    press(row.button("no"), Qt.Key.Key_Y, "y")
    press(row.button("yes"), Qt.Key.Key_S, "S")
    assert heard == ["yes", "unsure"]


def test_a_held_letter_answers_once_and_not_the_next_question(show: Show, row: Segments, heard: list[object]) -> None:
    following = Segments(SAFETY, name="Are your legs unsteady?")
    show(following)
    press(row.button("no"), Qt.Key.Key_N, "n")
    for _ in range(6):
        press(row.button("no"), Qt.Key.Key_N, "n", held=True)
        press(following.button("no"), Qt.Key.Key_N, "n", held=True)
    assert heard == ["no"]
    assert following.value is None


def test_a_shortcut_with_the_same_letter_is_not_an_answer(row: Segments, heard: list[object]) -> None:
    QTest.keyClick(row.button("no"), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_arrows_move_and_space_picks(row: Segments, heard: list[object]) -> None:
    row.setFocus()
    QTest.keyClick(row.button("no"), Qt.Key.Key_Right)
    QTest.keyClick(row.button("unsure"), Qt.Key.Key_Right)
    assert row.button("yes").hasFocus()
    assert heard == []
    QTest.keyClick(row.button("yes"), Qt.Key.Key_Space)
    assert heard == ["yes"]
    QTest.keyClick(row.button("yes"), Qt.Key.Key_Home)
    assert row.button("no").hasFocus()


def test_arrows_follow_the_line_of_reading(row: Segments) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.setFocus()
    QTest.keyClick(row.button("no"), Qt.Key.Key_Left)
    assert row.button("unsure").hasFocus()


def test_the_row_is_one_tab_stop_at_the_chosen_one(row: Segments) -> None:
    row.set_value("yes")
    stops = [value for value in ("no", "unsure", "yes") if row.button(value).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["yes"]


def test_the_wheel_chooses_nothing(row: Segments) -> None:
    assert not turn_wheel(row.button("no")).isAccepted()
    assert row.value is None


def test_showing_a_choice_tells_nobody_and_refuses_strangers(row: Segments, heard: list[object]) -> None:
    row.set_value("unsure")
    assert heard == []
    with pytest.raises(ValueError, match="maybe"):
        row.set_value("maybe")


@pytest.mark.parametrize(("value", "ground"), [("no", "accent"), ("unsure", "warn_soft"), ("yes", "danger_fill")])
def test_the_chosen_one_is_filled_by_its_level(row: Segments, value: str, ground: str) -> None:
    row.set_value(value)
    assert colours(row.button(value)).most_common(1)[0][0] == current().hex(ground)


def test_parts_are_radio_buttons_about_the_question(row: Segments) -> None:
    assert spoken(row.button("yes")) == ("Yes", QAccessible.Role.RadioButton)
    assert row.button("yes").accessibleDescription() == "Is a hand getting clumsy?"


def test_a_forbidden_option_says_why(row: Segments, heard: list[object]) -> None:
    row.forbid("yes", "Not with a blood thinner")
    QTest.mouseClick(row.button("yes"), Qt.MouseButton.LeftButton)
    press(row.button("no"), Qt.Key.Key_Y, "y")
    assert heard == []
    assert row.button("yes").accessibleDescription() == "Not with a blood thinner"
    assert row.button("yes").shown_icon() == "lock-outline"
    row.allow("yes")
    QTest.mouseClick(row.button("yes"), Qt.MouseButton.LeftButton)
    assert heard == ["yes"]


@pytest.mark.parametrize("shape", ["joined", "apart", "listed"])
@pytest.mark.parametrize("width", [900, 420, 330])
def test_long_words_get_rows_and_stay_whole(qapp: QApplication, show: Show, shape: str, width: int) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    segments = Segments(LONG, name="Abduction", shape=shape)  # type: ignore[arg-type]  # one of its shapes
    show(segments, width)
    boxes = [segments.button(option.value).geometry() for option in LONG]
    for option, box in zip(LONG, boxes, strict=True):
        button = segments.button(option.value)
        assert box.width() >= button.minimumSizeHint().width()
        assert box.height() >= button.heightForWidth(box.width()) >= 40
        assert segments.rect().contains(box)
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_right_to_left_mirrors_the_row(show: Show) -> None:
    segments = Segments(SAFETY, name="Clumsy?")
    show(segments)
    ltr = [segments.button(option.value).geometry() for option in SAFETY]
    segments.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    segments.resize(segments.width() + 1, segments.height())
    for option, before in zip(SAFETY, ltr, strict=True):
        assert segments.button(option.value).geometry().right() == segments.width() - 1 - before.left()


def test_focus_is_seen_on_a_chosen_part(row: Segments) -> None:
    row.set_value("no")
    before = picture(row.button("no"))
    row.setFocus()
    assert changed_pixels(before, picture(row.button("no"))) > 2 * row.button("no").width()
    assert contrast(current().hex("focus"), current().hex("surface")) >= 3


def test_large_parts_are_targets_for_patients(show: Show) -> None:
    segments = Segments(SAFETY, name="Clumsy?", shape="apart", fill=True)
    segments.set_large(large=True)
    show(segments)
    assert all(segments.button(option.value).height() >= 64 for option in SAFETY)


@pytest.mark.usefixtures("qapp")
def test_a_question_with_nothing_to_choose_from_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="Which visit"):
        Segments((), name="Which visit?")
