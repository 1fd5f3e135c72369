"""A layout like a line of words: items side by side, the next row where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Wraps its items, stands them in the middle of their row, and mirrors where one reads from right to left."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 6, down: int = 6, centred: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
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
        """Want no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower flow is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return sum(self._heights(inner)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item at its smallest."""
        smallest = QSize(0, 0)
        for item in self._shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    def setGeometry(self, box: QRect) -> None:
        """Place every item."""
        super().setGeometry(box)
        inner = self.contentsRect()
        top = inner.top()
        for row in self._rows(inner.width()):
            tall = max(size.height() for _, size in row)
            used = sum(size.width() for _, size in row) + self._across * (len(row) - 1)
            left = inner.left() + ((inner.width() - used) // 2 if self._centred else 0)
            for item, size in row:
                spot = QRect(QPoint(left, top + (tall - size.height()) // 2), size)
                item.setGeometry(self._mirrored(spot, inner))
                left += size.width() + self._across
            top += tall + self._down

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = self._size(item, width)
            if rows and used + self._across + size.width() <= width:
                rows[-1].append((item, size))
                used += self._across + size.width()
            else:
                rows.append([(item, size)])
                used = size.width()
        return rows

    def _heights(self, width: int) -> list[int]:
        rows = [max(size.height() for _, size in row) for row in self._rows(width)]
        return [height + (self._down if place else 0) for place, height in enumerate(rows)]

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        wide = min(size.width(), width)
        widget = item.widget()
        if widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding:
            wide = width
        tall = item.heightForWidth(wide) if item.hasHeightForWidth() else size.height()
        return QSize(wide, tall)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _mirrored(self, spot: QRect, inner: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(inner.left() + inner.right() - spot.right())
        return spot
