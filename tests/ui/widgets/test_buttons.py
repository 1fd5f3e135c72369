"""Buttons: pressed by mouse and key, once however long a key is held, large enough, and never cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.ui.looks import ROLES
from clinic_app.ui.theme import Theme, current
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.ui.widgets.tick_box import TickBox
from tests.ui.conftest import Show
from tests.ui.seeing import Heard, changed_pixels, colours, picture, press, spoken

LONG = "Physiotherapeutische Selbstbehandlung ausdrucken"


def test_mouse_space_and_enter_press(show: Show) -> None:
    button = Button("Unlock", role="main")
    show(button)
    heard = Heard()
    button.clicked.connect(heard.note)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(heard) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_held_key_presses_once(show: Show, key: Qt.Key) -> None:
    button = Button("Next")
    show(button)
    heard = Heard()
    button.clicked.connect(heard.note)
    press(button, key)
    for _ in range(5):
        press(button, key, held=True)
    QTest.keyRelease(button, key)
    assert len(heard) == 1


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_role_is_large_enough(qapp: QApplication, show: Show, role: str, scale: float) -> None:
    Theme(scale=scale, still=True).apply(qapp)
    button = Pressable("No", role=role)
    show(button)
    assert button.minimumSizeHint().width() >= 40
    assert button.height() >= 40


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("checked", [False, True])
def test_focus_is_seen_on_every_role(show: Show, role: str, checked: bool) -> None:
    button = Pressable("Chosen", role=role)
    button.setCheckable(True)
    button.setChecked(checked)
    show(button)
    before = picture(button)
    button.setFocus()
    around = 2 * (button.width() + button.height())
    assert changed_pixels(before, picture(button)) > around
    assert current().hex("focus") in colours(button)


def test_large_makes_a_target_for_patients(show: Show) -> None:
    button = Button("Next", role="main")
    button.set_large(large=True)
    show(button)
    assert button.height() >= 64


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_an_icon_put_last_stands_behind_the_words(show: Show, direction: Qt.LayoutDirection) -> None:
    button = Button("Next", icon="chevron-right")
    button.setLayoutDirection(direction)
    show(button)
    box = QRectF(button.rect())
    before = button._places(box)
    button.set_icon_last()
    icon, words = button._places(box)
    reads_left_to_right = direction is Qt.LayoutDirection.LeftToRight
    assert (before[0].left() < before[1].x()) is reads_left_to_right
    assert (icon.left() > words.x()) is reads_left_to_right
    assert box.contains(icon)


@pytest.mark.parametrize("width", [420, 300, 220])
def test_long_words_wrap_and_are_drawn_whole(qapp: QApplication, show: Show, width: int) -> None:
    Theme(scale=1.5, still=True).apply(qapp)
    button = Button(LONG, icon="printer-outline")
    show(button, width)
    assert button.height() >= button.heightForWidth(button.width())
    edge = Theme().hex("line_strong")
    image = picture(button)
    rim = [image.pixelColor(1, y).name().upper() for y in range(10, image.height() - 10)]
    assert set(rim) <= {Theme().hex("surface"), edge}, "words touch the edge"


def test_a_narrow_button_is_taller_not_cut(show: Show) -> None:
    button = Button(LONG)
    assert button.heightForWidth(150) > button.heightForWidth(600)
    assert button.minimumSizeHint().width() < button.sizeHint().width()


def test_words_are_the_name_even_with_an_ampersand() -> None:
    button = Button("Note & sign")
    assert button.words == "Note & sign"
    assert spoken(button) == ("Note & sign", QAccessible.Role.Button)


def test_an_icon_alone_needs_a_name() -> None:
    button = IconButton("undo", "Undo the last answer")
    assert spoken(button)[0] == "Undo the last answer"
    assert button.toolTip() == "Undo the last answer"
    with pytest.raises(ValueError, match="name"):
        IconButton("undo", "")


def test_an_icon_that_does_not_exist_is_refused_where_it_is_given() -> None:
    with pytest.raises(KeyError):
        Button("Print", icon="printer-of-no-kind")


def test_right_to_left_puts_the_icon_at_the_other_end(show: Show) -> None:
    def ink_at(button: Button, left: int, right: int) -> int:
        image = picture(button)
        ground = current().colour("surface")
        return sum(image.pixelColor(x, y) != ground for x in range(left, right) for y in range(12, 28))

    button = Button("", icon="file-pdf-box", name="Print")
    button.set_words("il")
    show(button, 100)
    wide, half = button.width(), button.width() // 2
    assert ink_at(button, 4, half) > ink_at(button, half, wide - 4)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert ink_at(button, 4, half) < ink_at(button, half, wide - 4)


def test_a_tick_box_changes_its_picture_not_its_size(show: Show) -> None:
    box = TickBox("Hold this to sign")
    show(box)
    before, size = picture(box), box.sizeHint()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert spoken(box) == ("Hold this to sign", QAccessible.Role.CheckBox)
    assert changed_pixels(before, picture(box)) > 50
    assert box.sizeHint() == size
