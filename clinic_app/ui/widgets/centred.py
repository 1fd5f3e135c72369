"""A widget in the middle of the width it has."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

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
