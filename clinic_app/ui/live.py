"""Other rooms write into the same record: this window hears of it within a second.

Listening needs no thread. Connecting has one: a server that is away is waited for beside the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background

if TYPE_CHECKING:
    from clinic_app.records.listening import Listening

#: What is heard within so many ms is told once: another room's drag is twenty writings.
TOGETHER = 100
#: A server that is away is looked for again after so many ms.
AGAIN = 2000


class Live(QObject):
    """Watches the connection that listens.

    Attributes:
        written: Somebody has written; carries the number of the newest row.
        away: The server went away, or (False) is back.
    """

    written = Signal(int)
    away = Signal(bool)

    def __init__(self, listening: Listening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._notifier: QSocketNotifier | None = None
        self._newest = 0
        self._together = QTimer(self)
        self._together.setSingleShot(True)
        self._together.setInterval(TOGETHER)
        self._together.timeout.connect(self._tell)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self.start)
        self._is_away = self._is_stopped = False
        self._connecting = Background(self)
        self._connecting.done.connect(self._begun)
        self._connecting.failed.connect(self._refused)

    def start(self) -> None:
        """Begin to listen; where the server is away, begin again and again."""
        self._connecting.start(self._listening.begin)

    def _begun(self) -> None:
        if self._is_stopped:
            return
        self._notifier = QSocketNotifier(self._listening.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        if self._is_away:
            self._is_away = False
            self.away.emit(False)
            self._together.start()  # whatever was written meanwhile was not heard

    def stop(self) -> None:
        """Stop listening."""
        self._is_stopped = True
        self._connecting.wait()
        self._again.stop()
        self._together.stop()
        self._let_go()
        self._listening.close()

    def _hear(self) -> None:
        try:
            heard = self._listening.heard()
        except ClinicError:
            self._lost()
            return
        if heard:
            self._newest = max(self._newest, *heard)
            self._together.start()

    def _tell(self) -> None:
        self.written.emit(self._newest)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, ClinicError):
            raise error
        if not self._is_stopped:
            self._lost()

    def _lost(self) -> None:
        self._let_go()
        self._again.start()
        if not self._is_away:
            self._is_away = True
            self.away.emit(True)

    def _let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
