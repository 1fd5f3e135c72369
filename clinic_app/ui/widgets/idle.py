"""Waiting until a person has stopped typing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from clinic_app.ui.theme import tokens


class Idle(QTimer):
    """Rings once, 1 s after it was last started."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(tokens()["timing_ms"]["autosave_idle"])
