"""Lets a large page go when nobody has looked at it for a while; it is built again when somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

#: In ms: who looks something up and comes back to it finds the page as it was.
FOR_LONG = 20_000


class Unseen(QObject):
    """Waits while a page is hidden.

    Attributes:
        for_long: The page was not seen for a while.
    """

    for_long = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(FOR_LONG)
        self._waiting.timeout.connect(self.for_long)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait when the page is hidden, and stop when it is seen."""
        if event.type() == QEvent.Type.Hide:
            self._waiting.start()
        elif event.type() == QEvent.Type.Show:
            self._waiting.stop()
        return super().eventFilter(watched, event)
