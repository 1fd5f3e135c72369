"""What was copied here leaves the clipboard again after a while, so that it is not pasted elsewhere by mistake."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from clinic_app.visit.clinic import Clinic

#: A setting: after so many seconds; ``NEVER`` for not at all.
SETTING, NEVER, USUAL = "clear_clipboard", "never", "60"
SECOND = 1000


class ClipboardGuard(QObject):
    """Watches the clipboard as long as its parent is there; what somebody copied in another program is left alone.

    Nothing of it is kept here: before it is cleared, the system is asked whether it is still ours.
    """

    def __init__(self, clinic: Clinic, parent: QObject, is_ours: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._is_ours = is_ours or self._clipboard.ownsClipboard
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)
        parent.destroyed.connect(self._clear_what_waits)
        if (program := QCoreApplication.instance()) is not None:
            program.aboutToQuit.connect(self._clear_what_waits)

    @property
    def is_waiting(self) -> bool:
        """Whether something of ours will be taken off."""
        return self._timer.isActive()

    def clear(self) -> None:
        """Take off the clipboard what was copied here, now."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()

    def _clear_what_waits(self) -> None:
        if self.is_waiting:
            self.clear()

    def _changed(self) -> None:
        self._timer.stop()
        seconds = str(self._clinic.settings.get(SETTING, USUAL))
        if seconds != NEVER and self._clipboard.text() and self._is_ours():
            self._timer.start(int(seconds) * SECOND)
