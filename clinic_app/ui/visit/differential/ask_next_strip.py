"""The most telling question below the list of the intake, where there is room for it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.ask_next import AskNext
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping


class AskNextStrip(QWidget):
    """*Ask next* with one question, of those the patient can answer; hidden without any.

    Attributes:
        ask: The question.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 2, 4)
        column.setSpacing(2)
        column.addWidget(Label(desk.words("ask_next.ask_title"), "label", parent=self))
        self.ask = AskNext(desk, forms=("intake",), most=1, parent=self)
        self.ask.found.connect(self._arrange)
        column.addWidget(self.ask)
        self.setSizePolicy(wrapping())
        self.setVisible(bool(self.ask.lines))

    def _arrange(self) -> None:
        self.setVisible(bool(self.ask.lines))
