"""Words laid out to a width: never cut off, never with dots at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

Run = tuple[str, QFont]
#: A width in px that no line reaches.
ENDLESS = 1e6
#: Of so many widths the size is remembered.
MOST_SIZES = 8


class Wrapped:
    """Runs of words, each in its font, broken into lines between words.

    A word is broken only where it is wider than the room on its own, as German ones can be.
    """

    def __init__(self, runs: Sequence[Run], *, rtl: bool = False, centred: bool = False) -> None:
        self._runs = tuple(runs)
        self._rtl, self._centred = rtl, centred
        self._width = self._broken_at = -1.0
        self._sizes: dict[float, QSizeF] = {}  # layouts ask for the same few widths in turn

    @cached_property
    def _layout(self) -> QTextLayout:
        """Made when lines are broken: words that are only measured need none."""
        layout = QTextLayout("".join(words for words, _ in self._runs), self._runs[0][1])
        layout.setCacheEnabled(True)
        layout.setTextOption(_option(rtl=self._rtl))
        if len(self._runs) > 1:
            layout.setFormats(_formats(self._runs))
        return layout

    @cached_property
    def natural(self) -> float:
        """The width in px on one line."""
        return sum(QFontMetricsF(font).horizontalAdvance(words) for words, font in self._runs)

    @cached_property
    def widest_word(self) -> float:
        """The width in px below which words are broken."""
        widest = 0.0
        for words, font in self._runs:
            parts = words.split()
            if parts == [words] and len(self._runs) == 1:
                return self.natural
            metrics = QFontMetricsF(font)
            widest = max([widest, *map(metrics.horizontalAdvance, parts)])
        return widest

    @cached_property
    def is_one_line(self) -> bool:
        """Whether nothing in the words begins a new line."""
        return not any("\n" in words or "\u2028" in words for words, _ in self._runs)

    def size_at(self, width: float) -> QSizeF:
        """Return the size of the text, in px, when lines may be ``width`` px long."""
        if width >= self.natural + 1 and self.is_one_line:
            width = ENDLESS  # however much room there is beyond that, the line is the same
        self._width = width
        if width not in self._sizes:
            if len(self._sizes) == MOST_SIZES:
                self._sizes.clear()
            self._sizes[width] = self._break_lines(width)
        return self._sizes[width]

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw the lines at the width last asked for, with their upper left corner at a point."""
        if self._broken_at != self._width:
            self._break_lines(self._width)
        painter.setPen(colour)
        self._layout.draw(painter, at)

    def _break_lines(self, width: float) -> QSizeF:
        self._broken_at = width
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
        for line in lines:
            room = used - line.naturalTextWidth()
            leading = room if self._rtl else 0.0  # Qt's own alignment knows no leading side
            line.setPosition(QPointF(room / 2 if self._centred else leading, line.position().y()))
        return QSizeF(used, y)


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
