"""One view of the body with the areas of one visit, small: to compare then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.drawing.body_chart import BodyChart
from clinic_app.drawing.pain_map import Mark, pictures
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.painting import paint
from clinic_app.visit.glance import Area

VIEWS = ("back", "front", "right", "left")


def marks_of(areas: Sequence[Area], chart: BodyChart) -> list[Mark]:
    """Return what is painted of areas; a zone this chart does not know is left out."""
    found = []
    for area in areas:
        zone, _, side = area.row.partition(".")
        if chart.paths_of(zone, side or "midline"):
            found.append(Mark(zone, side or "midline", area.pain, area.kind or "ache", ""))
    return found


def view_of(marks: Sequence[Mark], chart: BodyChart) -> str:
    """Return the whole-body view that shows most of them best; the back where nothing is marked."""
    best = Counter(chart.best_view(one.zone, one.side) for one in marks)
    shown = [view for view in VIEWS if best[view]]
    shown += [view for view in VIEWS for one in marks if chart.views[view].find(one.zone, one.side)]
    return max(shown, key=lambda view: best[view], default=VIEWS[0])


class SmallFigure(QWidget):
    """A figure without letters; what it shows stands beside it in words."""

    def __init__(self, chart: BodyChart, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart, self._marks, self._view = chart, list[Mark](), VIEWS[0]
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_areas(self, areas: Sequence[Area], view: str, name: str) -> None:
        """Show areas in a view; ``name`` is what a screen reader reads."""
        self._marks, self._view = marks_of(areas, self._chart), view
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size it was made with."""
        theme = themes.current()
        return QSize(theme.px(self._size.width()), theme.px(self._size.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure as large as it fits."""
        box = self._chart.views[self._view].box
        scale = min(self.width() / box.width, self.height() / box.height)
        (picture,) = pictures(self._chart, self._marks, [self._view], 1 / scale)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((self.width() - box.width * scale) / 2, (self.height() - box.height * scale) / 2)
            painter.scale(scale, scale)
            painter.translate(-box.left, -box.top)
            paint(painter, picture.parts, chart_colours(themes.current()))
