"""What a window does when another room has written: it reads the visit on the desk anew, and the day's list."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.live import Live
from clinic_app.visit.kiosk_taking import boxes_of, take_everything_in
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
        shell.away.watch.returned.connect(self._read_anew)
        shell.away.add_asked.connect(self._add_below)
        listening = listening_of(shell.clinic)
        if listening is not None:
            self.live = Live(listening, self)
            self.live.written.connect(self._read)
            self.live.away.connect(self._tell)
            self.live.start()

    def stop(self) -> None:
        """Stop listening: the window is going."""
        self._shell.away.watch.stop()
        if self.live is not None:
            self.live.stop()

    def _read(self, newest: int) -> None:
        self._take_in()
        self.heard.emit()
        page = self._shell.visit_page
        with suppress(ClinicError):  # the strip of what is not saved says that the server is away
            if page is not None and newest > page.desk.visit.seen:
                page.desk.visit.refresh()
            self._shell.today.look_again()

    def _take_in(self) -> None:
        """Take what patients have put into the box on the server: whichever room hears of it first."""
        with suppress(ClinicError):  # another room takes it, or this one when it next hears something
            taken = take_everything_in(self._shell.clinic, boxes_of(self._shell.clinic))
            if taken.set_aside:
                self._shell.tell(self._shell.clinic.words(taken.set_aside[0]))

    def _tell(self, is_away: bool) -> None:  # noqa: FBT001  a signal's own
        watch = self._shell.away.watch
        if watch.is_here:  # it says so itself, and gets this room back
            watch.go_away() if is_away else watch.look()
            return
        self._shell.tell(self._shell.clinic.words("record.server_away_now") if is_away else "")

    def _read_anew(self) -> None:
        """Show what the clinic's record holds now that its server is back."""
        page, shell = self._shell.visit_page, self._shell
        with suppress(ClinicError):  # it went away again
            if page is not None:
                page.desk.read_again()
            if shell.today.isVisible():
                shell.today.refresh()

    def _add_below(self, visit_id: str, text: str) -> None:
        """Open a visit at its note, with what was refused in the box for what is added below."""
        self._shell.open_visit(visit_id)
        if self._shell.visit_page is not None:
            self._shell.visit_page.add_below(text)
