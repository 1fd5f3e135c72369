"""A control with words below its two ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.ui.widgets.label import Label


class WithEnds(QWidget):
    """Stands a control above what its lowest and its highest mean."""

    def __init__(self, control: QWidget, ends: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(control, 0, 0, 1, 2)
        for place, words in enumerate(ends):
            label = Label(words, "small", tone="text_2", parent=self)
            label.setAlignment(Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, 1, place)
        self.setFocusProxy(control)
        self.setLayoutDirection(control.layoutDirection())  # numbers run from left to right in every language
