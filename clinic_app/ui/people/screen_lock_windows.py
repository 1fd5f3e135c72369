"""Windows: session notifications (WTS). Written from Microsoft's documentation and not yet run on Windows."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from clinic_app.ui.people.screen_lock import ScreenLock

WM_WTSSESSION_CHANGE, WM_POWERBROADCAST = 0x02B1, 0x0218
WTS_SESSION_LOCK, PBT_APMSUSPEND = 0x7, 0x4
THIS_SESSION = 0


class WindowsScreenLock(ScreenLock):
    """Registers the focused window for session notifications and reads the messages that come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Messages(self)
        app = QCoreApplication.instance()
        window = QGuiApplication.focusWindow()
        if sys.platform == "win32" and app is not None and window is not None:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), THIS_SESSION)
            app.installNativeEventFilter(self._filter)


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, lock: ScreenLock) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Look at a message and let it pass."""
        said = wintypes.MSG.from_address(int(message))
        is_locked = said.message == WM_WTSSESSION_CHANGE and said.wParam == WTS_SESSION_LOCK
        if is_locked or (said.message == WM_POWERBROADCAST and said.wParam == PBT_APMSUSPEND):
            self._lock.locked.emit()
        return False, 0
