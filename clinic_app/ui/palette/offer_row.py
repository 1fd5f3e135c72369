"""One line of the palette."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import Look
from clinic_app.ui.palette.offers import Offer
from clinic_app.ui.widgets.pressable import Pressable

BETWEEN = 16  # px between what it does and where


class OfferRow(Pressable):
    """What is done at the left, where and by which keys at the right; the keyboard stays in the line above."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        self._about = "  ·  ".join(one for one in (offer.about, offer.keys) if one)
        super().__init__(offer.said, role="entry", icon=offer.icon or "gesture-tap-button", parent=parent)
        self.offer = offer
        self.setAccessibleName(offer.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def nextCheckState(self) -> None:
        """Leave which line is chosen to the palette."""

    def beside_words(self) -> int:
        """Return the width in px that is not words, with that of the words at the right."""
        return super().beside_words() + (self._beside() + BETWEEN if self._about else 0)

    def minimumSizeHint(self) -> QSize:
        """Return a size that any palette has room for."""
        return QSize(self.least_height(), self.least_height())

    def paint_content(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Draw icon and words, and at the other end where it is done."""
        super().paint_content(painter, box, look)
        theme = themes.current()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(look.ink if self.isChecked() else "text_2"))
        width = self._beside()
        left = self.role.padding if self._rtl() else box.width() - self.role.padding - width
        place = QRectF(QPointF(left, 0), box.bottomRight())
        place.setWidth(width)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._shown())

    def _beside(self) -> int:
        metrics = QFontMetricsF(themes.current().font("small"))
        return math.ceil(min(metrics.horizontalAdvance(self._about), self.width() * 0.45)) + 1

    def _shown(self) -> str:
        metrics = QFontMetricsF(themes.current().font("small"))
        return metrics.elidedText(self._about, Qt.TextElideMode.ElideRight, self._beside())
