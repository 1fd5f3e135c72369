"""Where each view lies in a chart's picture, and the lens one looks through: zoomed about a point, moved by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from clinic_app.drawing.body_chart import BodyChart, View
from clinic_app.drawing.outline import Box

#: Room in px at 100 % text: beside a figure for badges, above and below it; a part has its signs above and below it.
BESIDE = 46.0
FIGURE_ABOVE = FIGURE_BELOW = 8.0
PART_ABOVE, PART_BELOW = 46.0, 26.0
MOST_ROWS = 2
CLOSEST = 4.0  # how many times larger the lens shows at most


@dataclass(frozen=True, slots=True)
class Lens:
    """How the picture is looked at: ``zoom`` times larger, then shifted by x and y px."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def nearer(self, factor: float, about: QPointF, size: QSizeF) -> Lens:
        """Return a lens that shows it larger by a factor, 1 to 4 times in all, with one point kept in its place."""
        zoom = min(max(self.zoom * factor, 1.0), CLOSEST)
        held = self.back(about)
        return Lens(zoom, about.x() - held.x() * zoom, about.y() - held.y() * zoom).within(size)

    def moved(self, by: QPointF, size: QSizeF) -> Lens:
        """Return a lens moved along with the hand, as far as there is something to see."""
        return Lens(self.zoom, self.x + by.x(), self.y + by.y()).within(size)

    def showing(self, box: QRectF, size: QSizeF) -> Lens:
        """Return a lens moved just so far that a box of the picture as now seen shows."""
        right, bottom = min(0.0, size.width() - box.right()), min(0.0, size.height() - box.bottom())
        return self.moved(QPointF(right or max(0.0, -box.left()), bottom or max(0.0, -box.top())), size)

    def within(self, size: QSizeF) -> Lens:
        """Return a lens that shows nothing beyond the picture."""
        x = min(0.0, max(size.width() * (1 - self.zoom), self.x))
        y = min(0.0, max(size.height() * (1 - self.zoom), self.y))
        return Lens(self.zoom, x, y)

    def there(self, point: QPointF) -> QPointF:
        """Return where a point of the picture is seen."""
        return QPointF(point.x() * self.zoom + self.x, point.y() * self.zoom + self.y)

    def back(self, point: QPointF) -> QPointF:
        """Return which point of the picture is seen somewhere."""
        return QPointF((point.x() - self.x) / self.zoom, (point.y() - self.y) / self.zoom)


@dataclass(frozen=True, slots=True)
class Pane:
    """A view's part of the picture.

    Attributes:
        view: Id of the view.
        box: Its part, in px.
        scale: How many px a unit of the drawing is.
        origin: Where the drawing's origin lies, in px.
    """

    view: str
    box: QRectF
    scale: float
    origin: QPointF

    def seen(self, lens: Lens) -> Pane:
        """Return the pane as it is seen through a lens."""
        box = QRectF(lens.there(self.box.topLeft()), self.box.size() * lens.zoom)
        return Pane(self.view, box, self.scale * lens.zoom, lens.there(self.origin))

    def place(self, x: float, y: float) -> QPointF:
        """Return where a point of the drawing lies."""
        return QPointF(self.origin.x() + x * self.scale, self.origin.y() + y * self.scale)

    def unit(self, at: QPointF) -> tuple[float, float]:
        """Return which point of the drawing lies somewhere."""
        return (at.x() - self.origin.x()) / self.scale, (at.y() - self.origin.y()) / self.scale

    def around(self, box: Box) -> QRectF:
        """Return where a box of the drawing lies."""
        return QRectF(self.place(box.left, box.top), self.place(box.right, box.bottom))


@dataclass(frozen=True, slots=True)
class _Margins:
    """Room around a view in px."""

    beside: float
    above: float
    below: float


def arranged(
    chart: BodyChart, names: Sequence[str], size: QSizeF, text: float = 1.0, beside: float = BESIDE
) -> tuple[Pane, ...]:
    """Return a pane for each view, all at one scale, in one row or two, whichever shows them larger.

    Args:
        chart: The body chart.
        names: Ids of the views, as read.
        size: Of the picture in px.
        text: Size of the text, 1.0 to 1.5; the signs around the figures grow with it.
        beside: Room at either side of a figure, in px at 100 % text; less where there are no badges.
    """
    views = [chart.views[name] for name in names]
    part = views[0].inset
    around = _Margins(beside * text, PART_ABOVE * text if part else FIGURE_ABOVE, PART_BELOW * text if part else 8.0)
    counts = range(1, (MOST_ROWS if len(views) > MOST_ROWS else 1) + 1)
    splits = [_split(views, count) for count in counts]
    rows = max(splits, key=lambda rows: _scale(rows, size, around))
    scale = max(_scale(rows, size, around), 0.05)  # a picture without any room yet is still one
    height = size.height() / len(rows)
    return tuple(
        pane
        for number, row in enumerate(rows)
        for pane in _in_row(row, QRectF(0, number * height, size.width(), height), scale, around)
    )


def _split(views: list[View], rows: int) -> list[list[View]]:
    each = -(-len(views) // rows)
    return [views[start : start + each] for start in range(0, len(views), each)]


def _scale(rows: list[list[View]], size: QSizeF, around: _Margins) -> float:
    across = [(size.width() - 2 * around.beside * len(row)) / sum(view.box.width for view in row) for row in rows]
    height = size.height() / len(rows) - around.above - around.below
    return min(*across, height / max(view.box.height for row in rows for view in row))


def _in_row(views: list[View], box: QRectF, scale: float, around: _Margins) -> list[Pane]:
    """Share a row among its views, with what is left over shared equally."""
    used = sum(view.box.width * scale for view in views)
    spare = (box.width() - used) / len(views)
    panes, left = [], box.left()
    for view in views:
        width = view.box.width * scale + spare
        room = box.height() - around.above - around.below
        top = box.top() + around.above + (room - view.box.height * scale) / 2
        origin = QPointF(left + spare / 2 - view.box.left * scale, top - view.box.top * scale)
        panes.append(Pane(view.id, QRectF(left, box.top(), width, box.height()), scale, origin))
        left += width
    return panes
