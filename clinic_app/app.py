"""Starts the window and is the only place where the parts are put together.

The unlock page is painted before anything slow is imported; the database and the knowledge are read in a thread while
somebody types a password.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from clinic_app import places
from clinic_app.crash import install_crash_page
from clinic_app.errors import ClinicError, DataFileError
from clinic_app.ui.background import Background
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.ui.unlock_page import Door
from clinic_app.ui.window import Window
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.reading import Reading
    from clinic_app.ui.new_record_page import Asked
    from clinic_app.visit.clinic import Clinic

DEMO = "demo"


def run_window(record: Path | None = None) -> int:
    """Open the window and return the program's exit status."""
    from clinic_app.clock import system_clock  # noqa: PLC0415  not needed by whoever brings a clock

    app = QApplication(list(ARGUMENTS))
    words = Words.of("en", places.cache())
    install_crash_page(words)
    Theme().apply(app)
    program = Program(words, system_clock, record)
    program.window.show()
    status = app.exec()
    program.close()
    return int(status)


class Program(QObject):
    """The window and what happens when somebody wants in.

    Attributes:
        window: The main window.
        clinic: The open clinic, or None.
        preparing, opening: The two jobs beside the window.
    """

    def __init__(self, words: Words, clock: Clock, record: Path | None = None) -> None:
        super().__init__()
        self._words, self._clock, self._folder = words, clock, record
        self._reading: Reading | None = None
        self._waiting: tuple[str, str] | None = None
        self.clinic: Clinic | None = None
        self.window = Window(words)
        self.preparing, self.opening = Background(self), Background(self)
        page = self.window.unlock_page
        page.show_doors(self._doors())
        page.painted.connect(self._painted)
        page.unlock_asked.connect(self._unlock)
        page.new_asked.connect(self._show_new_record)
        self.preparing.done.connect(self._prepared)
        self.preparing.failed.connect(self._failed)
        self.opening.done.connect(self._opened)
        self.opening.failed.connect(self._failed)

    def close(self) -> None:
        """Wait for what runs beside the window and let go of the record."""
        self.preparing.wait()
        self.opening.wait()
        QCoreApplication.removePostedEvents(self)  # what they may have told meanwhile is for a window that is going
        if self.clinic is not None:
            self.clinic.record.close()
            self.clinic = None

    # -- before anybody is in

    def _doors(self) -> tuple[Door, ...]:
        if self._folder is not None:
            return (Door(str(self._folder), self._folder.name),)
        from clinic_app.demo import PASSWORD  # noqa: PLC0415  one constant, nothing else is imported with it

        demo = Door(str(places.records() / DEMO), self._words("unlock.demo_name"), PASSWORD)
        folder = places.records()
        own = sorted(one for one in folder.iterdir() if one.name != DEMO) if folder.is_dir() else []
        return (*(Door(str(one), one.name) for one in own if one.is_dir()), demo)

    def _painted(self) -> None:
        QTimer.singleShot(0, self._prepare)

    def _prepare(self) -> None:
        words, clock = self._words, self._clock
        demo = places.records() / DEMO if self._folder is None else None
        if demo is not None and not demo.exists():
            self.window.unlock_page.show_waiting("unlock.making_demo")

        def prepare() -> Any:  # noqa: ANN401
            from clinic_app.reading import read_reference  # noqa: PLC0415  SQLAlchemy and all: after the first paint

            reading = read_reference(words)
            if demo is not None and not demo.exists():
                from clinic_app.demo.record import make  # noqa: PLC0415

                make(demo, reading.reference, words, clock)
            return reading

        self.preparing.start(prepare)

    def _prepared(self, reading: Reading) -> None:
        self._reading = reading
        self.window.unlock_page.show_ready()
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            self._unlock(*waiting)

    # -- in

    def _unlock(self, door: str, password: str) -> None:
        if self.clinic is not None:
            self._uncover(password)
            return
        self.window.unlock_page.show_waiting("unlock.opening")
        if self._reading is None:
            self._waiting = (door, password)
            return
        reference, words, clock = self._reading.reference, self._words, self._clock

        def open_it() -> Any:  # noqa: ANN401
            from clinic_app.visit.opening import open_clinic  # noqa: PLC0415

            return open_clinic(Path(door), password, reference, words, clock)

        self.opening.start(open_it)

    def _opened(self, clinic: Clinic) -> None:
        self.clinic = clinic
        shell = self.window.show_clinic(clinic)
        shell.lock_asked.connect(self._lock)
        self.window.unlock_page.show_ready()

    def _lock(self) -> None:
        self.window.cover(f"{self._clock().local:%H:%M}")

    def _uncover(self, password: str) -> None:
        if self.clinic is not None and self.clinic.knows_password(password):
            self.window.uncover()
        else:
            self.window.unlock_page.show_refused(self._words("record.wrong_password"))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ClinicError):
            sentence = self._words.of_error(error)
        elif isinstance(error, DataFileError):
            sentence = str(error.problem)
        else:
            raise error
        self.window.unlock_page.show_refused(sentence)

    # -- a new record

    def _show_new_record(self) -> None:
        from clinic_app.reading import read_countries  # noqa: PLC0415

        page = self.window.show_new_record(read_countries())
        page.wanted.connect(self._make_record)
        page.print_asked.connect(self._print_key)
        page.finished.connect(self._record_made)

    def _make_record(self, asked: Asked) -> None:
        from clinic_app.visit.opening import NewClinic, make_record  # noqa: PLC0415

        page = self.window.new_record
        folder = places.records() / _folder_name(str(asked.settings["clinic_name"]))
        new = NewClinic(asked.settings, asked.owner, asked.profession, asked.password)
        try:
            self._key = make_record(folder, new, self._clock)
        except ClinicError as error:
            if page is not None:
                page.show_refused(self._words.of_error(error))
            return
        self._made = folder
        if page is not None:
            page.show_key(self._key)

    def _print_key(self) -> None:
        from clinic_app.documents.recovery_key import recovery_key_pdf  # noqa: PLC0415
        from clinic_app.ui.printing import print_or_save  # noqa: PLC0415

        print_or_save(
            recovery_key_pdf(self._key, self._made.name, self._words, self._clock()), self.window, self._words
        )

    def _record_made(self) -> None:
        self._key = ""
        self.window.unlock_page.show_doors((Door(str(self._made), self._made.name), *self._doors()[:0]))
        self.window.show_unlock()


def _folder_name(clinic: str) -> str:
    """Return a folder name that says which clinic it is and that every file system takes."""
    kept = "".join(one if one.isalnum() else "-" for one in clinic.lower())
    return "-".join(part for part in kept.split("-") if part) or "clinic"
