"""Makes the backups while somebody works, beside the window, and says on every page when one is missing."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.audit import event_of
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.safekeeping import safekeeping
from clinic_app.visit.wrong_clock import clock_warning

#: Seconds between two looks whether a backup is due, and until the first.
LOOK_EVERY, FIRST_LOOK = 60, 15
SECOND = 1000


class BackupWatch(QWidget):
    """Strips above every page: the last verified backup is too old, the record lost its end, the clock is wrong.

    Attributes:
        keeping: What keeps the record safe; None on a server.
        finished: A backup was made, or could not be.
        said: What stands there, in words.
    """

    finished = Signal()

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self.keeping = safekeeping(clinic)
        self.said: list[str] = []
        self._job = Background(self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._broke)
        self.is_running = self._is_stopped = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        if self.keeping is not None:
            self._timer.start(FIRST_LOOK * SECOND)
        self._lost, self._damaged = self._what_is_lost(), ""
        self.show_what_is_wrong()

    def look(self) -> None:
        """Make a backup if one is due, and say what is wrong."""
        self._timer.setInterval(LOOK_EVERY * SECOND)
        with suppress(ClinicError):  # a record that cannot be read says so where somebody wants something of it
            if self.keeping is not None and not self.is_running and (self._is_unlooked() or self.keeping.is_due()):
                self._start("auto")
                return
        self.show_what_is_wrong()

    def back_up(self) -> None:
        """Make a backup because somebody asked for it."""
        if not self.is_running:
            with suppress(ClinicError):
                unguarded(self._clinic.record).events.append(event_of(self._clinic, "backup_asked"))
            self._start("asked")

    def pause(self) -> None:
        """Look no more until ``go_on``: somebody else's window does."""
        self._timer.stop()

    def go_on(self) -> None:
        """Look again."""
        if self.keeping is not None and not self._is_stopped:
            self._timer.start(FIRST_LOOK * SECOND)

    def stop(self) -> None:
        """Wait for a backup that is being made, and look no more."""
        if self._is_stopped:
            return
        self._is_stopped = True
        self._timer.stop()
        self._job.done.disconnect(self._done)
        self._job.failed.disconnect(self._broke)
        self._job.wait()

    def show_what_is_wrong(self) -> None:
        """Say it in strips, or nothing where all is well."""
        words = self._clinic.words
        clear(self._column)
        self.said = []
        with suppress(ClinicError):
            late = self.keeping.warning() if self.keeping is not None else ""
            if late:
                self._add(late, words("backup.now"), self.back_up)
            if clock := clock_warning(self._clinic):
                self._say(clock)
        if self._damaged:
            self._add(self._damaged, words("backup.now"), self.back_up)
        if self._lost:
            self._add(self._lost, words("backup.tail_read"), self._read)
        self.setVisible(bool(self.said))

    def _add(self, said: str, does: str, do: object) -> None:
        strip = self._say(said)
        button = Button(does, role="quiet", parent=strip)
        button.clicked.connect(do)
        strip.add_action(button)

    def _say(self, said: str) -> Strip:
        strip = Strip("danger", said, parent=self)
        self._column.addWidget(strip)
        self.said.append(said)
        return strip

    def _start(self, why: str) -> None:
        keeping = self.keeping
        if keeping is None:
            return
        self.is_running = True
        self._job.start(lambda: self._work(why))

    def _is_unlooked(self) -> bool:
        """Say whether the file is a large one that was opened before all of it was looked over."""
        pages = unguarded(self._clinic.record).pages
        return pages is not None and not pages.are_checked

    def _work(self, why: str) -> None:
        """Run beside the window: look a large file over once after it was opened, and make the backup that is due."""
        pages = unguarded(self._clinic.record).pages
        if pages is not None and not pages.are_checked:
            pages.check()
        if self.keeping is not None and (why == "asked" or self.keeping.is_due()):
            self.keeping.run(why)

    def _done(self) -> None:
        self.is_running, self._damaged = False, ""
        self._job.wait()
        self.show_what_is_wrong()
        self.finished.emit()

    def _broke(self, error: BaseException) -> None:
        self.is_running = False
        self._job.wait()
        if not isinstance(error, ClinicError):
            raise error
        self._damaged = self._clinic.words.of_error(error)
        self.show_what_is_wrong()
        self.finished.emit()

    def _what_is_lost(self) -> str:
        if self.keeping is not None:
            with suppress(ClinicError):
                return self.keeping.lost()
        return ""

    def _read(self) -> None:
        if self.keeping is not None:
            with suppress(ClinicError):
                self.keeping.note_read()
                self._lost = ""
        self.show_what_is_wrong()
