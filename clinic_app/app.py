"""Starts the window and is the only place where the parts are put together.

The unlock page is painted before anything slow is imported; the database and the knowledge are read in a thread while
somebody types a password.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from clinic_app import places
from clinic_app.crash import install_crash_page, sentence_of
from clinic_app.errors import ClinicError, DataFileError, Problem
from clinic_app.ui.background import Background
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.ui.unlock_page import Door
from clinic_app.ui.window import Window
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.forms.file import OpenedFile
    from clinic_app.reading import Reading
    from clinic_app.ui.new_record_page import Asked
    from clinic_app.visit.clinic import Clinic

DEMO = "demo"
#: Size of the window that shows one form.
FORM_SIZE = QSize(900, 760)
#: Characters of a folder's name; four bytes each still fit what file systems take.
LONGEST_NAME = 60
#: Names that another record has, or that Windows keeps for its devices.
TAKEN_NAMES = {DEMO, "con", "prn", "aux", "nul", *(f"{port}{one}" for port in ("com", "lpt") for one in range(10))}


def run_window(record: Path | None = None) -> int:
    """Open the window and return the program's exit status."""
    from clinic_app.clock import system_clock  # noqa: PLC0415  not needed by whoever brings a clock

    app = QApplication(list(ARGUMENTS))
    words = Words.of("en", places.cache())
    install_crash_page(words)
    Theme().apply(app)
    program = Program(words, system_clock, record)
    program.window.fit(app.primaryScreen().availableSize())
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
        self._is_preparing = True  # it begins with the first paint
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
        return (*(Door(str(one), one.name) for one in _own_records()), demo)

    def _painted(self) -> None:
        QTimer.singleShot(0, self._prepare)

    def _prepare(self) -> None:
        self._is_preparing = True
        words, clock = self._words, self._clock
        demo = places.records() / DEMO if self._folder is None else None
        if demo is not None and not demo.exists():
            self.window.unlock_page.show_waiting("unlock.making_demo")

        def prepare() -> Any:  # noqa: ANN401
            # After the first paint, while somebody types a password: most of a start is importing what comes next.
            from clinic_app.reading import read_reference  # noqa: PLC0415

            reading = read_reference(words)
            import_module("clinic_app.visit.opening")  # SQLAlchemy, SQLCipher, Argon2
            import_module("clinic_app.ui.shell")  # every page; also those that draw paper
            gc.freeze()  # what was read stays; walking through it took the collector 0.1 s in the middle of a click
            if reading.stops_here:
                raise DataFileError(reading.stops_here)
            return reading, _make_demo(demo, reading, words, clock) if demo is not None else None

        self.preparing.start(prepare)

    def _prepared(self, prepared: tuple[Reading, ClinicError | None]) -> None:
        self._reading, trouble = prepared
        self._is_preparing = False
        page = self.window.unlock_page
        page.show_ready()
        waiting, self._waiting = self._waiting, None
        if trouble is not None:
            page.show_refused(self._words.of_error(trouble))
        elif self._reading.problems:
            page.show_told(self._left_out(self._reading.problems))
        if waiting and (trouble is None or Path(waiting[0]) != places.records() / DEMO):
            self._unlock(*waiting)

    def _left_out(self, problems: tuple[Problem, ...]) -> str:
        file = Path(problems[0].file)
        first = replace(problems[0], file=str(Path(file.parent.name, file.name)))
        return self._words("bad_news.left_out", count=len(problems), problem=first)

    # -- in

    def _unlock(self, door: str, password: str) -> None:
        if self.clinic is not None:
            self._uncover(password)
            return
        self.window.unlock_page.show_waiting("unlock.opening")
        if self._reading is None:
            self._waiting = (door, password)
            if not self._is_preparing:  # it was tried and did not work; what was in the way may be mended
                self._prepare()
            return
        reference, words, clock = self._reading.reference, self._words, self._clock

        def open_it() -> Any:  # noqa: ANN401
            from clinic_app.visit.opening import open_clinic  # noqa: PLC0415

            return open_clinic(Path(door), password, reference, words, clock)

        self.opening.start(open_it)

    def _opened(self, clinic: Clinic) -> None:
        try:
            shell = self.window.show_clinic(clinic)
        except ClinicError as error:  # it opened, and then could not be read
            clinic.record.close()
            self._failed(error)
            return
        self.clinic = clinic
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
        self._is_preparing, self._waiting = False, None
        sentence = sentence_of(error, self._words)
        if not sentence:
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
        self.window.unlock_page.show_doors((Door(str(self._made), self._made.name),))
        self.window.show_unlock()


def _own_records() -> list[Path]:
    """Return the folders of this person's own records; none where the system lets nobody look."""
    try:
        return sorted(one for one in places.records().iterdir() if one.name != DEMO and one.is_dir())
    except OSError:
        return []


def _make_demo(demo: Path, reading: Reading, words: Words, clock: Clock) -> ClinicError | None:
    """Make the demo record where there is none: whole or not at all. Return why it could not be made.

    Whoever has a record of their own can open it all the same.
    """
    from tempfile import TemporaryDirectory  # noqa: PLC0415  once in a machine's life

    from clinic_app.demo.record import make  # noqa: PLC0415
    from clinic_app.records.faults import of_system  # noqa: PLC0415

    try:
        if demo.exists():
            return None
        demo.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=demo.parent.parent, prefix="demo-", ignore_cleanup_errors=True) as room:
            make(Path(room, DEMO), reading.reference, words, clock)
            Path(room, DEMO).rename(demo)
    except ClinicError as error:
        is_of_the_room = error.sentence == "record.cannot_write"
        return ClinicError(error.sentence, place=str(demo.parent)) if is_of_the_room else error
    except OSError as error:
        return of_system(error, demo.parent)
    return None


def _folder_name(clinic: str) -> str:
    """Return a folder name that says which clinic it is, that every file system takes and no other record has."""
    kept = "".join(one if one.isalnum() else "-" for one in clinic.lower())
    name = "-".join(part for part in kept.split("-") if part)[:LONGEST_NAME].strip("-") or "clinic"
    return f"{name}-clinic" if name in TAKEN_NAMES else name


def show_form(opened: OpenedFile, language: str = "") -> int:
    """Show one form in a window of its own, without a record, and return the program's exit status."""
    from clinic_app.forms import resource  # noqa: PLC0415  only here
    from clinic_app.ui.questionnaire.window import FormWindow  # noqa: PLC0415

    app = QApplication(list(ARGUMENTS))
    words = Words.of("en", places.cache())
    install_crash_page(words)
    Theme().apply(app)
    if opened.form is not None and language:
        opened = replace(opened, form=resource.read(opened.form.resource, language)[0])
    gc.freeze()
    window = FormWindow.of(opened, words)
    window.resize(FORM_SIZE)
    window.show()
    return int(app.exec())
