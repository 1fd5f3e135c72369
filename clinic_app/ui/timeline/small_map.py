"""A visit's pain map as small as a thumb: the painful half of the figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.drawing.body_chart import BodyChart, View
from clinic_app.drawing.outline import Part
from clinic_app.drawing.pain_map import Mark, pictures
from clinic_app.ui import theme as themes
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.regions import shipped_chart
from clinic_app.ui.painting import paint
from clinic_app.ui.widgets.box import Corners, rounded

SIZE = QSize(78, 84)
FIGURES = ("back", "front")
PART = 0.58  # of the figure's height that shows
AROUND = 3.0  # px


class SmallMap(QWidget):
    """One view with the marks of a visit, without letters; named by the words of what is marked."""

    def __init__(
        self, marks: Sequence[Mark], name: str, parent: QWidget | None = None, *, chart: BodyChart | None = None
    ) -> None:
        super().__init__(parent)
        self._chart = chart or shipped_chart()
        self._marks = tuple(marks)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @cached_property
    def view(self) -> str:
        """The figure that shows most of the marks, and each of them best."""
        return max(FIGURES, key=lambda name: sum(self._shows(name, mark) for mark in self._marks))

    def sizeHint(self) -> QSize:
        """Return its size at this text size."""
        return SIZE * themes.current().scale

    def changeEvent(self, event: QEvent) -> None:
        """Draw it in another size and in other colours."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure and its marks."""
        theme, box = themes.current(), QRectF(self.rect())
        shown = self._cut(self._chart.views[self.view])
        scale = (box.height() - 2 * AROUND) / shown.height()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = rounded(box, Corners.all(theme.radius("control")))
            painter.fillPath(ground, theme.colour("sunken"))
            painter.setClipPath(ground)
            painter.translate(box.center() - shown.center() * scale)
            painter.scale(scale, scale)
            paint(painter, self._parts(1 / scale), chart_colours(theme))

    def _parts(self, pixel: float) -> tuple[Part, ...]:
        return pictures(self._chart, self._marks, (self.view,), pixel)[0].parts

    def _shows(self, view: str, mark: Mark) -> float:
        found = self._chart.views[view].find(mark.zone, mark.side)
        return 0.0 if found is None else 1.0 + (self._chart.best_view(mark.zone, mark.side) == view)

    def _cut(self, view: View) -> QRectF:
        """Return the part of the figure around the marks."""
        box = view.box
        found = [view.find(mark.zone, mark.side) for mark in self._marks]
        heights = [zone.anchor[1] for zone in found if zone is not None] or [box.top]
        high = box.height * PART
        top = min(max(sum(heights) / len(heights) - high / 2, box.top), box.bottom - high)
        width = high * SIZE.width() / SIZE.height()
        return QRectF(QPointF(view.box.centre[0] - width / 2, top), QPointF(view.box.centre[0] + width / 2, top + high))
