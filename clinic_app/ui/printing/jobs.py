"""What is on its way to a printer, beside the window; each paper holds all of itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.ui.printing.printers import hand_over
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.disclosure import Disclosure
from clinic_app.visit.handing_over import FAILED, PRINTED, printed

if TYPE_CHECKING:
    from clinic_app.records.rows import VisitRow


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A paper on its way; what happens on the screen meanwhile changes nothing of it.

    Attributes:
        visit: The visit it is about, with its patient.
        kind, title: What it is.
        printer: The name the computer knows the printer by.
        told: To whom and what for.
    """

    visit: VisitRow
    kind: str
    title: str
    pdf: bytes = field(repr=False)
    printer: str
    told: Disclosure


@dataclass(frozen=True, slots=True, eq=False)
class NotPrinted:
    """A paper that no printer took, and why."""

    job: PrintJob
    why: ClinicError


class PrintJobs(QObject):
    """The papers of whoever is signed on.

    Attributes:
        changed: There is another failed paper, or one fewer.
        failed: Those that no printer took, the oldest first.
    """

    changed = Signal()

    def __init__(self, clinic: Clinic, parent: QObject) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._running: list[_Running] = []
        self.failed: list[NotPrinted] = []

    @property
    def waits(self) -> bool:
        """Whether a paper is on its way, or waits for somebody to say what becomes of it."""
        return bool(self._running or self.failed)

    def take(self, job: PrintJob) -> None:
        """Send a paper to its printer."""
        running = _Running(job, self)
        self._running.append(running)
        running.over.connect(self._over)
        running.start()

    def again(self, failed: NotPrinted, printer: str) -> None:
        """Send a failed paper once more, to whichever printer stands here now; that too is an event."""
        job = failed.job
        now = PrintJob(job.visit, job.kind, job.title, job.pdf, printer or job.printer, job.told)
        try:
            self._note(PRINTED, now, again=True)
        except ClinicError as error:  # what the record does not take does not leave
            self.failed[self.failed.index(failed)] = NotPrinted(job, error)
        else:
            self.failed.remove(failed)
            self.take(now)
        self.changed.emit()

    def dismiss(self, failed: NotPrinted) -> None:
        """Forget a failed paper; the record keeps that it failed."""
        self.failed.remove(failed)
        self.changed.emit()

    def stop(self) -> None:
        """Wait, not for long, for what is on its way; what has not come through by then has failed."""
        for running in list(self._running):
            running.hurry.set()
        for running in list(self._running):
            running.wait()
            self._over(running)

    def _over(self, running: _Running) -> None:
        if running not in self._running:  # it was waited for, and tells so once more
            return
        self._running.remove(running)
        if isinstance(running.error, ClinicError):
            with suppress(ClinicError):  # a record that takes nothing: the strip says it all the same
                self._note(FAILED, running.job, again=False)
            self.failed.append(NotPrinted(running.job, running.error))
            self.changed.emit()
        running.deleteLater()
        if running.error is not None and not isinstance(running.error, ClinicError):
            raise running.error

    def _note(self, kind: str, job: PrintJob, *, again: bool) -> None:
        more = {"printer": job.printer} | ({"again": True} if again else {})
        self._clinic.record.events.append(printed(self._clinic, kind, job.visit, job.title, job.told, **more))


class _Running(QObject):
    """One paper on its way.

    Attributes:
        over: It was handed over, or was not; carries itself.
        hurry: Set when it is to end soon.
        error: Why it was not, or None.
    """

    over = Signal(object)

    def __init__(self, job: PrintJob, parent: QObject) -> None:
        super().__init__(parent)
        self.job, self.hurry = job, Event()
        self.error: BaseException | None = None
        self._beside = Background(self)
        self._beside.done.connect(self._end)
        self._beside.failed.connect(self._end)

    def start(self) -> None:
        """Begin; what it needs is plain values, so that the thread touches no widget."""
        self._beside.start(self._hand_over)

    def wait(self) -> None:
        """Wait until it is over."""
        self._beside.wait()

    def _hand_over(self) -> None:
        try:
            hand_over(self.job.pdf, self.job.printer, self.job.title, self.hurry)
        except BaseException as error:
            self.error = error
            raise

    def _end(self, _told: object) -> None:
        self.over.emit(self)
