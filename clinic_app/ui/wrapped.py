"""Words laid out to a width: never cut off, never with dots at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

Run = tuple[str, QFont]


class Wrapped:
    """Runs of words, each in its font, broken into lines between words.

    A word is broken only where it is wider than the room on its own, as German ones can be.

    Attributes:
        natural: Width in px on one line.
        widest_word: Width in px below which words are broken.
    """

    def __init__(self, runs: Sequence[Run], *, rtl: bool = False, centred: bool = False) -> None:
        self._centred = centred
        self._width = -1.0
        self._size = QSizeF()
        self._layout = QTextLayout("".join(words for words, _ in runs), runs[0][1])
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(rtl=rtl))
        if len(runs) > 1:
            self._layout.setFormats(_formats(runs))
        self.natural = sum(QFontMetricsF(font).horizontalAdvance(words) for words, font in runs)
        self.widest_word = max(
            (QFontMetricsF(font).horizontalAdvance(word) for words, font in runs for word in words.split()),
            default=0.0,
        )

    def size_at(self, width: float) -> QSizeF:
        """Return the size of the text, in px, when lines may be ``width`` px long."""
        if width != self._width:
            self._width = width
            self._break_lines(width)
        return self._size

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw the lines as last broken, with their upper left corner at a point."""
        painter.setPen(colour)
        self._layout.draw(painter, at)

    def _break_lines(self, width: float) -> None:
        layout = self._layout
        layout.beginLayout()
        lines = []
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            lines.append(line)
        layout.endLayout()
        used = max((line.naturalTextWidth() for line in lines), default=0.0)
        rtl = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
        for line in lines:
            room = used - line.naturalTextWidth()
            leading = room if rtl else 0.0  # Qt's own alignment knows no leading side
            line.setPosition(QPointF(room / 2 if self._centred else leading, line.position().y()))
        self._size = QSizeF(used, y)


def _option(*, rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    return option


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for words, font in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, len(words)
        char_format = QTextCharFormat()
        char_format.setFont(font)
        one.format = char_format
        ranges.append(one)
        start += len(words)
    return ranges
