"""The few things our pages are made of besides paragraphs: pictures, plates, signs."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.painting import paint, paint_label
from clinic_app.documents.right_to_left import Direction
from clinic_app.documents.tags import FIGURE, Meaning, tagged
from clinic_app.documents.text import Text
from clinic_app.drawing.callouts import Label
from clinic_app.drawing.figure import Figure
from clinic_app.drawing.outline import Box, Part

DARK = HexColor("#15242A")
LINE = HexColor("#A9B4B3")
SOFT = HexColor("#EEF2F1")
CAPTION = 10.0
#: Between the figures of one exercise, in points.
BETWEEN = 6.0


class ExercisePicture(Flowable):
    """Start and end of an exercise side by side, with their captions, in the order of reading.

    The pictures themselves are never mirrored for a language: the right arm stays the right arm.
    """

    def __init__(
        self, figure: Figure, captions: tuple[Text, Text], size: tuple[float, float], tag: Meaning, direction: Direction
    ) -> None:
        super().__init__()
        panels = [one for one in (figure.start, figure.end) if one is not None]
        said: list[Text | None] = [*captions] if figure.end is not None else [None]
        if figure.where is not None:
            panels.append(figure.where)
            said.append(None)
        turned = -1 if direction == "rtl" else 1
        self._panels = list(zip(panels, said, strict=True))[::turned]
        self._tag, (self.width, self.height) = tag, size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the panels to one scale, so that start and end show one body."""
        below = CAPTION + 4 if any(said for _, said in self._panels) else 0.0
        wide = sum(panel.box.width for panel, _ in self._panels)
        high = max(panel.box.height for panel, _ in self._panels)
        room = self.width - BETWEEN * (len(self._panels) - 1)
        scale = min(room / wide, (self.height - below) / high)
        # A caption may be wider than a slim figure: then the figures stand further apart.
        places = [max(panel.box.width * scale, said.one_line if said else 0.0) for panel, said in self._panels]
        left = (self.width - sum(places) - BETWEEN * (len(places) - 1)) / 2
        with tagged(self.canv, self._tag):
            for (panel, said), place in zip(self._panels, places, strict=True):
                paint(self.canv, panel.parts, panel.box, left + (place - panel.box.width * scale) / 2, below, scale)
                if said is not None:
                    said.wrap(place + 1, CAPTION)
                    said.drawOn(self.canv, left - 0.5, 3)
                left += place + BETWEEN


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
