"""A widget that says when it wants to be higher or lower than it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget


class Growing(QWidget):
    """Tells whoever places it by hand that something inside it changed its size.

    Attributes:
        grown: Measure it again.
    """

    grown = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell of a change inside."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)
