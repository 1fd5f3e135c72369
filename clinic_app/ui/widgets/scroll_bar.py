"""The bar at the side of what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from clinic_app.ui.lean import lean
from clinic_app.ui.polish import wear

WIDE = 12  # px


class Bar(QScrollBar):
    """A narrow bar up and down, dressed when it is first seen: most pages are not longer than the window."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        lean(self)
        area.setVerticalScrollBar(self)

    def sizeHint(self) -> QSize:
        """Return a size that does not ask the style sheet."""
        return QSize(WIDE, 6 * WIDE)

    def showEvent(self, event: QShowEvent) -> None:
        """Dress before it is seen."""
        wear(self, "bar")
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange and self.styleSheet():
            wear(self, "bar")
        super().changeEvent(event)
