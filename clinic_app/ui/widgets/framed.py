"""A frame that draws its own ground and edge from what it is: a card, a strip, a panel, a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QEvent, QMargins, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.lean import lean
from clinic_app.ui.looks import LEVELS, Look
from clinic_app.ui.theme import Theme
from clinic_app.ui.widgets.box import Corners, paint_box, rounded

BAR = 4  # px


@dataclass(frozen=True, slots=True)
class Face:
    """What a frame looks like.

    Attributes:
        look: Ground and edge.
        radius: Name of the radius of its corners, or empty for none.
        edges: All round; below; or a bar where reading begins.
    """

    look: Look
    radius: str = ""
    edges: Literal["round", "below", "bar"] = "round"


FACES = {
    "card": Face(Look("surface", "line"), "card"),
    "flat": Face(Look("surface")),
    "marked": Face(Look("surface", "accent", width=2), "card"),
    "rule": Face(Look("line")),
    "panel": Face(Look("sunken"), "control"),
    "undo": Face(Look("side_fill"), "card"),
    "rail": Face(Look("rail")),
    "carried": Face(Look("carried_soft", "carried"), "control", "bar"),
}


def face_of(frame: QWidget) -> Face:
    """Return the face of a frame's ``role``, ``marked`` or ``flat`` where it is that; a strip's of its ``level`` too.

    A strip that lies ``inside`` a card is a box of its own; across a page it has a line below.
    """
    role, level = frame.property("role"), frame.property("level") or ""
    if role != "strip":
        return FACES["marked" if frame.property("marked") else "flat" if frame.property("flat") else role]
    if level == "carried" and not frame.property("inside"):
        return FACES["carried"]
    look = replace(LEVELS[level], dashed=False) if level else Look("", "line")
    if level == "carried":
        look = replace(look, edge="line")
    return Face(look, "control") if frame.property("inside") else Face(look, "", "below")


class Framed(QWidget):
    """Drawn from its properties, see ``face_of``; its edge takes room."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lean(self)
        self.setProperty("role", role)
        self._become()

    def changeEvent(self, event: QEvent) -> None:
        """Become what the properties say."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._become()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and edge."""
        theme, face, box = themes.current(), self._face, QRectF(self.rect())
        with QPainter(self) as painter:
            if face.edges == "below":
                if face.look.ground:
                    painter.fillRect(box, theme.colour(face.look.ground))
                painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), theme.colour(face.look.edge))
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(face.radius))
            if face.edges == "bar":
                self._paint_bar(painter, box, theme)
            else:
                paint_box(painter, box, Corners.all(theme.radius(face.radius) if face.radius else 0), face.look, theme)

    def _paint_bar(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        rtl = self._rtl()
        corners = Corners.ends(theme.radius(self._face.radius), left=rtl, right=not rtl)
        painter.fillPath(rounded(box, corners), theme.colour(self._face.look.ground))
        bar = QRectF(box.width() - BAR if rtl else 0, 0, BAR, box.height())
        painter.fillRect(bar, theme.colour(self._face.look.edge))

    def _become(self) -> None:
        self._face = face = face_of(self)
        edge = face.look.width if face.look.edge else 0
        room = QMargins(edge, edge, edge, edge)
        if face.edges == "below":
            room = QMargins(0, 0, 0, edge)
        elif face.edges == "bar":
            room = QMargins(0, 0, BAR, 0) if self._rtl() else QMargins(BAR, 0, 0, 0)
        if room != self.contentsMargins():
            self.setContentsMargins(room)
        self.update()

    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
