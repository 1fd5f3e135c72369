"""A layout like a line of words: items side by side, the next row where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from clinic_app.ui.widgets.arrangement import Arrangement, height_at


class FlowLayout(Arrangement):
    """Wraps its items, stands them in the middle of their row, and mirrors where one reads from right to left.

    ``fill`` shares out among the items of a row what they leave, so that every row ends where the others end;
    ``low`` stands them on one line at the foot of their row.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        across: int = 6,
        down: int = 6,
        centred: bool = False,
        fill: bool = False,
        low: bool = False,
    ) -> None:
        super().__init__(parent)
        self._across = across
        self._down = down
        self._centred, self._fill, self._low = centred, fill, low

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrower flow is taller."""
        return True

    def height_of(self, width: int) -> int:
        """Return the height of all rows."""
        return self.with_margins(QSize(0, sum(self._heights(self.inside(width))))).height()

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        return self.side_by_side(self._across)

    def minimumSize(self) -> QSize:
        """Return the size of the largest item at its smallest."""
        return self.smallest()

    def setGeometry(self, box: QRect) -> None:
        """Place every item."""
        super().setGeometry(box)
        inner = self.contentsRect()
        spots: list[tuple[QLayoutItem, QRect]] = []
        top = inner.top()
        for row in self._rows(inner.width()):
            tall = max(size.height() for _, size in row)
            used = sum(size.width() for _, size in row) + self._across * (len(row) - 1)
            left = inner.left() + ((inner.width() - used) // 2 if self._centred else 0)
            for item, size in row:
                above = tall - size.height() if self._low else (tall - size.height()) // 2
                spots.append((item, QRect(QPoint(left, top + above), size)))
                left += size.width() + self._across
            top += tall + self._down
        self.place(spots, inner)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self.shown:
            size = self._size(item, width)
            if rows and used + self._across + size.width() <= width:
                rows[-1].append((item, size))
                used += self._across + size.width()
            else:
                rows.append([(item, size)])
                used = size.width()
        return [self._filled(row, width) for row in rows] if self._fill else rows

    def _filled(self, row: list[tuple[QLayoutItem, QSize]], width: int) -> list[tuple[QLayoutItem, QSize]]:
        spare = width - sum(size.width() for _, size in row) - self._across * (len(row) - 1)
        share, over = divmod(spare, len(row))
        wides = [size.width() + share + (place < over) for place, (_, size) in enumerate(row)]
        return [(item, QSize(wide, height_at(item, wide))) for wide, (item, _) in zip(wides, row, strict=True)]

    def _heights(self, width: int) -> list[int]:
        rows = [max(size.height() for _, size in row) for row in self._rows(width)]
        return [height + (self._down if place else 0) for place, height in enumerate(rows)]

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        wide = min(size.width(), width)
        widget = item.widget()
        if widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding:
            wide = width
        return QSize(wide, height_at(item, wide))
