"""macOS: the distributed notification *screen is locked*. Written from Apple's headers and not yet run on a Mac."""

from __future__ import annotations

import ctypes
import ctypes.util

from PySide6.QtCore import QObject

from clinic_app.ui.people.screen_lock import ScreenLock

NOTIFICATION = b"com.apple.screenIsLocked"
UTF8, AT_ONCE = 0x08000100, 4


class MacScreenLock(ScreenLock):
    """Adds itself to the distributed notification centre through Core Foundation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        where = ctypes.util.find_library("CoreFoundation")
        if where is None:
            return
        core = ctypes.CDLL(where)
        kind = ctypes.CFUNCTYPE(None, *([ctypes.c_void_p] * 5))
        self._told = kind(lambda *_: self.locked.emit())  # held here: Core Foundation holds it by address only
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        name = core.CFStringCreateWithCString(None, NOTIFICATION, UTF8)
        centre = core.CFNotificationCenterGetDistributedCenter()
        core.CFNotificationCenterAddObserver(
            ctypes.c_void_p(centre), None, self._told, ctypes.c_void_p(name), None, ctypes.c_long(AT_ONCE)
        )
