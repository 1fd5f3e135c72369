"""The pain number of a marked area, to press."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clinic_app.drawing.pain_map import band
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.widgets.box import paint_ring, rounded
from clinic_app.ui.widgets.pressable import Pressable

NOT_SAID = "–"


class NumberButton(Pressable):
    """A square in the colour of its number, with the number in it; a dash where none was said."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(NOT_SAID, role="cell", parent=parent)
        self._number: int | None = None

    def show_number(self, number: int | None) -> None:
        """Show a number, or that none was said."""
        if number != self._number:
            self._number = number
            self.set_words(NOT_SAID if number is None else str(number))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw face, number and focus ring."""
        theme, inks, role = themes.current(), chart_colours(themes.current()), band(self._number)
        box, corners = QRectF(self.rect()), self.corners()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(rounded(box, corners), inks[role])
            painter.strokePath(rounded(box, corners, 0.5), QPen(theme.colour("line_strong"), 1))
            painter.setFont(theme.font("number"))
            painter.setPen(inks[f"on_{role}"])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)
            if self.hasFocus():
                paint_ring(painter, box, corners, theme, gap=True)
