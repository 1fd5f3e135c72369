"""Knows whether a finger or the pointer is pressed somewhere inside a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

#: What keeps a press to itself; any other widget hands it on to the one around it.
TAKERS = (QAbstractButton, QLineEdit)
DOWN = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
UP = (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class HeldPointer(QObject):
    """Watches a widget and whatever in it can be pressed.

    Attributes:
        released: What was pressed is released; the click itself comes first where this is connected as queued.
        is_down: Something is pressed now.
    """

    released = Signal()

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.is_down = False

    def watch(self) -> None:
        """Watch what the widget holds now."""
        inside = (one for kind in TAKERS for one in self._around.findChildren(kind))
        for widget in (self._around, *inside):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note presses and releases; keep nothing back."""
        if event.type() in DOWN:
            self.is_down = True
        elif self.is_down and event.type() in UP:
            self.is_down = False
            self.released.emit()
        return super().eventFilter(watched, event)
