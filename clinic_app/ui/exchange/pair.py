"""Two short lines to type in, side by side where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.visit.differential.columns import ColumnsLayout
from clinic_app.ui.widgets.field import Field

LEAST = 180  # px of text a line keeps before the second goes below the first


def pair(first: Field, second: Field, parent: QWidget) -> QWidget:
    """Return a row of the two, each as wide as the other."""
    row = QWidget(parent)
    columns = ColumnsLayout(row, least=LEAST, gap=12)
    columns.addWidget(first)
    columns.addWidget(second)
    return row
