"""A kind of pain to press: its pattern as it looks on the chart, and its word."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.chart.swatch import paint_swatch
from clinic_app.ui.looks import ROLES, Look, Role
from clinic_app.ui.widgets.pressable import Pressable

STACKED = replace(ROLES["choice"], stacked=True, font="small", font_chosen="small_strong", padding=4, icon_px=18)
BESIDE = replace(ROLES["plain"], font="choice", padding=9, icon_px=22)


class KindButton(Pressable):
    """A button with a swatch above its word, or before it; without a word it needs a name.

    Attributes:
        kind: Code of the kind of pain.
    """

    def __init__(
        self, kind: str, words: str, *, stacked: bool = True, name: str = "", parent: QWidget | None = None
    ) -> None:
        self._shape = STACKED if stacked else BESIDE
        self.kind = kind
        self._number: int | None = None
        super().__init__(words, role="choice", icon="circle-outline", name=name, parent=parent)

    @property
    def role(self) -> Role:
        """What it looks like."""
        return self._shape

    def show_mark(self, kind: str, number: int | None) -> None:
        """Draw the swatch for a kind and a pain number; None is not said."""
        if (kind, number) != (self.kind, self._number):
            self.kind, self._number = kind, number
            self.update()

    def paint_content(self, painter: QPainter, box: QRectF, look: Look) -> None:
        """Draw swatch and word."""
        theme = themes.current()
        swatch, words = self._places(box)
        paint_swatch(painter, swatch, self.kind, self._number, theme)
        if self.words:
            self._text(chosen=self.isChecked()).draw(painter, words, theme.colour(look.ink))
