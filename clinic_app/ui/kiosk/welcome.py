"""The first screen: what this is, and in which language it asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.kiosk.kiosk_messages import Telling
from clinic_app.ui.kiosk.large import large_button
from clinic_app.ui.widgets.pressable import Pressable
from clinic_app.visit.asked import Asked


class Welcome(QWidget):
    """A welcome in the language that is chosen, and a button for each that may be, in its own name.

    Attributes:
        chosen: Another language; carries its place.
        buttons: By the language's code; none where there is only one.
    """

    chosen = Signal(int)

    def __init__(self, languages: Sequence[Asked], now: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = now.words
        self.buttons: dict[str, Pressable] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for place, one in enumerate(languages) if len(languages) > 1 else ():
            button = large_button(one.name, role="choice", parent=self)
            button.setCheckable(True)
            button.setChecked(one.code == now.code)
            button.clicked.connect(partial(self.chosen.emit, place))
            self.buttons[one.code] = button
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(Telling(words("kiosk.welcome"), words("kiosk.welcome_more"), parent=self), 1)
        column.addLayout(row)
