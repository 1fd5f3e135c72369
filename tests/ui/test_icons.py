"""Icons: every name has its picture, sharp on every screen, turned where it points along the line of reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage, QRawFont

from clinic_app.ui import icon_font, icons

INK = QColor("#0B6470")


def drawn(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height()))


def test_every_name_has_a_glyph() -> None:
    raw = QRawFont(str(icon_font.FOLDER / "clinic-icons.ttf"), 24)
    glyphs = [raw.glyphIndexesForString(character) for character in icon_font.code_points().values()]
    assert all(len(glyph) == 1 and glyph[0] for glyph in glyphs)


def test_turned_icons_exist() -> None:
    assert icon_font.code_points().keys() >= icons.TURNED_IN_RTL


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_pixmap_has_the_pixels_of_its_screen(qapp: object, ratio: float) -> None:
    picture = icons.pixmap("needle", INK, 20, ratio=ratio)
    assert picture.width() == 20 * ratio
    assert picture.deviceIndependentSize().toSize().width() == 20
    assert drawn(picture.toImage()) > 20 * ratio


@pytest.mark.parametrize(("name", "turns"), [("chevron-right", True), ("arrow-right", True), ("undo", False)])
def test_only_what_points_along_the_line_is_turned(qapp: object, name: str, turns: bool) -> None:
    ltr = icons.pixmap(name, INK, 24).toImage()
    rtl = icons.pixmap(name, INK, 24, rtl=True).toImage()
    wanted = ltr.flipped(Qt.Orientation.Horizontal) if turns else ltr
    differing = sum(
        abs(wanted.pixelColor(x, y).alpha() - rtl.pixelColor(x, y).alpha()) > 64 for x in range(24) for y in range(24)
    )
    assert differing == 0


def test_an_icon_for_menus_has_a_colour_for_disabled(qapp: object) -> None:
    made = icons.icon("undo", INK, off=QColor("#8B9A9C"))
    usual = made.pixmap(20).toImage()
    disabled = made.pixmap(20, QIcon.Mode.Disabled).toImage()
    assert usual != disabled


def test_an_unknown_icon_is_our_mistake(qapp: object) -> None:
    with pytest.raises(KeyError):
        icons.known("no-such-icon")
