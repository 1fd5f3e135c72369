"""An exercise as a small picture: what the sheet shows, in the inks of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
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
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_side(self, side: str) -> None:
        """Draw it for another side."""
        if side != self._side:
            self._side = side
            self._picture = QPixmap()
            self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = themes.current().px(SIDE_PX)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a figure is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture, drawn when it is first seen: it takes 20 kB, and the curves of a figure half a MB."""
        sharp = self.devicePixelRatioF()
        if self._picture.deviceIndependentSize().toSize() != self.size() or self._picture.devicePixelRatio() != sharp:
            self._picture = QPixmap(self.size() * sharp)
            self._picture.setDevicePixelRatio(sharp)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._draw(painter, QRectF(self.rect()))
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the figure as large as fits."""
        painter.fillPath(rounded(box, Corners.all(themes.current().radius("control"))), QColor(GROUND))
        panel = self._figure()
        if panel is None:
            inner = box.adjusted(box.width() / 4, box.height() / 4, -box.width() / 4, -box.height() / 4)
            paint_icon(painter, inner, WITHOUT, QColor(INK["ink"]))
            return
        frame = panel.box
        scale = min((box.width() - 2 * INSIDE) / frame.width, (box.height() - 2 * INSIDE) / frame.height)
        painter.translate(box.center())
        painter.scale(scale, scale)
        painter.translate(-frame.centre[0], -frame.centre[1])
        paint(painter, panel.parts, _inks(panel.parts), once=True)

    def _figure(self) -> Panel | None:
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
