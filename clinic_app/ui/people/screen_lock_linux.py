"""Linux: D-Bus says that the screen saver is on, that logind locks the session, or that the machine goes to sleep.

D-Bus is a socket of this machine's own (AF_UNIX); nothing leaves it.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from clinic_app.ui.people.screen_lock import ScreenLock

#: Path, interface and signal on the person's own bus; GNOME says it under a name of its own.
SESSION = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
)
LOGIN = "org.freedesktop.login1"
#: Path, interface with signal, and what hears it. Any path for a session: it is our own that says so.
SYSTEM = (
    ("", "org.freedesktop.login1.Session.Lock", "told()"),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "turned(bool)"),
)


class LinuxScreenLock(ScreenLock):
    """Listens on both buses, where there are any."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for path, interface, signal in SESSION:
            self._listen(session, "", path, interface, signal, SLOT("turned(bool)"))
        for path, signal, slot in SYSTEM:
            interface, _, name = signal.rpartition(".")
            self._listen(system, LOGIN, path, interface, name, SLOT(slot))

    def _listen(self, bus: QDBusConnection, *where: object) -> None:
        if bus.isConnected():
            *signal, slot = where
            bus.connect(*signal, self, slot)  # type: ignore[call-overload]  # PySide's stub wants bytes, PySide a text

    @Slot(bool)
    def turned(self, on: bool) -> None:  # noqa: FBT001  the signal's own argument
        """Hear that something was turned on or off."""
        if on:
            self.locked.emit()

    @Slot()
    def told(self) -> None:
        """Hear that the session is locked."""
        self.locked.emit()
