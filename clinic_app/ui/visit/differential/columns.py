"""A layout of equal columns: as many as the room allows, each filled from the top."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.arrangement import Arrangement, height_at


class ColumnsLayout(Arrangement):
    """Puts each item under the shortest column, the first ones side by side; a column keeps ``least`` px of text.

    Mirrors with the direction of reading.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int, gap: int = 20, down: int = 8) -> None:
        super().__init__(parent)
        self._least, self._gap, self._down = least, gap, down

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is taller."""
        return True

    def height_of(self, width: int) -> int:
        """Return the height of the longest column."""
        bottom = max((box.bottom() + 1 for _, box in self._boxes(self.inside(width))), default=0)
        return self.with_margins(QSize(0, bottom)).height()

    def sizeHint(self) -> QSize:
        """Return the size of all columns side by side."""
        width = self._wide() * len(self.shown) + self._gap * max(0, len(self.shown) - 1)
        width = self.with_margins(QSize(width, 0)).width()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of the widest item at its narrowest."""
        return QSize(self.smallest().width(), 0)

    def setGeometry(self, box: QRect) -> None:
        """Place every item at the top of its column."""
        super().setGeometry(box)
        inner = self.contentsRect()
        boxes = self._boxes(inner.width())
        for _, spot in boxes:
            spot.translate(inner.topLeft())
        self.place(boxes, inner)

    def _wide(self) -> int:
        return themes.current().px(self._least)

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self.shown
        across = max(1, min(len(shown), (width + self._gap) // (self._wide() + self._gap)))
        each = (width - self._gap * (across - 1)) // across
        tops = [0] * across
        boxes: list[tuple[QLayoutItem, QRect]] = []
        for item in shown:
            place = tops.index(min(tops))
            height = height_at(item, each)
            boxes.append((item, QRect(place * (each + self._gap), tops[place], each, height)))
            tops[place] += height + self._down
        return boxes
