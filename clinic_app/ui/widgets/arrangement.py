"""What every layout of our own has: its items in order, its margins, and the direction of reading."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Arrangement(QLayout):
    """Holds items in the order they came; who derives from it says how large it is and where each item stands."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights_at: dict[int, int] = {}
        self.setContentsMargins(margin, margin, margin, margin)

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]
        """Keep so many px free around the items; no layout of ours is given margins in another shape."""
        self._around = QSize(left + right, top + bottom)
        super().setContentsMargins(left, top, right, bottom)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
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

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width; it is asked for many times between two changes and found once."""
        if width not in self._heights_at:
            self._heights_at[width] = self.height_of(width)
        return self._heights_at[width]

    def height_of(self, width: int) -> int:
        """Find the height at a width; -1 where it does not depend on the width."""
        del width
        return -1

    def invalidate(self) -> None:
        """Forget what was found: an item is other than before."""
        self._heights_at.clear()
        super().invalidate()

    @property
    def shown(self) -> list[QLayoutItem]:
        """The items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    def with_margins(self, size: QSize) -> QSize:
        """Return a size of the inside with the margins around it."""
        return size + self._around

    def inside(self, width: int) -> int:
        """Return what the margins leave of a width."""
        return width - self._around.width()

    def smallest(self) -> QSize:
        """Return the size of the largest item at its smallest, with the margins."""
        size = QSize(0, 0)
        for item in self.shown:
            size = size.expandedTo(item.minimumSize())
        return self.with_margins(size)

    def side_by_side(self, gap: int) -> QSize:
        """Return the size of all items in one row, with the margins."""
        sizes = [item.sizeHint() for item in self.shown]
        width = sum(size.width() for size in sizes) + gap * max(0, len(sizes) - 1)
        return self.with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def place(self, spots: Iterable[tuple[QLayoutItem, QRect]], within: QRect) -> None:
        """Put items where they stand, mirrored within a box where one reads from right to left."""
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, spot in spots:
            if rtl:
                spot.moveLeft(within.left() + within.right() - spot.right())
            item.setGeometry(spot)


def height_at(item: QLayoutItem, width: int) -> int:
    """Return how high an item is at a width."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
