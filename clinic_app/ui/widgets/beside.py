"""A layout of two: the second stands at the end of the first's line, or below it where the room is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from clinic_app.ui import theme as themes


class BesideLayout(QLayout):
    """Gives the first item all width the second leaves, as long as that is ``least`` px of text; else stacks the two.

    ``tall`` makes two that stand side by side equally high.

    Mirrors where one reads from right to left.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int, gap: int = 8, tall: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self._gap = gap
        self._tall = tall
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take the first or the second item."""
        if isinstance(item, QLayout):
            self.addChildLayout(item)
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Take an item out, or return None beyond the end."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want all width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the two at a width."""
        margins = self.contentsMargins()
        boxes = self._boxes(width - margins.left() - margins.right())
        return self._bottom(boxes) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of the two side by side."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the wider of the two at its narrowest."""
        smallest = QSize(0, 0)
        for item in self._shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    def setGeometry(self, box: QRect) -> None:
        """Place the two, each in the middle of the height they share."""
        super().setGeometry(box)
        inner = self.contentsRect()
        boxes = self._boxes(inner.width())
        spare = max(0, inner.height() - self._bottom(boxes)) // 2
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, spot in boxes:
            spot.translate(inner.left(), inner.top() + spare)
            if rtl:  # the margins are mirrored with the rest
                spot.moveLeft(box.left() + box.right() - spot.right())
            item.setGeometry(spot)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self._shown()
        if not shown:
            return []
        if len(shown) == 1:
            return [(shown[0], QRect(0, 0, width, _height(shown[0], width)))]
        first, second = shown
        wide = second.sizeHint().width()
        left = width - wide - self._gap
        wanted = min(themes.current().px(self._least), first.sizeHint().width())
        if left >= max(wanted, first.minimumSize().width()):
            heights = _height(first, left), _height(second, wide)
            tall = max(heights)
            if self._tall:
                heights = tall, tall
            return [
                (first, QRect(0, (tall - heights[0]) // 2, left, heights[0])),
                (second, QRect(left + self._gap, (tall - heights[1]) // 2, wide, heights[1])),
            ]
        upper = _height(first, width)
        wide = min(wide, width)
        return [
            (first, QRect(0, 0, width, upper)),
            (second, QRect(0, upper + self._gap // 2, wide, _height(second, wide))),
        ]

    def _bottom(self, boxes: list[tuple[QLayoutItem, QRect]]) -> int:
        bottom = max((box.bottom() + 1 for _, box in boxes), default=0)
        stacked = len(boxes) > 1 and boxes[1][1].left() == 0
        return bottom + (self._gap if stacked else 0)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
