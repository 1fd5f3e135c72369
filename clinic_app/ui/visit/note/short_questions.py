"""Questions side by side, each as narrow as its control; free words take a line of their own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping

LINE_WIDE = 220


class ShortQuestions(QWidget):
    """A flow of short questions with the long ones under it.

    Attributes:
        cells: The questions by linkId.
    """

    def __init__(self, desk: Desk, form_id: str, items: Iterable[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, Cell] = {}
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=16, down=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(held)
        for item in items:
            cell = Cell(desk, form_id, item, parent=held)
            self.cells[item.link_id] = cell
            if item.type == "text":
                column.addWidget(cell)
                continue
            if item.type == "string":
                cell.setMinimumWidth(themes.current().px(LINE_WIDE))
                cell.setSizePolicy(QSizePolicy.Policy.Maximum, cell.sizePolicy().verticalPolicy())
            flow.addWidget(cell)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id not in self.cells:
            return False
        self.cells[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
