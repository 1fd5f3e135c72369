"""A layout of two: the second stands at the end of the first's line, or below it where the room is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.arrangement import Arrangement, height_at


class BesideLayout(Arrangement):
    """Gives the first item all width the second leaves, as long as that is ``least`` px of text; else stacks the two.

    Below the first the second is as wide as it wants to be; one that wants all the width there is gets it.
    ``tall`` makes two that stand side by side equally high.

    Mirrors where one reads from right to left.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int, gap: int = 8, tall: bool = False) -> None:
        super().__init__(parent)
        self._least = least
        self._gap = gap
        self._tall = tall

    def expandingDirections(self) -> Qt.Orientation:
        """Want all width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is taller."""
        return True

    def height_of(self, width: int) -> int:
        """Return the height of the two at a width."""
        return self.with_margins(QSize(0, self._bottom(self._boxes(self.inside(width))))).height()

    def sizeHint(self) -> QSize:
        """Return the size of the two side by side."""
        return self.side_by_side(self._gap)

    def minimumSize(self) -> QSize:
        """Return the size of the wider of the two at its narrowest."""
        return self.smallest()

    def setGeometry(self, box: QRect) -> None:
        """Place the two, each in the middle of the height they share."""
        super().setGeometry(box)
        inner = self.contentsRect()
        boxes = self._boxes(inner.width())
        spare = max(0, inner.height() - self._bottom(boxes)) // 2
        for _, spot in boxes:
            spot.translate(inner.left(), inner.top() + spare)
        self.place(boxes, box)  # the margins are mirrored with the rest

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self.shown
        if not shown:
            return []
        if len(shown) == 1:
            return [(shown[0], QRect(0, 0, width, height_at(shown[0], width)))]
        first, second = shown
        wide = second.sizeHint().width()
        left = width - wide - self._gap
        wanted = min(themes.current().px(self._least), first.sizeHint().width())
        if left >= max(wanted, first.minimumSize().width()):
            heights = height_at(first, left), height_at(second, wide)
            tall = max(heights)
            if self._tall:
                heights = tall, tall
            return [
                (first, QRect(0, (tall - heights[0]) // 2, left, heights[0])),
                (second, QRect(left + self._gap, (tall - heights[1]) // 2, wide, heights[1])),
            ]
        upper = height_at(first, width)
        widget = second.widget()
        takes_all = widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        wide = width if takes_all else min(wide, width)
        return [
            (first, QRect(0, 0, width, upper)),
            (second, QRect(0, upper + self._gap // 2, wide, height_at(second, wide))),
        ]

    def _bottom(self, boxes: list[tuple[QLayoutItem, QRect]]) -> int:
        bottom = max((box.bottom() + 1 for _, box in boxes), default=0)
        stacked = len(boxes) > 1 and boxes[1][1].left() == 0
        return bottom + (self._gap if stacked else 0)


def beside(first: QWidget, second: QWidget, *, least: int, parent: QWidget) -> QWidget:
    """Return a line that holds two others, the second at its end."""
    line = QWidget(parent)
    layout = BesideLayout(line, least=least)
    for one in (first, second):
        layout.addWidget(one)
    return line
