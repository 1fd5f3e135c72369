"""The rail on a low screen: it scrolls where its items have no room, so that it never makes the window higher."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui.chart.fill_scroll import FillScroll
from clinic_app.ui.widgets.rail import Rail


class RailColumn(FillScroll):
    """As wide as the rail, and as high as there is room."""

    def __init__(self, rail: Rail, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rail = rail
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(rail)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        rail.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the width of the rail; its height is what the window gives."""
        return QSize(self._rail.sizeHint().width(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the words of the rail."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
