"""A place to draw a line with a finger, a pen or the mouse; what was drawn is kept as points."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, rounded

Stroke = tuple[tuple[float, float], ...]

WIDE, HIGH = 280, 130
PEN, LINE_AT = 2.2, 0.78
#: A point nearer than this to the last one, in px, adds nothing.
NEAR = 1.5


class SignaturePad(QWidget):
    """Strokes as points from 0 to 1 across and down; light like paper in the dark too.

    Attributes:
        drawn: A stroke was drawn to its end.
    """

    drawn = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return tuple(tuple((point.x(), point.y()) for point in stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show what was drawn before; none clears it."""
        self._strokes = [[QPointF(x, y) for x, y in stroke] for stroke in strokes]
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which a name can be signed with a finger."""
        theme = themes.current()
        return QSize(theme.px(WIDE), theme.px(HIGH))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; Qt tells a finger and a pen as a mouse too."""
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._strokes.append([self._share(event.position())])
            self.update()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            point, last = event.position(), self._at(self._strokes[-1][-1])
            if (point - last).manhattanLength() >= NEAR:
                self._strokes[-1].append(self._share(point))
                self.update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        event.accept()
        if self._strokes:
            self.drawn.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper, the line to sign on, and the strokes."""
        paper, theme = Theme("light"), themes.current()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.setBrush(paper.colour("surface"))
            painter.drawPath(rounded(box, Corners.all(theme.radius("control"))))
            y = box.height() * LINE_AT
            painter.setPen(QPen(paper.colour("line"), 1))
            painter.drawLine(QPointF(16, y), QPointF(box.width() - 16, y))
            self._draw_strokes(painter, paper.colour("text"))

    def _draw_strokes(self, painter: QPainter, ink: QColor) -> None:
        pen = QPen(ink, PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            points = [self._at(point) for point in stroke]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))

    def _share(self, point: QPointF) -> QPointF:
        wide, high = max(1, self.width()), max(1, self.height())
        return QPointF(min(max(point.x() / wide, 0.0), 1.0), min(max(point.y() / high, 0.0), 1.0))

    def _at(self, share: QPointF) -> QPointF:
        return QPointF(share.x() * self.width(), share.y() * self.height())
