"""A page in three columns where it is wide: input at the left, its details in the middle, what follows at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.arrangement import Arrangement

WIDE_FROM = 1240  # px of the page; below it the third column goes under the second
SHARES = (42, 29, 29)
LEFT_ALONE, MIDDLE_ABOVE = 48, 58  # of a hundred, where there are two columns
GAP = 10


class ColumnsLayout(Arrangement):
    """Places up to three items: side by side, or the third under the second; each is given all its height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)

    def expandingDirections(self) -> Qt.Orientation:
        """Want all room there is."""
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def sizeHint(self) -> QSize:
        """Return the size of a page in three columns."""
        return QSize(WIDE_FROM, 540)

    def minimumSize(self) -> QSize:
        """Return the size below which nothing fits any more."""
        tallest = max((item.minimumSize().height() for item in self._items[:1]), default=0)
        return QSize(640, min(tallest, 400) + 2 * GAP)

    def setGeometry(self, box: QRect) -> None:
        """Place every item."""
        super().setGeometry(box)
        inner = self.contentsRect()
        self.place(zip(self._items, self._spots(inner, box.width()), strict=False), inner)

    def _spots(self, inner: QRect, width: int) -> list[QRect]:
        if len(self._items) > len(SHARES) - 1 and width >= WIDE_FROM:
            room = inner.width() - 2 * GAP
            first, second = room * SHARES[0] // 100, room * SHARES[1] // 100
            third = room - first - second
            lefts = (inner.left(), inner.left() + first + GAP, inner.left() + first + second + 2 * GAP)
            boxes = zip(lefts, (first, second, third), strict=True)
            return [QRect(left, inner.top(), wide, inner.height()) for left, wide in boxes]
        first = (inner.width() - GAP) * LEFT_ALONE // 100
        rest = QRect(inner.left() + first + GAP, inner.top(), inner.width() - first - GAP, inner.height())
        left = QRect(inner.left(), inner.top(), first, inner.height())
        if len(self._items) < len(SHARES):
            return [left, rest]
        above = (rest.height() - GAP) * MIDDLE_ABOVE // 100
        upper = QRect(rest.left(), rest.top(), rest.width(), above)
        return [left, upper, QRect(rest.left(), rest.top() + above + GAP, rest.width(), rest.height() - above - GAP)]
