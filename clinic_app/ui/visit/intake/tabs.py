"""Tabs inside a card: words over a line, the current one underlined."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, paint_ring
from clinic_app.ui.widgets.tab_line import TabLine

PADDING, LEAST_PADDING = 11, 5  # px left and right of a name, as much of it as there is room for
UNDERLINE = 3
LEAST = 44


class Tabs(TabLine):
    """Names of parts of which one is shown; arrows go along, the wheel does nothing."""

    def __init__(self, words: Iterable[str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._words = list(words)
        for one in self._words:
            self.add_words(one)

    def tabSizeHint(self, place: int) -> QSize:
        """Return the size of a tab, with room for its words when they are heavier."""
        metrics = QFontMetricsF(themes.current().font("strong"))
        widths = [math.ceil(metrics.horizontalAdvance(words)) for words in self._words]
        spare = (self.width() - sum(widths)) // (2 * len(widths))
        width = widths[place] + 2 * min(PADDING, max(LEAST_PADDING, spare))
        return QSize(width, max(LEAST, math.ceil(metrics.height()) + 16))

    def minimumTabSizeHint(self, place: int) -> QSize:
        """Return the same: a name is never cut off."""
        return self.tabSizeHint(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the tabs."""
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.measure()

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
