"""Keeps a room going while the clinic's server is away, gets it back, and keeps its copy of today's patients fresh."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.visit.away import Away, away, coming_back, copying, go_away, room_of
from clinic_app.visit.clinic import Clinic

#: It is looked at so often how things stand; while the server is away it is tried as often, in ms.
LOOK_EVERY = 1000
#: The copy is made anew so often, in ms. Nothing that stands in for the server may be older than 15 minutes.
COPY_EVERY = 5 * 60 * 1000


class AwayWatch(QObject):
    """Looks after the copy of a clinic on a server; on a record of this computer alone there is nothing to do.

    Attributes:
        changed: It stands otherwise than before; carries nothing, look again.
        returned: The server is back, and everything that waited is in the clinic's record.
        state: How it stands, or None where there is no server.
        trouble: Why what waits is not sent though the server may be there, in words; or nothing.
    """

    changed = Signal()
    returned = Signal()

    def __init__(self, clinic: Clinic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.state: Away | None = None
        self.trouble = ""
        self._is_stopped = self._is_running = False
        self._was_away = False
        self._job = Background(self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self.look)
        self._copy = QTimer(self)
        self._copy.setInterval(COPY_EVERY)
        self._copy.timeout.connect(self.copy)
        if room_of(clinic) is not None:
            self._look.start()
            self._copy.start()
            self.refresh()

    @property
    def is_here(self) -> bool:
        """Whether there is a server that can go away, and a copy that stands in for it."""
        return room_of(self._clinic) is not None

    def stop(self) -> None:
        """Look no more, and wait for what runs beside the window."""
        self._is_stopped = True
        self._look.stop()
        self._copy.stop()
        self._job.wait()

    def go_away(self) -> None:
        """Work with the copy: somebody has heard that the server is gone."""
        with suppress(ClinicError):  # a copy that cannot be written stands in for nothing; the next save says so
            go_away(self._clinic)
        self.look()

    def look(self) -> None:
        """See whether the server is away, and try to get back where it is."""
        room = room_of(self._clinic)
        if room is not None and (room.is_away or self.state is None or self.state.is_away):
            self.refresh()
            self._start(coming_back(self._clinic))

    def refresh(self) -> None:
        """See how things stand."""
        with suppress(ClinicError):  # the next look may read it
            self._show(away(self._clinic))

    def copy(self) -> None:
        """Copy today's patients anew, unless the server is away."""
        if self.state is not None and not self.state.is_away:
            self._start(copying(self._clinic))

    def _start(self, work: Callable[[], bool]) -> None:
        if not self._is_running and not self._is_stopped:
            self._is_running = True
            self._job.start(work)

    def _done(self) -> None:
        self._is_running = False
        self._job.wait()
        self._tell("")

    def _failed(self, error: BaseException) -> None:
        self._is_running = False
        self._job.wait()
        if not isinstance(error, ClinicError):
            raise error
        self._tell("" if error.sentence == "record.server_away" else self._clinic.words.of_error(error))

    def _tell(self, trouble: str) -> None:
        if self._is_stopped:
            return
        is_other, self.trouble = trouble != self.trouble, trouble
        self.refresh()
        if is_other:
            self.changed.emit()

    def _show(self, state: Away | None) -> None:
        if state == self.state:
            return
        self.state = state
        is_back = self._was_away and state is not None and not state.is_away
        self._was_away = state is not None and state.is_away
        if is_back:
            self._clinic.forget_names()
            self.returned.emit()
        self.changed.emit()
