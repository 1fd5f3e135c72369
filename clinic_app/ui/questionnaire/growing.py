"""Hears when widgets that are placed by hand want to be higher or lower than they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.ui.questionnaire.field import ItemField


class Growing(QObject):
    """Listens to widgets from outside: one that heard every event of its own would be built at half the speed.

    Attributes:
        grown: Something inside a widget changed its size; carries the widget.
    """

    grown = Signal(QWidget)

    def watch(self, widget: QWidget) -> None:
        """Listen to a widget for as long as it lives."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of a change inside, and keep nothing from anybody."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            if isinstance(watched, ItemField):
                watched.regrow()
            self.grown.emit(watched)
        return False
