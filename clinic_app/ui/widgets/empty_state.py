"""What stands where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label

WIDEST = 440


class EmptyState(QWidget):
    """An icon, what is (not) there, what to do, and the buttons to do it; never a blank pane."""

    def __init__(self, icon: str, title: str, sentence: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(IconMark(icon, px=40, parent=inside), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, kind, tone in ((title, "heading", ""), (sentence, "body", "text_2")):
            if words:
                label = Label(words, kind, tone=tone, parent=inside)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(label)
        actions = QWidget(inside)
        self._actions = FlowLayout(actions, across=8, down=8, centred=True)
        column.addWidget(actions)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(inside, 100)
        row.addStretch()
        self.setAccessibleName(title)

    def add_action(self, action: QWidget) -> None:
        """Put a button under the words; the first one is the main one."""
        self._actions.addWidget(action)
