"""The questions of a treatment that come after its sites."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import Cell
from clinic_app.ui.forms.form_view import FormView


class AfterSites(QWidget):
    """Lines to type in over the whole width, everything else as in any form."""

    def __init__(self, desk: Desk, form_id: str, items: Iterable[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Cell] = {}
        self._views: list[FormView] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for item in items:
            if item.type == "string" and not item.conditions:
                self._lines[item.link_id] = Cell(desk, form_id, item, parent=self)
                column.addWidget(self._lines[item.link_id])
            else:
                self._views.append(FormView(desk, form_id, (item,), parent=self))
                column.addWidget(self._views[-1])

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id in self._lines:
            self._lines[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return any(view.focus(link_id) for view in self._views)
