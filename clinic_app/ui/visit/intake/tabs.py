"""Tabs inside a card: words over a line, the current one underlined."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.tab_line import TabLine

PADDING, LEAST_PADDING = 11, 5  # px left and right of a name, as much of it as there is room for
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

    def paint_tab(self, painter: QPainter, place: int) -> None:
        """Draw the name in the middle."""
        theme, current = themes.current(), place == self.currentIndex()
        painter.setFont(theme.font("strong" if current else "body"))
        painter.setPen(theme.colour("accent" if current else "text_2"))
        painter.drawText(self.tabRect(place), Qt.AlignmentFlag.AlignCenter, self._words[place])
