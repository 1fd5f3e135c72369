"""A label that draws itself: a box, an icon and words from one look."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import known, paint_icon
from clinic_app.ui.lean import lean
from clinic_app.ui.looks import Look
from clinic_app.ui.widgets.box import Corners, paint_box
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.wrapped import Wrapped

GAP = 5  # between icon and words, px


class Sign(QLabel):
    """Words in a box that hugs them; to a screen reader, plain text.

    Attributes:
        kind: Kind of type.
        radius: Radius of the corners in px at 100 % text.
        across: Padding left and right in px.
        down: Padding above and below in px.
        square: No narrower than high.
    """

    kind = "small_strong"
    radius = 14.0
    across = 10
    down = 3
    square = False
    icon_px = 16

    def __init__(self, words: str, look: Look, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        lean(self)
        self._look = look
        self._icon = known(icon)
        self._wrapped: Wrapped | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # else QLabel tells layouts that its height knows no width
        self.setSizePolicy(wrapping(QSizePolicy.Policy.Maximum))

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words == self.text():
            return
        self.setText(words)
        self._forget()

    def set_look(self, look: Look) -> None:
        """Show it in other colours."""
        if look == self._look:
            return
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = math.ceil(self._text().natural) + 1 + self._beside()
        height = self.heightForWidth(width)
        return QSize(max(width, height) if self.square else width, height)

    def minimumSizeHint(self) -> QSize:
        """Return the size that holds the widest word."""
        width = math.ceil(self._text().widest_word) + 1 + self._beside()
        height = self.heightForWidth(self.sizeHint().width())
        return QSize(max(width, height) if self.square else width, height)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words and their box."""
        tall = self._text().size_at(max(1, width - self._beside())).height()
        return math.ceil(max(tall, themes.current().px(self.icon_px) if self._icon else 0)) + 2 * self.down

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, icon and words."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            self.paint_box(painter, box)
            ink = theme.colour(self._look.ink)
            side = theme.px(self.icon_px) if self._icon else 0
            words = self._text().size_at(max(1, box.width() - self._beside()))
            gap = GAP if side else 0
            left = (box.width() - side - gap - words.width()) / 2
            icon_x, words_x = left, left + side + gap
            if self._rtl():
                icon_x, words_x = box.width() - icon_x - side, box.width() - words_x - words.width()
            middle = box.center().y()
            if side:
                paint_icon(painter, QRectF(icon_x, middle - side / 2, side, side), self._icon, ink, rtl=self._rtl())
            self._text().draw(painter, QPointF(words_x, middle - words.height() / 2), ink)

    def corners(self) -> Corners:
        """Return the radii of its box."""
        return Corners.all(themes.current().px(self.radius))

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Draw the box."""
        paint_box(painter, box, self.corners(), self._look, themes.current())

    def _beside(self) -> int:
        return 2 * self.across + (themes.current().px(self.icon_px) + GAP if self._icon else 0)

    def _text(self) -> Wrapped:
        if self._wrapped is None:
            self._wrapped = Wrapped([(self.text(), themes.current().font(self.kind))], rtl=self._rtl())
        return self._wrapped

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _forget(self) -> None:
        self._wrapped = None
        self.updateGeometry()
        self.update()
