"""Widgets in rows and columns of equal width, each row as high as its highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.questionnaire.field_boxes import height_at
from clinic_app.ui.widgets.sizing import wrapping

ACROSS, DOWN = 10, 6  # px between columns and between rows


class Cells(QWidget):
    """A table of widgets; behind the columns there may be something narrow, such as a button.

    Rows and what stands behind them are placed by hand: a layout would ask each of them many times how large it is.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[QWidget]] = ()
        self._behind: Sequence[QWidget | None] = ()
        self._heights: dict[int, list[int]] = {}
        self._least: list[int] = []
        self.setSizePolicy(wrapping())

    def fill(self, rows: Sequence[Sequence[QWidget]], behind: Sequence[QWidget | None]) -> None:
        """Take the widgets, row by row, each row equally long, and for each row what stands behind it."""
        self._rows, self._behind = rows, behind
        self.regrow()

    def regrow(self) -> None:
        """Measure and place everything anew: something in it wants another size."""
        self._heights.clear()
        self._least = []
        if self.isVisible():
            self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width of all columns at their narrowest: they take whatever there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the width of all columns at their narrowest."""
        least = self._least_widths()
        return QSize(sum(least) + ACROSS * max(0, len(least) - 1) + self._narrow(), 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        heights = self._heights_at(width)
        return sum(heights) + DOWN * max(0, len(heights) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self.width()
        for widget, box in self._boxes(width):
            if self.isRightToLeft():
                box.moveLeft(width - box.right() - 1)
            widget.setGeometry(box)

    def _boxes(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        widths = self._widths(width)
        top = 0
        for row, behind, height in zip(self._rows, self._behind, self._heights_at(width), strict=True):
            left = 0
            for widget, wide in zip(row, widths, strict=True):
                yield widget, QRect(left, top, wide, height)
                left += wide + ACROSS
            if behind is not None:
                size = behind.sizeHint()
                yield behind, QRect(left, top + (height - size.height()) // 2, size.width(), size.height())
            top += height + DOWN

    def _heights_at(self, width: int) -> list[int]:
        if width not in self._heights:
            widths = self._widths(width)
            self._heights[width] = [
                max(height_at(widget, wide) for widget, wide in zip(row, widths, strict=True)) for row in self._rows
            ]
        return self._heights[width]

    def _widths(self, width: int) -> list[int]:
        """Return the widths of the columns: equal, save those whose narrowest is wider than that."""
        least = self._least_widths()
        room = width - self._narrow() - ACROSS * max(0, len(least) - 1)
        wide: dict[int, int] = {}
        while True:
            left = len(least) - len(wide)
            share = max(0, (room - sum(wide.values())) // left) if left else 0
            beyond = {place: one for place, one in enumerate(least) if place not in wide and one > share}
            if not beyond:
                return [wide.get(place, share) for place in range(len(least))]
            wide |= beyond

    def _least_widths(self) -> list[int]:
        if not self._least:
            columns = zip(*self._rows, strict=True)
            self._least = [max(one.minimumSizeHint().width() for one in column) for column in columns]
        return self._least

    def _narrow(self) -> int:
        return max((one.sizeHint().width() + ACROSS for one in self._behind if one is not None), default=0)
