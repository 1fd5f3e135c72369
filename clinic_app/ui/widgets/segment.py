"""One choice of a row of joined ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import Look
from clinic_app.ui.widgets.box import Corners, paint_ring, rounded
from clinic_app.ui.widgets.pressable import Pressable


@dataclass(frozen=True, slots=True)
class Option:
    """A choice to offer.

    Attributes:
        value: What choosing it means; anything but None.
        words: The words on it.
        key: A letter or digit that picks it while the row has the keyboard; empty for none.
        level: How it looks when chosen: empty, ``danger``, ``warn`` or ``neutral``.
        icon: An icon before the words; empty for none.
        name: Its accessible name; empty where the words say enough.
    """

    value: object
    words: str
    key: str = ""
    level: str = ""
    icon: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """At which ends the row of boxes stops, as seen, and how round it is there, in px."""

    radius: float
    left: bool
    right: bool

    def corners(self) -> Corners:
        """Return round corners where the row ends."""
        return Corners.ends(self.radius, left=self.left, right=self.right)


def paint_joined(painter: QPainter, box: QRectF, look: Look, ends: Ends, *, chosen: bool) -> None:
    """Draw the face of one box of a row, and the row's edge as far as it runs along this box."""
    theme = themes.current()
    if look.ground:
        painter.fillPath(rounded(box, ends.corners()), theme.colour(look.ground))
    beyond = box.adjusted(0 if ends.left else -4, 0, 0 if ends.right else 4, 0)
    edge = look.edge or (look.ground if chosen else "line_strong")
    painter.strokePath(rounded(beyond, ends.corners(), 0.5), QPen(theme.colour(edge), 1))
    if not ends.left and not chosen:
        painter.fillRect(QRectF(box.left(), box.top() + 1, 1, box.height() - 2), theme.colour("line"))


class Segment(Pressable):
    """A choice; joined, its box and those of its neighbours are one."""

    def __init__(self, option: Option, role: str, *, joined: bool, parent: QWidget) -> None:
        self._row: Callable[[], None] | None = None
        super().__init__(option.words, role=role, icon=option.icon, name=option.name, parent=parent)
        self.setProperty("level", option.level)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # makes it a radio button to a screen reader; the row keeps the choice itself
        self._joined = joined
        self._left_end = self._right_end = True
        self._radius: float = themes.current().radius("control")

    def join(self, *, left_end: bool, right_end: bool) -> None:
        """Say at which ends the row of boxes stops, as seen."""
        self._left_end, self._right_end = left_end, right_end
        self.update()

    def stand_in(self, row: Callable[[], None]) -> None:
        """Say whom to tell when it wants another size."""
        self._row = row

    def set_radius(self, radius: float) -> None:
        """Set the radius of the row's corners in px."""
        self._radius = radius

    def corners(self) -> Corners:
        """Return round corners where the row ends."""
        return Corners.ends(self._radius, left=self._left_end, right=self._right_end)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw face, the row's edge as far as it runs along this box, content and ring."""
        if not self._joined:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            look = self.look()
            ends = Ends(self._radius, left=self._left_end, right=self._right_end)
            paint_joined(painter, box, look, ends, chosen=self.isChecked())
            self.paint_content(painter, box, look)
            if self.hasFocus():
                paint_ring(painter, box, self.corners(), themes.current(), gap=self.isChecked())

    def _forget(self) -> None:
        super()._forget()
        if self._row is not None:
            self._row()
