"""A line of tabs that a person goes along by pointer or arrows; the wheel does nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget


class TabLine(QTabBar):
    """Tabs over a line; who derives from it draws them.

    Attributes:
        chosen: A person went to a tab; carries its place.
    """

    chosen = Signal(int)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_words(self, words: str) -> None:
        """Put a tab at the end; an ampersand is written, not a shortcut."""
        self.addTab(words.replace("&", "&&"))

    def measure(self) -> None:
        """Ask for the sizes of all tabs again."""
        if self.count():
            self.setTabText(0, self.tabText(0))  # the one call that makes QTabBar do so

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the tab before or after, once however long the arrow is held."""
        if event.isAutoRepeat():
            event.accept()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        self._tell(before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the tab under the pointer."""
        before = self.currentIndex()
        super().mousePressEvent(event)
        self._tell(before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the tab under the pointer."""
        super().mouseMoveEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _tell(self, before: int) -> None:
        if self.currentIndex() != before:
            self.chosen.emit(self.currentIndex())
