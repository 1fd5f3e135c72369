"""From a backup somebody chose to the record it was: the clinic is closed, and the backup put in its place."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.ui.window import Window
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.records.backups import Backup
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.restore import Restored


class RestoreFlow(QObject):
    """Restores beside the window, and says on the first page what came of it.

    Attributes:
        job: What is under way.
    """

    def __init__(self, window: Window, words: Words) -> None:
        super().__init__(window)
        self._window, self._words = window, words
        self.job = Background(self)
        self.job.done.connect(self._done)
        self.job.failed.connect(self._failed)

    def begin(self, clinic: Clinic, backup: Backup) -> None:
        """Close a clinic and put a backup in the place of its record."""
        shell = self._window.shell
        keeping = shell.watch.keeping if shell is not None else None
        if keeping is None:
            return
        restore = keeping.restore(backup)
        close_safely(self._window, clinic)
        self._window.leave()
        self._window.unlock_page.show_waiting("backup.restoring")
        self.job.start(restore)

    def _done(self, restored: Restored) -> None:
        from clinic_app.visit.note_sheet import day_words  # noqa: PLC0415  not needed for the first paint

        self.job.wait()
        made = restored.backup.made.astimezone()
        day = day_words(self._words, made.date())
        said = [self._words("backup.back", day=day, time=f"{made:%H:%M}")]
        if restored.aside is not None:
            said.append(self._words("backup.aside", place=restored.aside))
        self._window.unlock_page.show_ready()
        self._window.unlock_page.show_told(" ".join(said))

    def _failed(self, error: BaseException) -> None:
        self.job.wait()
        self._window.unlock_page.show_ready()
        if not isinstance(error, ClinicError):
            raise error
        self._window.unlock_page.show_refused(self._words.of_error(error))


def close_safely(window: Window, clinic: Clinic) -> None:
    """Make the last backup of a clinic and let go of its record; what cannot be backed up is closed all the same."""
    from clinic_app.visit.guard import unguarded  # noqa: PLC0415  not needed for the first paint

    if window.shell is not None:
        window.shell.stop_keeping()
    keeping = window.shell.watch.keeping if window.shell is not None else None
    if keeping is not None:
        with suppress(ClinicError):
            keeping.run_at_the_end()
    unguarded(clinic.record).close()
