"""A layout of equal columns: as many as the room allows, one below the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from clinic_app.ui import theme as themes


class ColumnsLayout(QLayout):
    """Stands its items side by side while each keeps ``least`` px of text; mirrors with the direction of reading."""

    def __init__(self, parent: QWidget | None = None, *, least: int, gap: int = 20, down: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least, self._gap, self._down = least, gap, down
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

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows of columns."""
        margins = self.contentsMargins()
        boxes = self._boxes(width - margins.left() - margins.right())
        return max((box.bottom() + 1 for _, box in boxes), default=0) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of all columns side by side."""
        width = self._wide() * len(self._shown()) + self._gap * max(0, len(self._shown()) - 1)
        margins = self.contentsMargins()
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of the widest item at its narrowest."""
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest + margins.left() + margins.right(), 0)

    def setGeometry(self, box: QRect) -> None:
        """Place every item at the top of its column."""
        super().setGeometry(box)
        inner = self.contentsRect()
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, spot in self._boxes(inner.width()):
            spot.translate(inner.topLeft())
            if rtl:
                spot.moveLeft(inner.left() + inner.right() - spot.right())
            item.setGeometry(spot)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wide(self) -> int:
        return themes.current().px(self._least)

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self._shown()
        across = max(1, min(len(shown), (width + self._gap) // (self._wide() + self._gap)))
        each = (width - self._gap * (across - 1)) // across
        boxes: list[tuple[QLayoutItem, QRect]] = []
        top = 0
        for start in range(0, len(shown), across):
            row = shown[start : start + across]
            heights = [_height(item, each) for item in row]
            for place, (item, height) in enumerate(zip(row, heights, strict=True)):
                boxes.append((item, QRect(place * (each + self._gap), top, each, height)))
            top += max(heights) + self._down
        return boxes


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
