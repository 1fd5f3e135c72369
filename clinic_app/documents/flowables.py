"""The few things our pages are made of besides paragraphs: pictures, plates, signs."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.painting import paint, paint_label
from clinic_app.documents.tags import FIGURE, Meaning, tagged
from clinic_app.drawing.callouts import Label
from clinic_app.drawing.outline import Box, Part

DARK = HexColor("#15242A")
LINE = HexColor("#A9B4B3")
SOFT = HexColor("#EEF2F1")


class Drawing(Flowable):
    """Curves with badges, scaled into a width and height; ``says`` is what they show, in words."""

    def __init__(
        self, parts: Sequence[Part], labels: Sequence[Label], box: Box, width: float, height: float, says: str = ""
    ) -> None:
        super().__init__()
        self._tag = Meaning((FIGURE,), says) if says else None
        self._parts, self._labels, self._box = parts, labels, box
        self._scale = min(width / box.width, height / box.height)
        self.width, self.height = box.width * self._scale, box.height * self._scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size after scaling."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint curves first, badges on top."""
        with tagged(self.canv, self._tag):
            paint(self.canv, self._parts, self._box, 0, 0, self._scale)
            for label in self._labels:
                paint_label(self.canv, label, self._box, 0, 0, self._scale)


class NumberMark(Flowable):
    """A white number on a black disc."""

    def __init__(self, number: int, size: float) -> None:
        super().__init__()
        self._number, self.width, self.height = number, size, size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the disc's size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint disc and number."""
        radius = self.width / 2
        self.canv.setFillColor(DARK)
        self.canv.circle(radius, radius, radius, stroke=0, fill=1)
        self.canv.setFillColor(HexColor("#FFFFFF"))
        self.canv.setFont(fonts.BOLD, self.width * 0.62)
        self.canv.drawCentredString(radius, radius - self.width * 0.22, str(self._number))


class StopSign(Flowable):
    """An eight-sided sign with an exclamation mark, drawn so that it needs no glyph."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the sign's size."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the sign."""
        size, cut = self.width, self.width * 0.29
        corners = [(cut, 0), (size - cut, 0), (size, cut), (size, size - cut)]
        corners += [(size - cut, size), (cut, size), (0, size - cut), (0, cut)]
        path = self.canv.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self.canv.setStrokeColor(DARK)
        self.canv.setLineWidth(1.8)
        self.canv.drawPath(path, stroke=1, fill=0)
        self.canv.setFillColor(DARK)
        self.canv.roundRect(size * 0.45, size * 0.4, size * 0.1, size * 0.36, size * 0.04, stroke=0, fill=1)
        self.canv.circle(size / 2, size * 0.27, size * 0.06, stroke=0, fill=1)
