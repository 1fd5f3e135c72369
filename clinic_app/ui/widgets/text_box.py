"""A box for free words that grows with them."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from clinic_app.ui.lean import lean
from clinic_app.ui.polish import wear
from clinic_app.ui.widgets.idle import Idle
from clinic_app.ui.widgets.own_undo import is_left_to_page

AROUND = 20  # edge, padding and the document's margin above and below the words, px


class TextBox(QPlainTextEdit):
    """Plain words only; never scrolls by itself, Tab leaves it, the wheel belongs to the page.

    Attributes:
        settled: The words rest: 1 s after the last key, or when the box is left, and every two seconds while somebody
            types without a pause; carries them, once a change.
    """

    settled = Signal(str)

    def __init__(
        self,
        *,
        name: str,
        placeholder: str = "",
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lean(self)
        self._lines = lines
        self._told = ""
        wear(self, "text")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._idle = Idle(self)
        self._idle.timeout.connect(self.settle)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def words(self) -> str:
        """The words in it."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show other words, also while somebody types; tells nobody."""
        self._told = words
        if words != self.toPlainText():
            self.setPlainText(words)
        self._idle.stop()

    def keep_up(self, words: str) -> None:
        """Show what an answer says now; where that is what was told last, what is being typed stays and is told."""
        if words != self._told or not self._idle.isActive():
            self.set_words(words)

    def settle(self) -> None:
        """Tell the words now if they changed since last told."""
        self._idle.stop()
        words = self.toPlainText()
        if words != self._told:
            self._told = words
            self.settled.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the words."""
        super().focusOutEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Z to the page where nothing typed here can be taken back."""
        if not is_left_to_page(event, self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when narrower."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            wear(self, "text")
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._grow()

    def _changed(self) -> None:
        self._idle.hurry()

    def _grow(self) -> None:
        words = 0.0
        block = self.document().firstBlock()
        while block.isValid():  # the document's own size lags behind a change of width
            words += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        least = self._lines * QFontMetricsF(self.font()).lineSpacing()
        height = math.ceil(max(words, least)) + AROUND
        if height != self.height():
            self.setFixedHeight(height)
