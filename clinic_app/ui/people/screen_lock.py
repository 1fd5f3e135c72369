"""Hears that the system has locked its screen or goes to sleep: each system says so in its own way."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class ScreenLock(QObject):
    """On a system that says nothing it stays silent; the minutes without input still count.

    Attributes:
        locked: The screen was locked, or the computer goes to sleep.
    """

    locked = Signal()


def screen_lock(parent: QObject) -> ScreenLock:
    """Return what listens on this system."""
    system = str(sys.platform)  # as a text: what runs elsewhere is checked here too
    if system == "linux":
        from clinic_app.ui.people.screen_lock_linux import LinuxScreenLock  # noqa: PLC0415  one system's own

        return LinuxScreenLock(parent)
    if system == "win32":
        from clinic_app.ui.people.screen_lock_windows import WindowsScreenLock  # noqa: PLC0415

        return WindowsScreenLock(parent)
    if system == "darwin":
        from clinic_app.ui.people.screen_lock_macos import MacScreenLock  # noqa: PLC0415

        return MacScreenLock(parent)
    return ScreenLock(parent)
