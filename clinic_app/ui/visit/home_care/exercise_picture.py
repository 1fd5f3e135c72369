"""An exercise as a small picture: what the sheet shows, in the inks of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.documents.painting import INK, OTHERS
from clinic_app.drawing.figure import Panel, figure
from clinic_app.drawing.outline import Part
from clinic_app.knowledge.exercises import Exercise
from clinic_app.ui import theme as themes
from clinic_app.ui.icons import paint_icon
from clinic_app.ui.painting import paint
from clinic_app.ui.widgets.box import Corners, rounded

GROUND = "#EEF2F1"  # as light in the dark theme: the figure is the one on paper
SIDE_PX = 76
INSIDE = 4.0
WITHOUT = "comment-text-outline"


class ExercisePicture(QWidget):
    """The end of the movement, or the start where there is no end, for the sore side; advice has an icon."""

    def __init__(self, exercise: Exercise, side: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise, self._side = exercise, side
        self._panel = self._drawn()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_side(self, side: str) -> None:
        """Draw it for another side."""
        if side != self._side:
            self._side = side
            self._panel = self._drawn()
            self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = themes.current().px(SIDE_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a figure is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure as large as fits."""
        theme = themes.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            painter.fillPath(rounded(box, Corners.all(theme.radius("control"))), QColor(GROUND))
            if self._panel is None:
                inner = box.adjusted(box.width() / 4, box.height() / 4, -box.width() / 4, -box.height() / 4)
                paint_icon(painter, inner, WITHOUT, QColor(INK["ink"]))
                return
            frame = self._panel.box
            scale = min((box.width() - 2 * INSIDE) / frame.width, (box.height() - 2 * INSIDE) / frame.height)
            painter.translate(box.center())
            painter.scale(scale, scale)
            painter.translate(-frame.centre[0], -frame.centre[1])
            paint(painter, self._panel.parts, _inks(self._panel.parts))

    def _drawn(self) -> Panel | None:
        if self._exercise.picture is None:
            return None
        drawn = figure(self._exercise.picture, "left" if self._side == "left" else "right")
        return drawn.end or drawn.start


def _inks(parts: tuple[Part, ...]) -> dict[str, QColor]:
    roles = {role for part in parts for role in (part.fill, part.line) if role}
    return {role: _colour(INK.get(role, OTHERS)) for role in roles}


def _colour(text: str) -> QColor:
    """Return a colour written as #RRGGBB or, as on paper, #RRGGBBAA."""
    colour = QColor(text[: len("#RRGGBB")])
    if len(text) > len("#RRGGBB"):
        colour.setAlpha(int(text[len("#RRGGBB") :], 16))
    return colour
