"""A square code to photograph with a telephone, drawn here: what it says leaves this computer by no other way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.documents.link_code import squares

#: The side of one of its squares in px, and the white around them in squares.
EACH, QUIET = 5, 4


class SquareCode(QWidget):
    """Black on white whatever the colours of the screen: cameras want it so."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[list[bool]] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show the code of some words; of none, nothing."""
        self._rows = squares(words) if words else []
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that holds every square and the white around them."""
        side = (len(self._rows) + 2 * QUIET) * EACH
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
            for down, row in enumerate(self._rows, start=QUIET):
                for across, is_dark in enumerate(row, start=QUIET):
                    if is_dark:
                        where = QRectF(across * EACH, down * EACH, EACH, EACH)
                        painter.fillRect(where, QColor(Qt.GlobalColor.black))
