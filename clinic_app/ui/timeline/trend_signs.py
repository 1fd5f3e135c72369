"""How the lines of a trend are told apart, also in grey: each has a dash and a sign of its own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Theme

SIZE = 4.5
LONG, HIGH = 30, 16


@dataclass(frozen=True, slots=True)
class TrendSign:
    """Colour of the theme, dash in widths of the line, and the shape at each reading."""

    colour: str
    dash: tuple[float, ...]
    shape: str


STYLES = (
    TrendSign("chart_1", (), "disc"),
    TrendSign("chart_2", (5.0, 2.5), "square"),
    TrendSign("text_2", (1.5, 2.0), "diamond"),
    TrendSign("text", (7.0, 2.0, 1.5, 2.0), "ring"),
)


def paint_sign(painter: QPainter, at: QPointF, sign: TrendSign, theme: Theme) -> None:
    """Draw the shape of a line at a reading."""
    colour, ground = theme.colour(sign.colour), theme.colour("surface")
    painter.save()
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(colour if sign.shape == "disc" else ground)
    if sign.shape in ("disc", "ring"):
        painter.drawEllipse(at, SIZE, SIZE)
    elif sign.shape == "square":
        painter.drawRect(QRectF(at.x() - SIZE, at.y() - SIZE, 2 * SIZE, 2 * SIZE))
    else:
        reach = SIZE * 1.3
        corners = [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)]
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
    painter.restore()


class TrendKey(QWidget):
    """A short piece of a line with its sign, for the list that says which line is which."""

    def __init__(self, sign: TrendSign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return its one size."""
        return QSize(LONG, HIGH)

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in the colours of another theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = themes.current()
        middle = QRectF(self.rect()).center()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme.colour(self._sign.colour), 2.0)
            if self._sign.dash:
                pen.setDashPattern(list(self._sign.dash))
            painter.setPen(pen)
            painter.drawLine(QPointF(0, middle.y()), QPointF(LONG, middle.y()))
            paint_sign(painter, middle, self._sign, theme)
