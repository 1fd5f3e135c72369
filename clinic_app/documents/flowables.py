"""The few things our pages are made of besides paragraphs: pictures, plates, boxes, pages that know their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from clinic_app.documents import fonts
from clinic_app.documents.painting import paint, paint_label
from clinic_app.drawing.callouts import Label
from clinic_app.drawing.figure import Figure
from clinic_app.drawing.outline import Box, Part

DARK = HexColor("#15242A")
LINE = HexColor("#A9B4B3")
SOFT = HexColor("#EEF2F1")
CAPTION = 10.0


class ExercisePicture(Flowable):
    """Start and end of an exercise side by side, with their captions."""

    def __init__(self, figure: Figure, captions: tuple[str, str], width: float, height: float) -> None:
        super().__init__()
        self._panels = [one for one in (figure.start, figure.end) if one is not None]
        self._captions = captions if figure.end is not None else ("",)
        if figure.where is not None:
            self._panels.append(figure.where)
            self._captions = (*self._captions, "")
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size that was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint the panels to one scale, so that start and end show one body."""
        gap = 6.0
        below = CAPTION + 4 if any(self._captions) else 0.0
        wide = sum(panel.box.width for panel in self._panels)
        high = max(panel.box.height for panel in self._panels)
        room = self.width - gap * (len(self._panels) - 1)
        scale = min(room / wide, (self.height - below) / high)
        left = (self.width - wide * scale - gap * (len(self._panels) - 1)) / 2
        for panel, caption in zip(self._panels, self._captions, strict=True):
            paint(self.canv, panel.parts, panel.box, left, below, scale)
            self.canv.setFont(fonts.TEXT, CAPTION)
            self.canv.setFillColor(DARK)
            self.canv.drawCentredString(left + panel.box.width * scale / 2, 3, caption)
            left += panel.box.width * scale + gap


class Drawing(Flowable):
    """Curves with badges, scaled into a width and height."""

    def __init__(self, parts: Sequence[Part], labels: Sequence[Label], box: Box, width: float, height: float) -> None:
        super().__init__()
        self._parts, self._labels, self._box = parts, labels, box
        self._scale = min(width / box.width, height / box.height)
        self.width, self.height = box.width * self._scale, box.height * self._scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size after scaling."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint curves first, badges on top."""
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


def numbered_canvas(footer: Callable[[Canvas, int, int], None]) -> type[Canvas]:
    """Return a canvas class that draws a footer on every page once it knows how many pages there are."""

    class NumberedCanvas(Canvas):
        """Keeps each page back until the last one is there."""

        def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401  ReportLab's own signature
            super().__init__(*arguments, **keywords)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]  # not in the stubs

        def save(self) -> None:
            for number, page in enumerate(self._kept, start=1):
                self.__dict__.update(page)
                footer(self, number, len(self._kept))
                super().showPage()
            super().save()

    return NumberedCanvas
