"""A number along a line: pointer, arrows or typed digits; nothing is chosen at first."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, paint_ring

HEIGHT, KNOB, AROUND = 44, 12, 16
LEAST_WIDTH = 220
#: So many steps a page key goes.
PAGE = 10


class Slider(QWidget):
    """A groove from the lowest to the highest number, its ends in words, the number chosen above its knob.

    Until somebody chooses there is no knob. Delete takes the choice back. The wheel does nothing.

    Attributes:
        chosen: A person chose; carries the number, or None.
    """

    chosen = Signal(object)

    def __init__(
        self,
        *,
        name: str,
        lowest: float,
        highest: float,
        step: float,
        ends: tuple[str, str] = ("", ""),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest = lowest, max(highest, lowest + step)
        self._step = step
        self._ends = tuple(
            f"{_said(end)} {word}".strip() for end, word in zip((lowest, self._highest), ends, strict=True)
        )
        self._value: float | None = None
        self._told: float | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    @property
    def value(self) -> float | None:
        """The number chosen, or None."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show a number, or none; tells nobody."""
        self._value = self._told = value
        self.setAccessibleDescription("" if value is None else _said(value))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height for groove, number and ends."""
        return QSize(360, themes.current().px(HEIGHT) + themes.current().px(20))

    def minimumSizeHint(self) -> QSize:
        """Return the least width on which a hand hits a step."""
        return QSize(LEAST_WIDTH, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the number under the pointer."""
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; the number is told when it is let go."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Tell the number."""
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows and page keys, go to an end, take the choice back."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageUp: PAGE,
            Qt.Key.Key_PageDown: -PAGE,
        }.get(Qt.Key(event.key()))
        if steps is not None:
            self._set(self._lowest if self._value is None else self._value + steps * self._step)
        elif event.key() == Qt.Key.Key_Home:
            self._set(self._lowest)
        elif event.key() == Qt.Key.Key_End:
            self._set(self._highest)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._value = None
        else:
            event.ignore()
            return
        self.update()
        if not event.isAutoRepeat():
            self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, ends, knob and number."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = theme.px(HEIGHT) * 0.62
            left, right = float(AROUND), self.width() - float(AROUND)
            painter.setPen(_stroke(theme.colour("line_strong")))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            self._paint_ends(painter, left, right)
            if self._value is not None:
                self._paint_knob(painter, left, right, middle)
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), Corners.all(theme.radius("control")), theme, gap=False)

    def _paint_ends(self, painter: QPainter, left: float, right: float) -> None:
        theme = themes.current()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        below = QRectF(left - AROUND + 4, theme.px(HEIGHT), right - left + 2 * AROUND - 8, theme.px(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._ends[1])

    def _paint_knob(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        theme = themes.current()
        value = self._value or 0
        share = (value - self._lowest) / (self._highest - self._lowest)
        x = left + min(max(share, 0.0), 1.0) * (right - left)
        colour = theme.colour("accent" if self.isEnabled() else "text_disabled")
        painter.setPen(_stroke(colour))
        painter.drawLine(QPointF(left, middle), QPointF(x, middle))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, middle), KNOB - 2, KNOB - 2)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        wide = 90.0
        box = QRectF(min(max(x - wide / 2, 0.0), self.width() - wide), 0, wide, middle - KNOB)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, _said(value))

    def _go(self, x: float) -> None:
        share = (x - AROUND) / max(1.0, self.width() - 2 * AROUND)
        self._set(self._lowest + share * (self._highest - self._lowest))
        self.update()

    def _set(self, value: float) -> None:
        steps = round((min(max(value, self._lowest), self._highest) - self._lowest) / self._step)
        number = round(self._lowest + steps * self._step, 9)
        self._value = int(number) if float(number).is_integer() else number

    def _tell(self) -> None:
        if self._value != self._told:
            self._told = self._value
            self.setAccessibleDescription("" if self._value is None else _said(self._value))
            self.chosen.emit(self._value)


def _said(number: float) -> str:
    return (str(int(number)) if float(number).is_integer() else f"{number:g}").replace("-", "−")


def _stroke(colour: QColor) -> QPen:
    return QPen(colour, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
