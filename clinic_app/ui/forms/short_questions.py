"""Questions side by side, each as narrow as its control; free words take a line of their own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping

LINE_WIDE = 220
#: A question: its form, itself, and the rows it lies in.
Asked = tuple[str, Item, Path]


class ShortQuestions(QWidget):
    """A flow of short questions with the long ones under it; above it where a long one comes first.

    Attributes:
        cells: The questions by linkId.
    """

    def __init__(self, desk: Desk, asked: Iterable[Asked], *, above: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, Cell] = {}
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=16, down=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, above, 0, 0)
        column.setSpacing(4)
        for form_id, item, within in asked:
            cell = self.cells[item.link_id] = Cell(desk, form_id, item, within, held)
            if item.type == "text":
                column.addWidget(cell)
                continue
            if item.type == "string":
                cell.setMinimumWidth(themes.current().px(LINE_WIDE))
                cell.setSizePolicy(QSizePolicy.Policy.Maximum, cell.sizePolicy().verticalPolicy())
            flow.addWidget(cell)
        first = next(iter(self.cells.values()), None)
        column.insertWidget(-1 if first is not None and first.item.type == "text" else 0, held)
        held.setVisible(flow.count() > 0)

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id not in self.cells:
            return False
        self.cells[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
