"""The words on the chart: the patient's RIGHT and LEFT in each view, and which view it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from clinic_app.drawing.body_chart import BodyChart
from clinic_app.ui.chart.panes import Pane
from clinic_app.ui.chart.regions import sides_of
from clinic_app.ui.looks import SIDES
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, paint_box, rounded
from clinic_app.words import Words

MARGIN = 6.0
ACROSS, DOWN = 6.0, 2.0  # padding of a plate, px
CORNER = 4.0
STEP = 4.0  # px a plate moves down at a time to keep clear of badges
VEIL = 0.8  # how opaque the ground behind words is, where the figure may lie under them


@dataclass(frozen=True, slots=True)
class Plate:
    """A side in its whole word.

    Attributes:
        side: The patient's side: ``left`` or ``right``.
        box: Where the word's plate lies, in px.
        at_right: It keeps to the right of its view.
    """

    side: str
    box: QRectF
    at_right: bool


class ChartSigns:
    """Draws plates and names over the panes; they keep their size and stay in sight whatever the lens does."""

    def __init__(self, chart: BodyChart, words: Words) -> None:
        self._chart, self._words = chart, words

    def plates(self, pane: Pane, seen: QRectF, taken: Sequence[QRectF], theme: Theme) -> list[Plate]:
        """Return the sides' plates of a pane; where both have no room, the nearer one.

        Args:
            pane: The pane as seen through the lens.
            seen: The part of it that shows, in px.
            taken: Boxes of badges: a plate moves down until it lies on none.
            theme: The look.
        """
        first, second = sides_of(self._chart.views[pane.view])
        both = [self._plate(first, seen, taken, theme, at_right=False)]
        if second != first:
            both.append(self._plate(second, seen, taken, theme, at_right=True))
            if both[0].box.right() + MARGIN > both[1].box.left():
                both = both[1:] if seen.center().x() > pane.origin.x() else both[:1]
        return [plate for plate in both if seen.contains(plate.box)]

    def paint(self, painter: QPainter, pane: Pane, seen: QRectF, taken: Sequence[QRectF], theme: Theme) -> None:
        """Draw the signs of a pane as far as it shows, and the line to the pane before it."""
        if pane.box.left() > 0:
            painter.fillRect(QRectF(pane.box.left(), seen.top(), 1, seen.height()), theme.colour("line"))
        for plate in self.plates(pane, seen, taken, theme):
            self._paint_plate(painter, plate, theme)
        name = self._words(f"chart.view.{pane.view}")
        wide, tall = _extent(name, "label", theme)
        box = QRectF(seen.left() + MARGIN, seen.bottom() - tall - MARGIN, wide, tall)
        if seen.contains(box):
            _paint_words(painter, name, "label", box, theme)

    def _plate(self, side: str, seen: QRectF, taken: Sequence[QRectF], theme: Theme, *, at_right: bool) -> Plate:
        wide, tall = _extent(self._words(f"side.{side}"), "plate", theme)
        above = _extent("", "small", theme)[1]
        wide += 2 * ACROSS
        left = seen.right() - MARGIN - wide if at_right else seen.left() + MARGIN
        box = QRectF(left, seen.top() + MARGIN + above, wide, tall + 2 * DOWN)
        return Plate(side, _free(box, box.adjusted(-2, -above, 2, 2), seen, taken), at_right)

    def _paint_plate(self, painter: QPainter, plate: Plate, theme: Theme) -> None:
        above = self._words("chart.patients")
        wide, tall = _extent(above, "small", theme)
        left = plate.box.right() - wide if plate.at_right else plate.box.left()
        _paint_words(painter, above, "small", QRectF(left, plate.box.top() - tall, wide, tall), theme)
        look = SIDES[plate.side.upper()]
        paint_box(painter, plate.box, Corners.all(CORNER * theme.scale), look, theme)
        painter.setFont(theme.font("plate"))
        painter.setPen(theme.colour(look.ink))
        painter.drawText(plate.box, Qt.AlignmentFlag.AlignCenter, self._words(f"side.{plate.side}"))


def _free(box: QRectF, around: QRectF, seen: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Return the box moved down so far that what is around it lies on nothing taken; unmoved where that cannot be."""
    for step in range(int((seen.bottom() - around.bottom()) / STEP)):
        if not any(one.intersects(around.translated(0, step * STEP)) for one in taken):
            return box.translated(0, step * STEP)
    return box


def _extent(words: str, kind: str, theme: Theme) -> tuple[float, float]:
    metrics = QFontMetricsF(theme.font(kind))
    return metrics.horizontalAdvance(words), metrics.height()


def _paint_words(painter: QPainter, words: str, kind: str, box: QRectF, theme: Theme) -> None:
    """Draw words over a veil of the ground's colour."""
    veil = QColor(theme.colour("sunken"))
    veil.setAlphaF(VEIL)
    painter.fillPath(rounded(box.adjusted(-2, 0, 2, 0), Corners.all(CORNER)), veil)
    painter.setFont(theme.font(kind))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
