"""Tabs inside a card: words over a line, the current one underlined."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, paint_ring

PADDING = 12
UNDERLINE = 3
LEAST = 44


class Tabs(QTabBar):
    """Names of parts of which one is shown; arrows go along, the wheel does nothing.

    Attributes:
        chosen: A person went to a part; carries its place.
    """

    chosen = Signal(int)

    def __init__(self, words: Iterable[str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = list(words)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for one in self._words:
            self.addTab(one.replace("&", "&&"))

    def tabSizeHint(self, place: int) -> QSize:
        """Return the size of a tab, with room for its words when they are heavier."""
        metrics = QFontMetricsF(themes.current().font("strong"))
        width = math.ceil(metrics.horizontalAdvance(self._words[place])) + 2 * PADDING
        return QSize(width, max(LEAST, math.ceil(metrics.height()) + 16))

    def minimumTabSizeHint(self, place: int) -> QSize:
        """Return the same: a name is never cut off."""
        return self.tabSizeHint(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along once, however long the arrow is held."""
        if event.isAutoRepeat():
            event.accept()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        self._tell(before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the part under the pointer."""
        before = self.currentIndex()
        super().mousePressEvent(event)
        self._tell(before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the part under the pointer."""
        super().mouseMoveEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.count():
            self.setTabText(0, self.tabText(0))  # the one call that makes QTabBar ask for all sizes again

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every tab over the line."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
            for place, words in enumerate(self._words):
                box, current = self.tabRect(place), place == self.currentIndex()
                if pointer is not None and box.contains(pointer) and not current:
                    painter.fillRect(box.adjusted(0, 0, 0, -1), theme.colour("sunken"))
                if current:
                    line = QRect(box.left(), box.bottom() - UNDERLINE + 1, box.width(), UNDERLINE)
                    painter.fillRect(line, theme.colour("accent"))
                painter.setFont(theme.font("strong" if current else "body"))
                painter.setPen(theme.colour("accent" if current else "text_2"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                if current and self.hasFocus():
                    paint_ring(painter, QRectF(box), Corners.all(theme.radius("control")), theme, gap=False)

    def _tell(self, before: int) -> None:
        if self.currentIndex() != before:
            self.chosen.emit(self.currentIndex())
