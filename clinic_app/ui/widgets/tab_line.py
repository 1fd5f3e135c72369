"""A line of tabs that a person goes along by pointer or arrows; the wheel does nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.widgets.box import Corners, paint_ring

UNDERLINE = 3  # px below the tab one is on


class TabLine(QTabBar):
    """Tabs over a line, the current one underlined; who derives from it draws what stands on a tab.

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every tab over the line."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
            for place in range(self.count()):
                box, current = self.tabRect(place), place == self.currentIndex()
                if current:
                    line = QRect(box.left(), box.bottom() - UNDERLINE + 1, box.width(), UNDERLINE)
                    painter.fillRect(line, theme.colour("accent"))
                elif pointer is not None and box.contains(pointer):
                    painter.fillRect(box.adjusted(0, 0, 0, -1), theme.colour("sunken"))
                self.paint_tab(painter, place)
                if current and self.hasFocus():
                    paint_ring(painter, QRectF(box), Corners.all(theme.radius("control")), theme, gap=False)

    def paint_tab(self, painter: QPainter, place: int) -> None:
        """Draw what stands on a tab."""
        raise NotImplementedError

    def _tell(self, before: int) -> None:
        if self.currentIndex() != before:
            self.chosen.emit(self.currentIndex())
