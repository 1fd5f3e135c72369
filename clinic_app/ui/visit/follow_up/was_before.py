"""A place or a test with its side, and in violet what was said of it last time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.ui.widgets.plates import Side, Tag
from clinic_app.ui.widgets.sizing import wrapping

SIDES: dict[str, Side] = {"right": "RIGHT", "left": "LEFT", "both": "BOTH"}


class WasBefore(QWidget):
    """A name with its side's plate behind it; nothing in violet where nothing was said."""

    def __init__(self, desk: Desk, name: str, side: str, was: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = desk.words
        flow = FlowLayout(self, across=8, down=2)
        if side in SIDES:
            flow.addWidget(NamedSide(name, SIDES[side], words(f"side.{side}"), parent=self))
        else:
            flow.addWidget(Label(name, "strong", parent=self))
        if was:
            flow.addWidget(Tag(words("follow_up_page.was", said=was), level="carried", icon="history", parent=self))
        self.setSizePolicy(wrapping())
