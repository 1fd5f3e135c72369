"""A visit's pain map as small as a thumb: one figure, or its painful half, without letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.drawing.body_chart import BodyChart, View, shipped_chart
from clinic_app.drawing.pain_map import Mark, pictures
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.map_answers import zone_of
from clinic_app.ui.painting import paint
from clinic_app.ui.widgets.box import Corners, rounded
from clinic_app.visit.glance import Area

SIZE = QSize(78, 84)
FIGURES = ("back", "front", "right", "left")
PART = 0.58  # of the figure's height, where only the painful half shows
AROUND = 3.0  # px


def marks_of(areas: Sequence[Area], chart: BodyChart) -> list[Mark]:
    """Return what is painted of areas; a zone this chart does not know is left out."""
    placed = [(*zone_of(area.row), area) for area in areas]
    known = [one for one in placed if chart.paths_of(one[0], one[1])]
    return [Mark(zone, side, area.pain, area.kind or "ache", "") for zone, side, area in known]


def view_of(marks: Sequence[Mark], chart: BodyChart) -> str:
    """Return the figure that shows most of them best; the back where nothing is marked."""
    best = Counter(chart.best_view(one.zone, one.side) for one in marks)
    shown = [view for view in FIGURES if best[view]]
    shown += [view for view in FIGURES for one in marks if chart.views[view].find(one.zone, one.side)]
    return max(shown, key=lambda view: best[view], default=FIGURES[0])


class SmallMap(QWidget):
    """One figure with the marks of a visit; named by the words of what is marked."""

    def __init__(
        self,
        marks: Sequence[Mark],
        name: str,
        parent: QWidget | None = None,
        *,
        chart: BodyChart | None = None,
        view: str = "",
        size: QSize = SIZE,
        is_whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self._chart = chart or shipped_chart()
        self._marks, self._size, self._is_whole = tuple(marks), size, is_whole
        self._view = view or view_of(self._marks, self._chart)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its size at this text size."""
        return self._size * themes.current().scale

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in another size and in other colours."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure and its marks."""
        theme, box = themes.current(), QRectF(self.rect())
        shown = self._cut(self._chart.views[self._view])
        scale = min((box.height() - 2 * AROUND) / shown.height(), (box.width() - 2 * AROUND) / shown.width())
        (drawn,) = pictures(self._chart, self._marks, (self._view,), 1 / scale)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = rounded(box, Corners.all(theme.radius("control")))
            painter.fillPath(ground, theme.colour("sunken"))
            painter.setClipPath(ground)
            painter.translate(box.center() - shown.center() * scale)
            painter.scale(scale, scale)
            paint(painter, drawn.parts, chart_colours(theme))

    def _cut(self, view: View) -> QRectF:
        """Return all of the figure, or the part of it around the marks."""
        box = view.box
        if self._is_whole:
            return QRectF(box.left, box.top, box.width, box.height)
        found = [view.find(mark.zone, mark.side) for mark in self._marks]
        heights = [zone.anchor[1] for zone in found if zone is not None] or [box.top]
        high = box.height * PART
        top = min(max(sum(heights) / len(heights) - high / 2, box.top), box.bottom - high)
        width = high * (self._size.width() - 2 * AROUND) / (self._size.height() - 2 * AROUND)
        left = view.box.centre[0] - width / 2
        return QRectF(QPointF(left, top), QPointF(left + width, top + high))
