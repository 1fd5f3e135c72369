"""Waiting until a person has stopped typing."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from clinic_app.ui.theme import tokens

#: Who types without a pause is told of after so many ms: a crash takes no more than that.
LATEST = 1800


class Idle(QTimer):
    """Rings once, 1 s after it was last started; ``hurry`` starts it so that it rings in time without a pause, too."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self._pause: int = tokens()["timing_ms"]["autosave_idle"]
        self.setInterval(self._pause)
        self._typing = QElapsedTimer()

    def hurry(self) -> None:
        """Start it: another key was pressed."""
        if not self.isActive():
            self._typing.start()
        self.start(max(0, min(self._pause, LATEST - self._typing.elapsed())))
