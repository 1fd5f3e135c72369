"""First: not from a muscle? What is up besides muscles, at most three, as large as a muscle and above every one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.not_muscle_row import NotMuscleRow
from clinic_app.ui.widgets.label import Label

MOST = 3


class NotMuscle(QWidget):
    """The flags and causes that are up, most urgent first; hidden where there are none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[NotMuscleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addWidget(Label(desk.words("differential.not_muscle"), "label", tone="warn", parent=self))
        self.refresh()

    def refresh(self) -> None:
        """Show what is up now; what stays up keeps its row, open or closed."""
        up = self._desk.visit.now.alerts[:MOST]
        before = {row.alert: row for row in self.rows}
        self.rows = [before[alert] if alert in before else NotMuscleRow(self._desk, alert, self) for alert in up]
        for row in (one for one in before.values() if one not in self.rows):
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for place, row in enumerate(self.rows, start=1):
            self._column.insertWidget(place, row)
            row.refresh()
        self.setVisible(bool(up))

    def row(self, thing: str) -> NotMuscleRow | None:
        """Return the row of a flag, or of a cause by its own or its flag's id."""
        return next((row for row in self.rows if thing == row.alert.id or thing in row.causes), None)
