"""Numbers 0 to 10 over the days of the visits, as lines; each series has its own marker and dash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Theme
from clinic_app.words import Words

MOST = 10
STEP = 2
HIGH, NARROWEST = 210, 320
LEFT, RIGHT, TOP, BOTTOM = 28.0, 96.0, 10.0, 30.0
MARKER = 4.0
#: No two dates are written nearer to each other than this, in px.
BETWEEN_DATES = 56.0


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its words, its points by day in order, and whether it is the second one (dashed, with squares)."""

    name: str
    points: tuple[tuple[date, int], ...]
    is_second: bool = False


class PainChart(QWidget):
    """The time between visits is as long as it was; every number also stands in the description that is read out."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._series: tuple[Series, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_series(self, name: str, series: Sequence[Series]) -> None:
        """Show lines; one without points is left out."""
        self._series = tuple(one for one in series if one.points)
        self.setAccessibleName(name)
        told = (
            f"{one.name}: " + ", ".join(f"{self._day(day)} {number}" for day, number in one.points) for one in series
        )
        self.setAccessibleDescription(". ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which the lines can be told apart."""
        return QSize(NARROWEST, themes.current().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(NARROWEST // 2, themes.current().px(HIGH) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the days, and the lines with their last number."""
        theme, days = themes.current(), self._days()
        if not days:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("small"))
            self._draw_scale(painter, theme)
            self._draw_days(painter, theme, days)
            ends = [self._draw_line(painter, theme, one) for one in self._series]
            self._draw_ends(painter, theme, ends)

    def _days(self) -> list[date]:
        return sorted({day for one in self._series for day, _ in one.points})

    def _room(self) -> QRectF:
        scale = themes.current().scale
        left, right, bottom = LEFT * scale, RIGHT * scale, BOTTOM * scale
        return QRectF(left, TOP, max(1.0, self.width() - left - right), max(1.0, self.height() - TOP - bottom))

    def _place(self, day: date, number: int) -> QPointF:
        room, days = self._room(), self._days()
        span = max(1, (days[-1] - days[0]).days)
        across = (day - days[0]).days / span if len(days) > 1 else 0.0
        return QPointF(room.left() + across * room.width(), room.bottom() - number / MOST * room.height())

    def _draw_scale(self, painter: QPainter, theme: Theme) -> None:
        room = self._room()
        for number in range(0, MOST + 1, STEP):
            y = room.bottom() - number / MOST * room.height()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("text_2"))
            box = QRectF(0, y - 10, room.left() - 8, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))

    def _draw_days(self, painter: QPainter, theme: Theme, days: list[date]) -> None:
        room, last = self._room(), float("-inf")
        painter.setPen(theme.colour("text_2"))
        apart = BETWEEN_DATES * theme.scale
        shown: list[date] = []
        for day in reversed(days):  # the newest is always named
            x = self._place(day, 0).x()
            if not shown or last - x >= apart:
                shown.append(day)
                last = x
        for day in shown:
            box = QRectF(self._place(day, 0).x() - apart, room.bottom() + 10, 2 * apart, BOTTOM * theme.scale - 10)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._day(day))

    def _draw_line(self, painter: QPainter, theme: Theme, one: Series) -> tuple[Series, QPointF]:
        colour = theme.colour("warn" if one.is_second else "accent")
        pen = QPen(colour, 2)
        if one.is_second:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        places = [self._place(day, number) for day, number in one.points]
        painter.drawPolyline(places)
        painter.setPen(QPen(colour, 2))
        for place in places:
            if one.is_second:
                painter.setBrush(theme.colour("surface"))
                painter.drawRect(QRectF(place.x() - MARKER, place.y() - MARKER, 2 * MARKER, 2 * MARKER))
            else:
                painter.setBrush(colour)
                painter.drawEllipse(place, MARKER, MARKER)
        return one, places[-1]

    def _draw_ends(self, painter: QPainter, theme: Theme, ends: list[tuple[Series, QPointF]]) -> None:
        """Write what each line is beside its last number; two that end together stand one below the other."""
        line, last = 16.0 * theme.scale, float("-inf")
        for one, place in sorted(ends, key=lambda end: end[1].y()):
            y = max(place.y(), last + line)
            last = y
            painter.setPen(theme.colour("warn" if one.is_second else "accent"))
            box = QRectF(place.x() + 10, y - line / 2, RIGHT * theme.scale - 12, line)
            said = f"{one.name} {one.points[-1][1]}"
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _day(self, day: date) -> str:
        return self._words("date.short", day=day.day, month=self._words(f"contacts.month.{day.month}"))
