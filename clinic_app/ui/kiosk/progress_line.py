"""How far a patient has come: in words, and as a line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, rounded
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

LINE = QSize(200, 10)  # px at 100 %


class ProgressLine(QWidget):
    """*Question 2 of 26* and a line that fills."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Label("", "kiosk_strong", parent=self)
        self._line = _Line(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._said)
        row.addWidget(self._line)
        row.addStretch(1)

    def show_step(self, place: int, count: int, words: Words) -> None:
        """Show how many of so many questions lie behind."""
        is_between = 0 < place < count
        self._said.setText(words("kiosk.step", place=place, last=count - 1) if is_between else "")
        self._line.share = place / count if count else 1.0
        self._line.setVisible(is_between)
        self._line.update()


class _Line(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setFixedSize(LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove and what of it is filled."""
        super().paintEvent(event)
        theme, box = themes.current(), QRectF(self.rect())
        done = QRectF(box.left(), box.top(), box.width() * self.share, box.height())
        if self.isRightToLeft():
            done.moveRight(box.right())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for part, colour in ((box, "line"), (done, "accent")):
                painter.fillPath(rounded(part, Corners.all(box.height() / 2)), theme.colour(colour))
