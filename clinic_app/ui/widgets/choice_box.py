"""One choice out of many, folded away: a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import paint_icon
from clinic_app.ui.polish import wear
from clinic_app.ui.widgets.segment import Option

ARROW_PX = 20


class ChoiceBox(QComboBox):
    """Options in a list with rows of 44 px; nothing is chosen at first, and the wheel chooses nothing.

    Attributes:
        chosen: A person chose; carries the option's value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[Option],
        *,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [option.value for option in options]
        wear(self, "choice")
        self.setView(QListView(self))
        self.addItems([option.words for option in options])
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(-1)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._picked)

    @property
    def value(self) -> object:
        """The value of the chosen option, or None."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: object) -> None:
        """Show a choice, or none; tells nobody. An unknown value raises ``ValueError``."""
        self.setCurrentIndex(-1 if value is None else self._values.index(value))

    def sizeHint(self) -> QSize:
        """Return a size as high as any other target."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), themes.current().size("control_h")))

    def minimumSizeHint(self) -> QSize:
        """Return the same: an option is never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next one once, however long a key is held; the open list handles its own keys."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            wear(self, "choice")
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow, which a style sheet could only take from a picture file."""
        super().paintEvent(event)
        theme = themes.current()
        side = theme.px(ARROW_PX)
        left = 8 if self.layoutDirection().name == "RightToLeft" else self.width() - 8 - side
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = theme.colour("text" if self.isEnabled() else "text_disabled")
            paint_icon(painter, QRectF(left, (self.height() - side) / 2, side, side), "chevron-down", colour)

    def _picked(self, place: int) -> None:
        self.chosen.emit(self._values[place])
