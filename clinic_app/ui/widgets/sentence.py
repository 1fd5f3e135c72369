"""A sentence whose beginning is heavier than the rest."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.lean import lean
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.wrapped import Wrapped

GOOD_LINE = 28  # times the text's size


class Sentence(QLabel):
    """Plain words that wrap, with a heavy beginning (the fact) and a lighter rest (what it means)."""

    def __init__(self, lead: str, rest: str = "", *, colour: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lean(self)
        self._colour = colour
        self._wrapped: Wrapped | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # else QLabel tells layouts that its height knows no width
        self.setSizePolicy(wrapping())
        self.set_words(lead, rest)

    def set_words(self, lead: str, rest: str = "") -> None:
        """Say something else."""
        self._lead = f"{lead} " if lead and rest else lead
        self._rest = rest
        self.setText(self._lead + rest)
        self._forget()

    def set_colour(self, colour: str) -> None:
        """Give the words another colour of the theme."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size on one line, or on lines of a good length for reading."""
        longest = GOOD_LINE * themes.current().font("body").pixelSize()
        width = math.ceil(min(self._text().natural, longest)) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word and the height of one line."""
        width = math.ceil(self._text().widest_word) + 1
        return QSize(width, math.ceil(self._text().size_at(100_000).height()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return math.ceil(self._text().size_at(max(1, width)).height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with the new theme."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, at the middle of the height."""
        with QPainter(self) as painter:
            text = self._text()
            size = text.size_at(max(1, self.width()))
            left = self.width() - size.width() if self._rtl() else 0.0
            text.draw(
                painter, QPointF(left, (self.height() - size.height()) / 2), themes.current().colour(self._colour)
            )

    def _text(self) -> Wrapped:
        if self._wrapped is None:
            theme = themes.current()
            runs = [(self._lead, theme.font("strong")), (self._rest, theme.font("body"))]
            self._wrapped = Wrapped([run for run in runs if run[0]] or [("", theme.font("body"))], rtl=self._rtl())
        return self._wrapped

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _forget(self) -> None:
        self._wrapped = None
        self.updateGeometry()
        self.update()
