"""A number between a minus and a plus."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import Look
from clinic_app.ui.polish import dress
from clinic_app.ui.widgets.box import Corners, paint_box, paint_ring
from clinic_app.ui.widgets.buttons import IconButton
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.number_box import NumberBox

GAP = 4  # px between a number and its unit


class Stepper(QWidget):
    """Minus, a number one may also type, its unit, plus; empty shows a dash. The wheel does nothing.

    Attributes:
        entered: A person gave another number; carries it, or None for an emptied box.
        refused: A number outside the limits was typed and does not count.
    """

    entered = Signal(object)
    refused = Signal(int)

    def __init__(
        self,
        *,
        name: str,
        fewer: str,
        more: str,
        unit: str = "",
        lowest: int = 0,
        highest: int = 99,
        step: int = 1,
        first: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._level = ""
        self._limits = lowest, highest
        self.box = NumberBox(lowest=lowest, highest=highest, name=name, step=step, first=first, parent=self)
        dress(self.box, role="bare")
        self.minus = IconButton("minus", fewer, quiet=True, parent=self)
        self.plus = IconButton("plus", more, quiet=True, parent=self)
        self._unit = Label(unit, "strong", parent=self.box) if unit else None
        self._lay_out()
        self.box.textChanged.connect(self._stand)
        self.setFocusProxy(self.box)
        self.minus.clicked.connect(self._fewer)
        self.plus.clicked.connect(self._more)
        self.box.entered.connect(self._entered)
        self.box.refused.connect(self.refused)
        self.box.installEventFilter(self)
        self._limit_buttons()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.minus)
        row.addWidget(self.box)
        row.addWidget(self.plus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._stand()

    @property
    def value(self) -> int | None:
        """The number, or None while empty."""
        return self.box.value

    def set_value(self, value: int | None) -> None:
        """Show a number, or none; tells nobody."""
        self.box.set_value(value)
        self._limit_buttons()

    def set_level(self, level: str) -> None:
        """Give it the heavy edge of ``warn`` or ``danger``; empty for the usual one."""
        self._level = level
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Keep number and unit together."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._stand()

    def _stand(self) -> None:
        """Put the unit behind the number, both together in the middle of the box."""
        if self._unit is None:
            return
        box, unit = self.box, self._unit.sizeHint()
        beside, rtl = unit.width() + GAP, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box.setTextMargins(beside if rtl else 0, 0, 0 if rtl else beside, 0)
        box.updateGeometry()
        number = math.ceil(QFontMetricsF(box.font()).horizontalAdvance(box.text() or box.placeholderText()))
        left = (box.width() - number - beside) // 2
        self._unit.resize(unit)
        self._unit.move(left if rtl else left + number + GAP, (box.height() - unit.height()) // 2)

    def _fewer(self) -> None:
        self.box.go(-1)

    def _more(self) -> None:
        self.box.go(1)

    def _entered(self, value: int | None) -> None:
        self._limit_buttons()
        self.entered.emit(value)

    def _limit_buttons(self) -> None:
        lowest, highest = self._limits
        self.minus.setEnabled(self.value is not None and self.value > lowest)
        self.plus.setEnabled(self.value is None or self.value < highest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring around the whole when the number has the keyboard, and keep the unit beside it."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box around minus, number and plus."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box, corners = QRectF(self.rect()), Corners.all(theme.radius("control"))
            edge = self._level or "line_strong"
            off = not self.isEnabled()
            look = Look("sunken" if off else "surface", "line" if off else edge, width=2 if self._level else 1)
            paint_box(painter, box, corners, look, theme)
            if self.box.hasFocus():
                paint_ring(painter, box, corners, theme, gap=False)
