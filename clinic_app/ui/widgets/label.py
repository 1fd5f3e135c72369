"""Words on a page, in one of the kinds of type and one of the tones."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.lean import lean
from clinic_app.ui.polish import dress, ink
from clinic_app.ui.widgets.sizing import wrapping

GOOD_LINE = 24  # heights of a line
#: Where words stand, by whether one reads from right to left; a page has hundreds of them, and adding flags takes time.
_LEAN = {
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
}
_WRAPPING = wrapping()


class Label(QLabel):
    """Plain words that wrap, and that no layout makes narrower than their widest word.

    ``kind`` is a kind of type of the theme (``body``, ``small``, ``label``, ``strong``, ``card``, ``heading`` …),
    ``tone`` a colour of text (``text_2``, ``danger``, ``on_warn_soft`` …; empty for the usual ink).
    """

    def __init__(self, words: str, kind: str = "body", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lean(self)
        self.ensurePolished()  # done later, at a height of 0, it would take margins away
        self._kind = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(_WRAPPING)
        if tone:
            self.setProperty("tone", tone)
            ink(self, tone)
        self.setFont(themes.current().font(kind))
        self.setText(words)
        self.setAlignment(_LEAN[self.isRightToLeft()])

    def set_tone(self, tone: str) -> None:
        """Give the words another colour."""
        dress(self, tone=tone)

    def set_kind(self, kind: str) -> None:
        """Set the words in another kind of type."""
        self._kind = kind
        self.setFont(themes.current().font(kind))

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line, or on lines of a good length for reading."""
        metrics = QFontMetricsF(self.font())
        natural = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        width = math.ceil(min(natural, GOOD_LINE * metrics.height())) + 1 + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word and the height of one line."""
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)
        return QSize(math.ceil(widest) + 1 + self._beside(), math.ceil(metrics.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Take the type of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(themes.current().font(self._kind))
            ink(self, self.property("tone") or "")
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()
        super().changeEvent(event)

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _lean(self) -> None:
        """Stand where reading begins: QLabel would ask the words, and a Latin name leans left on an Arabic page."""
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            self.setAlignment(_LEAN[self.isRightToLeft()])
