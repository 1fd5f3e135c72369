"""Two short lines to type in, side by side where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.field import Field

LEAST = 180
WIDE = 280


def pair(first: Field, second: Field, parent: QWidget) -> QWidget:
    """Return a row of the two."""
    row = QWidget(parent)
    beside = BesideLayout(row, least=LEAST, gap=12)
    second.setFixedWidth(WIDE)
    beside.addWidget(first)
    beside.addWidget(second)
    return row
