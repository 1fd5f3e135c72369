"""The pain trend: one line an area, told apart by dash and sign as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Theme
from clinic_app.ui.timeline.trend_axes import LEAST_BETWEEN, Axes
from clinic_app.ui.timeline.trend_lines import TrendLine
from clinic_app.ui.timeline.trend_signs import STYLES, TrendSign, paint_sign

HEIGHT, LEAST_WIDTH = 190, 280
GRID = (0, 2, 4, 6, 8, 10)
LEFT, TOP, BELOW = 30, 10, 26  # px at 100 % text around the field
END = 34  # px at its end, for the newest numbers
LINE = 2.0


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line, its name in words, and its sign."""

    line: TrendLine
    name: str
    sign: TrendSign


class PainTrend(QWidget):
    """Draws lines over time; a screen reader hears each of them in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[NamedLine, ...] = ()
        self._days: dict[date, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[TrendLine], names: Sequence[str], days: dict[date, str], said: str) -> None:
        """Show lines with their names.

        Args:
            lines: At most as many as there are signs.
            names: Their names, in the same order.
            days: What a day is called below the field.
            said: What a screen reader reads.
        """
        signs = STYLES[: len(lines)]
        self._lines = tuple(NamedLine(*one) for one in zip(lines, names, signs, strict=True))
        self._days = days
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that is good to read."""
        return QSize(LEAST_WIDTH, themes.current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text has another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw grid, days and lines."""
        if not self._lines:
            return
        theme = themes.current()
        axes = self._axes(theme)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("small"))
            _paint_grid(painter, axes, theme)
            _paint_days(painter, axes, self._days, theme)
            for one in reversed(self._lines):
                _paint_line(painter, axes, one, theme)
            _paint_newest(painter, axes, self._lines, theme)

    def _axes(self, theme: Theme) -> Axes:
        days = [reading.day for one in self._lines for reading in one.line.readings]
        left, top = theme.px(LEFT), theme.px(TOP)
        field = QRectF(left, top, self.width() - left - theme.px(END), self.height() - top - theme.px(BELOW))
        return Axes(field, min(days), max(days))


def _paint_grid(painter: QPainter, axes: Axes, theme: Theme) -> None:
    metrics = QFontMetricsF(painter.font())
    for number in GRID:
        y = axes.y(number)
        painter.setPen(QPen(theme.colour("chart_grid"), 1))
        painter.drawLine(QPointF(axes.field.left(), y), QPointF(axes.field.right(), y))
        painter.setPen(theme.colour("text_2"))
        said = str(number)
        x = axes.field.left() - 8 - metrics.horizontalAdvance(said)
        painter.drawText(QPointF(x, y + metrics.capHeight() / 2), said)


def _paint_days(painter: QPainter, axes: Axes, days: dict[date, str], theme: Theme) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.setPen(theme.colour("text_2"))
    for day in axes.labelled(days, theme.px(LEAST_BETWEEN)):
        width = metrics.horizontalAdvance(days[day])
        left = min(max(axes.x(day) - width / 2, 0.0), painter.device().width() - width)
        painter.drawText(QPointF(left, axes.field.bottom() + 6 + metrics.ascent()), days[day])


def _paint_line(painter: QPainter, axes: Axes, one: NamedLine, theme: Theme) -> None:
    places = [axes.point(reading.day, reading.number) for reading in one.line.readings]
    pen = QPen(theme.colour(one.sign.colour), LINE)
    if one.sign.dash:
        pen.setDashPattern(list(one.sign.dash))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(places)
    for place in places:
        paint_sign(painter, place, one.sign, theme)


def _paint_newest(painter: QPainter, axes: Axes, lines: Sequence[NamedLine], theme: Theme) -> None:
    """Write the newest numbers at the end, one below the other where they would touch."""
    metrics = QFontMetricsF(theme.font("small_strong"))
    painter.setFont(theme.font("small_strong"))
    last = max(one.line.readings[-1].day for one in lines)
    newest = [one for one in lines if one.line.readings[-1].day == last]
    lowest = -metrics.height()
    for one in sorted(newest, key=lambda each: axes.y(each.line.last)):
        lowest = max(axes.y(one.line.last), lowest + metrics.height())
        painter.setPen(theme.colour(one.sign.colour))
        painter.drawText(QPointF(axes.x(last) + 10, lowest + metrics.capHeight() / 2), str(one.line.last))
