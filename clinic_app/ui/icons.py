"""Icons: Material Design Icons by name, drawn in any colour and size from a small font beside this file."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from clinic_app.ui.icon_font import code_points, family

# Icons that point along the line of reading; undo, clocks and pictures of things stay as they are.
TURNED_IN_RTL = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "play", "logout"})


def known(name: str) -> str:
    """Return the name of an icon, or an empty one; refuse any other here, where it is given, not where it is drawn.

    Raises:
        KeyError: ``icons.json`` has no icon of that name.
    """
    if name and name not in code_points():
        raise KeyError(name)
    return name


@cache
def _font(px: int) -> QFont:
    font = QFont(family())
    font.setPixelSize(px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: QColor, *, rtl: bool = False) -> None:
    """Draw an icon as large as fits into a box, in its middle.

    Raises:
        KeyError: ``icons.json`` has no icon of that name.
    """
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setFont(_font(round(side)))
    painter.setPen(colour)
    if rtl and name in TURNED_IN_RTL:
        painter.translate(2 * square.center().x(), 0)
        painter.scale(-1, 1)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, code_points()[name])
    painter.restore()


def pixmap(name: str, colour: QColor, size: int, *, ratio: float = 1.0, rtl: bool = False) -> QPixmap:
    """Return an icon ``size`` px wide and high for a screen with so many device pixels to one."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_icon(painter, QRectF(0, 0, size, size), name, colour, rtl=rtl)
    return picture


def icon(name: str, colour: QColor, size: int = 20, *, off: QColor | None = None) -> QIcon:
    """Return an icon for menus and other places where Qt draws, sharp at 100 and 200 %; ``off`` is for disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio=ratio))
        if off is not None:
            made.addPixmap(pixmap(name, off, size, ratio=ratio), QIcon.Mode.Disabled)
    return made
