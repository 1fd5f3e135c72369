"""Two buttons below what was read or asks for something: go on with it, or go on without it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.words import Words


class Deciding(QWidget):
    """The two, beside each other where there is room.

    Attributes:
        take_in, leave: Write it, or whatever its words say; go on without it.
    """

    def __init__(self, words: Words, parent: QWidget, key: str = "import_page.take_in") -> None:
        super().__init__(parent)
        self.take_in = Button(words(key), role="main", parent=self)
        self.leave = Button(words("import_page.leave"), parent=self)
        self.setSizePolicy(wrapping())
        flow = FlowLayout(self, across=8)
        flow.addWidget(self.take_in)
        flow.addWidget(self.leave)
