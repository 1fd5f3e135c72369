"""A page that scrolls up and down, and a wheel that does nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clinic_app.ui.widgets.scroll_bar import Bar


class StillWheel(QObject):
    """Keeps the wheel from changing the value of a widget that is not of this kit, so that the page scrolls instead."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand a turn of the wheel on to what lies around the widget."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class _Inside(QWidget):
    """What scrolls: as high as its words need at the width they have.

    Wrapping words say how high they are at a good width for reading; taken as a least height, that would leave a wide
    page with empty room at its end.
    """

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        layout = self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class Scroll(QScrollArea):
    """Scrolls up and down only; what it holds is as wide as it is.

    Attributes:
        body: The layout that takes what scrolls.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Bar(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Inside(self.viewport())  # where it stays: whatever changes its parent is dressed once more
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        around.addLayout(self.body)
        around.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these widgets instead of those before."""
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self.body.addWidget(widget)
