"""One line to type in, with room for an icon where reading begins and a button where it ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.icons import paint_icon
from clinic_app.ui.lean import lean
from clinic_app.ui.polish import wear
from clinic_app.ui.widgets.idle import Idle
from clinic_app.ui.widgets.own_undo import is_left_to_page
from clinic_app.ui.widgets.pressable import Pressable

ICON_PX = 20
ICON_ROOM = 26


class Line(QLineEdit):
    """A line edit as high as a button.

    Attributes:
        settled: The words rest: 1 s after the last key, on Enter or when the line is left; once a change.
    """

    settled = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lean(self)
        self._icon = icon
        self._end: Pressable | None = None
        self._told = ""
        wear(self, "line")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._idle = Idle(self)
        self._idle.timeout.connect(self.settle)
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self.settle)
        self._make_room()

    def set_words(self, words: str) -> None:
        """Show other words, also while somebody types; tells nobody."""
        self._idle.stop()
        self._told = words
        if words != self.text():
            self.setText(words)

    def keep_up(self, words: str) -> None:
        """Show what an answer says now; where that is what was told last, what is being typed stays and is told."""
        if words != self._told or not self._idle.isActive():
            self.set_words(words)

    def settle(self) -> None:
        """Tell the words now if they changed since last told."""
        self._idle.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.settled.emit(self._told)

    def set_end(self, button: Pressable) -> None:
        """Put a button into the end of the line."""
        button.setParent(self)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.show()
        self._end = button
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Z to the page where nothing typed here can be taken back."""
        if not is_left_to_page(event, self):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a size as high as any other target."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), themes.current().size("control_h")))

    def minimumSizeHint(self) -> QSize:
        """Return a size that keeps the height."""
        size = super().minimumSizeHint()
        return QSize(size.width(), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the words."""
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Change ends with the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            wear(self, "line")
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon before the words."""
        super().paintEvent(event)
        if self._icon:
            theme = themes.current()
            side = theme.px(ICON_PX)
            left = self.width() - 10 - side if self._rtl() else 10
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                box = QRectF(left, (self.height() - side) / 2, side, side)
                paint_icon(painter, box, self._icon, theme.colour("text_2"), rtl=self._rtl())

    def _edited(self) -> None:
        self._idle.start()

    def _make_room(self) -> None:
        before = themes.current().px(ICON_ROOM) if self._icon else 0
        after = 0
        if self._end is not None:
            side = self._end.sizeHint().width()
            after = side - 8 if self._end.isVisibleTo(self) else 0
            left = 0 if self._rtl() else self.width() - side
            self._end.setGeometry(left, 0, side, self.height())
        self.setTextMargins(after if self._rtl() else before, 0, before if self._rtl() else after, 0)

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
