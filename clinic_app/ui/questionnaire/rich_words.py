"""Words that may be bold, slanted or listed, as a form wants them."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.lean import lean
from clinic_app.ui.polish import ink
from clinic_app.ui.widgets.sizing import wrapping

GOOD_LINE = 24  # heights of a line


class RichWords(QLabel):
    """A harmless subset of HTML that wraps; no link leads anywhere and no picture is fetched."""

    def __init__(self, html: str, kind: str = "body", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lean(self)
        self._kind = kind
        self._hint: QSize | None = None  # laying rich words out costs a millisecond, and layouts ask again and again
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        self.setSizePolicy(wrapping())
        self.setFont(themes.current().font(kind))
        self._tone = tone
        ink(self, tone)
        self.show_html(html)

    def show_html(self, html: str) -> None:
        """Show other words."""
        super().setText(html)
        self._forget()

    def sizeHint(self) -> QSize:
        """Return the size on lines of a good length for reading."""
        if self._hint is None:
            width = min(super().sizeHint().width(), GOOD_LINE * self.fontMetrics().height())
            self._hint = QSize(width, self.heightForWidth(width))
        return QSize(self._hint)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, found once between two changes."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        """Return a width at which words still can be read."""
        return QSize(min(120, super().minimumSizeHint().width()), self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take the type of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(themes.current().font(self._kind))
            ink(self, self._tone)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._forget()

    def _forget(self) -> None:
        self._hint = None
        self._heights.clear()


def plain_html(words: str) -> str:
    """Return plain words as HTML."""
    return escape(words, quote=False).replace("\n", "<br>")
