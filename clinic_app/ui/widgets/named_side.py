"""A muscle or an area with its side: the two are never apart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import Side, SidePlate
from clinic_app.ui.widgets.sizing import wrapping


class NamedSide(QWidget):
    """A name and, right behind it or below it, the plate of its side; ``kind`` is the name's kind of type."""

    def __init__(
        self,
        name: str,
        side: Side,
        side_words: str,
        *,
        kind: str = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = FlowLayout(self, across=8, down=2)
        row.addWidget(Label(name, kind, parent=self))
        row.addWidget(SidePlate(side, side_words, parent=self))
        self.setSizePolicy(wrapping())
        self.setAccessibleName(f"{name} {side_words}".strip())
