"""A page of a visit: what one answers at the left, what follows from it at the right, each scrolling by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.scroll import Scroll

AROUND = 10
#: Share of a page's width that the right column never passes, so that large text leaves room for the left one.
MOST = 0.42


class TwoColumns(QWidget):
    """Two columns of cards; the right one has a width of its own, which grows with the text and with a wide page.

    Attributes:
        left, right: The two columns; their ``body`` takes the cards.
    """

    def __init__(self, right_px: int, *, share: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right_px, self._share = right_px, share
        self.left, self.right = Scroll(parent=self), Scroll(parent=self)
        for column in (self.left, self.right):
            column.body.setSpacing(AROUND)
        row = QHBoxLayout(self)
        row.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        row.setSpacing(AROUND)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)
        self._share_width()

    def resizeEvent(self, _event: QEvent) -> None:
        """Give a wide page's right column more."""
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Give the right column the width the text asks for."""
        if event.type() == QEvent.Type.StyleChange:
            self._share_width()
        super().changeEvent(event)

    def _share_width(self) -> None:
        wanted = max(themes.current().px(self._right_px), round(self.width() * self._share))
        self.right.setFixedWidth(min(wanted, max(self._right_px, round(self.width() * MOST))))
