"""Fields and boxes: what is typed is told once it rests, and what is amiss stands beside the label."""

from __future__ import annotations

from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.field import Field, SecretField
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.text_box import TextBox
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, picture, press, spoken, turn_wheel


@pytest.fixture
def box(show: Show) -> TextBox:
    made = TextBox(name="Assessment", placeholder="In your own words")
    show(made)
    made.setFocus()
    return made


def test_words_are_told_a_second_after_the_last_key(qtbot: QtBot, box: TextBox) -> None:
    with qtbot.waitSignal(box.settled, timeout=2500) as told:
        QTest.keyClicks(box, "Lifts")
    assert told.args == ["Lifts"]


def test_who_types_without_a_pause_is_told_of_every_two_seconds(qtbot: QtBot, box: TextBox) -> None:
    heard = Heard()
    box.settled.connect(heard.note)
    began = monotonic()
    while monotonic() - began < 4.5:
        QTest.keyClicks(box, "ab ")
        qtbot.wait(60)
    assert 2 <= len(heard) <= 4
    assert all(box.words.startswith(str(one)) for one in heard)


def test_words_are_told_when_the_box_is_left_and_only_once(box: TextBox) -> None:
    heard = Heard()
    box.settled.connect(heard.note)
    QTest.keyClicks(box, "Lifts")
    box.window().setFocus()
    box.setFocus()
    box.window().setFocus()
    assert heard == ["Lifts"]


def test_words_put_in_by_the_program_are_not_told(box: TextBox) -> None:
    heard = Heard()
    box.settled.connect(heard.note)
    box.set_words("From the record")
    box.window().setFocus()
    assert heard == []
    assert box.words == "From the record"


def test_the_box_grows_with_its_words(qapp: QApplication, box: TextBox) -> None:
    before = box.height()
    box.set_words("one\ntwo\nthree\nfour\nfive")
    assert box.height() > before + box.fontMetrics().height()
    assert box.verticalScrollBar().maximum() == 0, "nothing is out of sight"
    box.set_words("one")
    assert box.height() == before
    Theme(scale=1.5, still=True).apply(qapp)
    qapp.processEvents()
    assert box.height() > before
    box.window().setFocus()


def test_tab_leaves_the_box_and_the_wheel_is_the_pages(box: TextBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.words == ""
    assert not turn_wheel(box.viewport()).isAccepted()


def test_a_field_has_its_label_above_and_as_its_name(show: Show) -> None:
    field = Field("Birth date", hint="day, month, year")
    show(field)
    label = next(one for one in field.findChildren(QLabel) if one.text() == "Birth date")
    assert label.mapTo(field, label.rect().bottomLeft()).y() <= field.line.y()
    assert spoken(field.line) == ("Birth date", QAccessible.Role.EditableText)
    assert field.line.height() >= 40


def test_what_is_amiss_is_said_in_words_read_aloud_and_taken_away(show: Show) -> None:
    field = Field("Birth date")
    show(field)
    field.set_amiss("February has no 31st.")
    words = next(one for one in field.findChildren(QLabel) if one.text() == "February has no 31st.")
    assert words.isVisible()
    assert field.line.accessibleDescription() == "February has no 31st."
    assert current().hex("danger") in colours(field.line)
    QTest.keyClicks(field.line, "1")
    assert not words.isVisible()
    field.line.settle()


def test_a_field_tells_what_was_typed_and_enter(show: Show) -> None:
    field = Field("Name")
    show(field)
    settled, entered = Heard(), Heard()
    field.settled.connect(settled.note)
    field.entered.connect(entered.note)
    field.setFocus()
    QTest.keyClicks(field.line, "Marsh")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert settled == ["Marsh"]
    assert entered == [None]
    field.set_words("Marek")
    field.line.settle()
    assert settled == ["Marsh"]


def test_focus_is_seen_on_a_line(show: Show) -> None:
    field = Field("Name")
    show(field)
    before = picture(field.line)
    field.setFocus()
    assert changed_pixels(before, picture(field.line)) > 2 * field.line.width()
    assert current().hex("focus") in colours(field.line)


def test_a_password_is_hidden_until_its_eye_is_pressed(show: Show) -> None:
    field = SecretField("Password", show="Show the password", hide="Hide the password")
    show(field)
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert eye.width() >= 40
    assert spoken(eye)[0] == "Show the password"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert spoken(eye)[0] == "Hide the password"


def test_the_end_button_changes_ends_with_the_direction(show: Show) -> None:
    field = SecretField("Password", show="Show", hide="Hide")
    show(field)
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    assert eye.geometry().right() == field.line.width() - 1
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert eye.x() == 0


def test_search_filters_from_the_first_letter_and_empties(show: Show) -> None:
    search = SearchField(name="Find a patient", clear="Empty the search")
    show(search)
    searched, down, entered = Heard(), Heard(), Heard()
    search.searched.connect(searched.note)
    search.went_down.connect(down.note)
    search.entered.connect(entered.note)
    search.setFocus()
    QTest.keyClicks(search, "ma")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    cross = search.findChild(IconButton)
    assert isinstance(cross, IconButton)
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert searched == ["m", "ma", ""]
    assert (len(down), len(entered)) == (1, 1)
    assert not cross.isVisible()
    assert search.hasFocus()


@pytest.fixture
def choice(show: Show) -> ChoiceBox:
    made = ChoiceBox([Option("short", "0.25 × 30"), Option("long", "0.25 × 40")], name="Needle, mm", placeholder="…")
    show(made)
    return made


def test_a_choice_box_is_empty_at_first_and_deaf_to_the_wheel(choice: ChoiceBox) -> None:
    choice.setFocus()
    assert choice.value is None
    assert not turn_wheel(choice).isAccepted()
    assert choice.value is None
    assert choice.height() >= 40
    assert spoken(choice)[0] == "Needle, mm"


def test_a_choice_box_tells_what_a_person_picked(choice: ChoiceBox) -> None:
    heard = Heard()
    choice.chosen.connect(heard.note)
    choice.set_value("short")
    assert heard == []
    press(choice, Qt.Key.Key_Down)
    assert heard == ["long"]
    assert choice.value == "long"
    press(choice, Qt.Key.Key_Up, held=True)
    assert choice.value == "long"
    choice.set_value(None)
    assert choice.value is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_rows_of_a_choice_box_are_targets(choice: ChoiceBox) -> None:
    choice.showPopup()
    assert choice.view().visualRect(choice.model().index(1, 0)).height() >= 44
    choice.hidePopup()
