"""The badges beside the figure: letter and pain number of each marked area, in sight wherever the lens is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from clinic_app.drawing.callouts import Label
from clinic_app.drawing.outline import Box
from clinic_app.ui.chart.chart_colours import chart_colours
from clinic_app.ui.chart.panes import Pane
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, rounded

CORNER = 3.0
FROM_EDGE = 3.0  # px a badge keeps from the edge of the picture


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as it is seen.

    Attributes:
        label: What it says, and the line that leads to its zone.
        box: Where it lies, in px.
        boxes: The same for the letter's plate and the number's, None for one it has not.
    """

    label: Label
    box: QRectF
    boxes: tuple[QRectF | None, QRectF | None]


def badges(labels: Iterable[Label], pane: Pane, seen: QRectF) -> list[Badge]:
    """Return the badges whose zone is in sight; one that would lie outside stands at the edge.

    Args:
        labels: From a picture.
        pane: The picture's pane, as seen through the lens.
        seen: The part of it that shows, in px.
    """
    shown = []
    for label in labels:
        if seen.contains(pane.place(*label.callout.target)):
            box = pane.around(label.box)
            shift = _shift(box, seen.adjusted(FROM_EDGE, FROM_EDGE, -FROM_EDGE, -FROM_EDGE))
            boxes = _moved(label.letter_box, pane, shift), _moved(label.number_box, pane, shift)
            shown.append(Badge(label, box.translated(shift), boxes))
    return shown


def paint_badge(painter: QPainter, badge: Badge, theme: Theme) -> None:
    """Draw the letter's plate and the number's plate: one box with two faces."""
    inks, callout = chart_colours(theme), badge.label.callout
    corner = CORNER * theme.scale
    joined = None not in badge.boxes
    painter.setFont(theme.font("plate"))
    faces = (("badge", callout.letter), (callout.role, callout.number))
    for place, (box, (role, words)) in enumerate(zip(badge.boxes, faces, strict=True)):
        if box is not None:
            corners = Corners.ends(corner, left=not joined or place == 0, right=not joined or place == 1)
            painter.fillPath(rounded(box, corners), inks[role])
            painter.setPen(inks[f"on_{role}"])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.strokePath(rounded(badge.box, Corners.all(corner), 0.5), QPen(inks["badge"], 1.0))


def _shift(box: QRectF, room: QRectF) -> QPointF:
    """Return how far a box must move to lie in a room."""
    x = max(0.0, room.left() - box.left()) or min(0.0, room.right() - box.right())
    y = max(0.0, room.top() - box.top()) or min(0.0, room.bottom() - box.bottom())
    return QPointF(x, y)


def _moved(box: Box | None, pane: Pane, shift: QPointF) -> QRectF | None:
    return pane.around(box).translated(shift) if box is not None else None
