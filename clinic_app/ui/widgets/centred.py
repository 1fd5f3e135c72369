"""A widget, or cards one below the other, in the middle of the width there is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.scroll import Scroll
from clinic_app.ui.widgets.sizing import wrapping


class Centred(QWidget):
    """Room at both sides; an alignment would do the same, but then nobody asks how high the words wrap."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)
        self.setSizePolicy(wrapping())


def fill_with_cards(page: QWidget, *cards: QWidget, around: tuple[int, int, int, int]) -> Scroll:
    """Make a page of cards that scroll in its middle, with so many px around them; return what scrolls."""
    scroll = Scroll(parent=page)
    scroll.body.setContentsMargins(*around)
    for card in cards:
        scroll.body.addWidget(Centred(card, page))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scroll)
    return scroll
