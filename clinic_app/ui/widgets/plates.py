"""Small signs beside names: the side in words, the letter of a marked area, a tag, a count."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.looks import EXPLAINED, LEVELS, SIDES
from clinic_app.ui.widgets.box import rounded
from clinic_app.ui.widgets.sign import Sign

Side = Literal["RIGHT", "LEFT", "BOTH", ""]
Explained = Literal["full", "partly", "not"]
TagLevel = Literal["neutral", "ok", "warn", "danger", "info", "carried", "alert"]
CountLevel = Literal["neutral", "accent", "warn", "alert"]

BAR = 6  # width of a BOTH plate's bars, px


class SidePlate(Sign):
    """The patient's side as a whole word: RIGHT filled, LEFT outlined, BOTH outlined with a bar at either end.

    Without a side it is hidden. It never wraps, shrinks or shortens.
    """

    kind = "plate"
    radius = 4.0
    across = 9
    down = 3

    def __init__(self, side: Side, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, SIDES["LEFT"], parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_side(side, words)

    def set_side(self, side: Side, words: str) -> None:
        """Show a side and its word in the reader's language."""
        self.setProperty("role", side)
        self.set_words(words)
        self.set_look(SIDES.get(side, SIDES["LEFT"]))
        if self.parentWidget() is not None or not side:  # without a parent, showing would open a window
            self.setVisible(bool(side))

    def minimumSizeHint(self) -> QSize:
        """Return the whole size: the word is never broken."""
        return self.sizeHint()

    def paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Draw the plate, with its bars for both sides."""
        super().paint_box(painter, box)
        if self.property("role") == "BOTH":
            painter.save()
            painter.setClipPath(rounded(box, self.corners()))
            for left in (0.0, box.width() - BAR):
                painter.fillRect(QRectF(left, 0, BAR, box.height()), themes.current().colour("side_fill"))
            painter.restore()


class LetterBadge(Sign):
    """The letter of a marked area: filled = explained in full, outlined = partly, broken outline = not.

    ``name`` says the same in words for a screen reader.
    """

    kind = "plate"
    radius = 4.0
    across = 4
    down = 4
    square = True

    def __init__(self, letter: str, explained: Explained, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(letter, EXPLAINED[explained], parent=parent)
        self.setAccessibleName(name)

    def set_explained(self, explained: Explained, name: str) -> None:
        """Show how far the area is explained."""
        self.set_look(EXPLAINED[explained])
        self.setAccessibleName(name)


class Tag(Sign):
    """A remark in a pill, with an icon where it helps; it cannot be pressed."""

    kind = "small"
    down = 4

    def __init__(
        self,
        words: str,
        *,
        level: TagLevel = "neutral",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, LEVELS[level], icon=icon, parent=parent)

    def set_level(self, level: TagLevel) -> None:
        """Change how much it asks for attention."""
        self.set_look(LEVELS[level])


class Count(Sign):
    """A number in a disc; ``name`` says what is counted."""

    radius = 13.0
    across = 6
    down = 4
    square = True

    def __init__(
        self,
        number: int,
        *,
        name: str,
        level: CountLevel = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(str(number), LEVELS[level], parent=parent)
        self.setAccessibleName(name)

    def set_number(self, number: int, name: str) -> None:
        """Show another number."""
        self.set_words(str(number))
        self.setAccessibleName(name)


class KeyCap(Sign):
    """A key that may be pressed, such as a letter or a shortcut."""

    radius = 4.0
    across = 7
    down = 2

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key, LEVELS["neutral"], parent=parent)
