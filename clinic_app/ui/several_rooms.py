"""What a window does when another room has written: it reads the visit on the desk anew, and the day's list."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.live import Live
from clinic_app.visit.several_rooms import listening_of

if TYPE_CHECKING:
    from clinic_app.ui.shell import Shell


class SeveralRooms(QObject):
    """Keeps a shell up to date with what others write; on a record of this computer alone there is nothing to hear.

    Attributes:
        live: What listens, or None.
        heard: Another room has written.
    """

    heard = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.live: Live | None = None
        listening = listening_of(shell.clinic)
        if listening is not None:
            self.live = Live(listening, self)
            self.live.written.connect(self._read)
            self.live.away.connect(self._tell)
            self.live.start()

    def stop(self) -> None:
        """Stop listening: the window is going."""
        if self.live is not None:
            self.live.stop()

    def _read(self, newest: int) -> None:
        self.heard.emit()
        page = self._shell.visit_page
        with suppress(ClinicError):  # the strip of what is not saved says that the server is away
            if page is not None and newest > page.desk.visit.seen:
                page.desk.visit.refresh()
            self._shell.today.look_again()

    def _tell(self, is_away: bool) -> None:  # noqa: FBT001  a signal's own
        self._shell.tell(self._shell.clinic.words("record.server_away_now") if is_away else "")
