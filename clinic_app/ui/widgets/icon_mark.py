"""An icon that stands beside words and says nothing of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import known, paint_icon
from clinic_app.ui.lean import lean


class IconMark(QWidget):
    """An icon in a colour of the theme; where no words stand beside it, ``name`` is read aloud."""

    def __init__(
        self,
        icon: str,
        *,
        colour: str = "text",
        px: int = 20,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lean(self)
        self._icon = known(icon)
        self._colour = colour
        self._px = px
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, colour: str) -> None:
        """Show another icon in another colour."""
        self._icon, self._colour = known(icon), colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size at this text size."""
        side = themes.current().px(self._px)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_icon(painter, QRectF(self.rect()), self._icon, themes.current().colour(self._colour), rtl=rtl)
