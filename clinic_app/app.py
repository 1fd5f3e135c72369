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

from clinic_app import asleep, places
from clinic_app.crash import install_crash_page, sentence_of
from clinic_app.doors import DEMO, door_of, folder_name, make_demo, own_records
from clinic_app.errors import ClinicError, DataFileError, Problem
from clinic_app.sources import no_source_kept
from clinic_app.ui.background import Background
from clinic_app.ui.backup.restore_flow import RestoreFlow, close_safely
from clinic_app.ui.kiosk.turned_screen import TurnedScreen
from clinic_app.ui.people.keeper import Keeper
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.ui.unlock_page import Door
from clinic_app.ui.window import Window
from clinic_app.words import Words

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.forms.file import OpenedFile
    from clinic_app.reading import Reading
    from clinic_app.records.backups import Backup
    from clinic_app.ui.new_record_page import Asked
    from clinic_app.ui.shell import Shell
    from clinic_app.visit.clinic import Clinic

#: Size of the window that shows one form.
FORM_SIZE = QSize(900, 760)


def run_window(record: str = "") -> int:
    """Open the window for a folder or a server's address, or for a choice, and return the program's exit status."""
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
        keeper: Who is in.
        preparing, opening: The two jobs beside the window.
        restoring: The way back to a backup.
        turned: This computer in a patient's hands.
    """

    def __init__(self, words: Words, clock: Clock, record: Path | str | None = None) -> None:
        super().__init__()
        self._words, self._clock, self._place = words, clock, str(record) if record else ""
        self._reading: Reading | None = None
        self._waiting: tuple[str, str] | None = None
        self._door = ""  # the folder or the address of the record somebody wants into, or is in
        self._is_preparing = True  # it begins with the first paint
        self._typed = ""
        self.window = Window(words)
        self.keeper = Keeper(self.window, words, clock)
        self.keeper.shown.connect(self._shown)
        self.preparing, self.opening = Background(self), Background(self)
        self.restoring = RestoreFlow(self.window, words)
        self.turned = TurnedScreen(self.window, words, clock)
        self.turned.staff_asked.connect(self._unlock)
        page = self.window.unlock_page
        page.show_doors(self._doors())
        page.painted.connect(self._painted)
        page.unlock_asked.connect(self._unlock)
        page.new_asked.connect(self._show_new_record)
        page.recovery_asked.connect(self.keeper.recover)
        self.preparing.done.connect(self._prepared)
        self.preparing.failed.connect(self._failed)
        self.opening.done.connect(self._opened)
        self.opening.failed.connect(self._failed)

    def close(self) -> None:
        """Wait for what runs beside the window and let go of the record."""
        self.preparing.wait()
        self.opening.wait()
        self.restoring.job.wait()
        QCoreApplication.removePostedEvents(self)  # what they may have told meanwhile is for a window that is going
        clinic = self.keeper.let_go()
        if clinic is not None:
            close_safely(self.window, clinic)

    @property
    def clinic(self) -> Clinic | None:
        """The open clinic of whoever is in, or None."""
        return self.keeper.clinic

    # -- before anybody is in

    def _doors(self) -> tuple[Door, ...]:
        if self._place:
            return (door_of(self._place),)
        from clinic_app.demo import PASSWORD  # noqa: PLC0415  one constant, nothing else is imported with it

        demo = Door(str(places.records() / DEMO), self._words("unlock.demo_name"), PASSWORD)
        return (*(Door(str(one), one.name) for one in own_records()), demo)

    def _painted(self) -> None:
        QTimer.singleShot(0, self._prepare)

    def _prepare(self) -> None:
        self._is_preparing = True
        words, clock = self._words, self._clock
        demo = places.records() / DEMO if not self._place else None
        if demo is not None and not demo.exists():
            self.window.unlock_page.show_waiting("unlock.making_demo")

        def prepare() -> Any:  # noqa: ANN401
            # After the first paint, while somebody types a password: most of a start is importing what comes next.
            with no_source_kept(), asleep.asyncio_asleep():
                from clinic_app.reading import read_reference  # noqa: PLC0415

            reading = read_reference(words)
            with no_source_kept(), asleep.asyncio_asleep():
                import_module("clinic_app.visit.opening_room")  # SQLAlchemy, SQLCipher, Argon2
                import_module("clinic_app.ui.shell")  # every page; also those that draw paper
            gc.freeze()  # what was read stays; walking through it took the collector 0.1 s in the middle of a click
            if reading.stops_here:
                raise DataFileError(reading.stops_here)
            return reading, make_demo(demo, reading, words, clock) if demo is not None else None

        self.preparing.start(prepare)

    def _prepared(self, prepared: tuple[Reading, ClinicError | None]) -> None:
        self._reading, trouble = prepared
        self._is_preparing = False
        page = self.window.unlock_page
        page.show_ready()
        self._show_turned()
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
            self.keeper.come_back(password, self.window.unlock_page.code)
            return
        self.window.unlock_page.show_waiting("unlock.opening")
        if self._reading is None:
            self._waiting = (door, password)
            if not self._is_preparing:  # it was tried and did not work; what was in the way may be mended
                self._prepare()
            return
        reference, words, clock = self._reading.reference, self._words, self._clock
        self._door = door = door or self._place
        self._typed, code = password, self.window.unlock_page.code

        def open_it() -> Any:  # noqa: ANN401
            from clinic_app.visit.opening_room import open_in_room  # noqa: PLC0415

            return open_in_room(door, password, reference, words, clock, code)

        self.opening.start(open_it)

    def _opened(self, clinic: Clinic) -> None:
        try:
            said = self._take_in(clinic)
            self.turned.turn_back()
            self.keeper.let_in(clinic, self._typed)
        except ClinicError as error:  # it opened, and then could not be read
            clinic.record.close()
            self._failed(error)
            return
        self._typed = ""
        if said and self.window.shell is not None:
            self.window.shell.tell(said)

    def _shown(self, shell: Shell) -> None:
        shell.restore_asked.connect(self._restore)
        shell.turn_asked.connect(self._turn)

    def _restore(self, backup: Backup) -> None:
        clinic = self.keeper.let_go()
        if clinic is not None:
            self.restoring.begin(clinic, backup)

    def _take_in(self, clinic: Clinic) -> str:
        """Take what patients answered alone into the record, and return what did not work."""
        from clinic_app.visit.kiosk_taking import boxes_of, take_everything_in  # noqa: PLC0415  not for the first paint

        try:
            taken = take_everything_in(clinic, boxes_of(clinic, self.turned.box_of(self._door)))
        except ClinicError as error:  # it is in the box still, and tried again when somebody next comes in
            return self._words.of_error(error)
        return self._words(taken.set_aside[0]) if taken.set_aside else ""

    def _turn(self) -> None:
        """Hand the screen to a patient: the clinic is closed, as if nobody had been in."""
        if self.clinic is None or self.window.shell is None or not self.window.shell.close_visit():
            return
        try:
            self.turned.turn(self.clinic, self._door)
        except ClinicError as error:
            self.window.shell.tell(self._words.of_error(error))
            return
        clinic = self.keeper.let_go()
        if clinic is not None:
            close_safely(self.window, clinic)
        self.window.leave()
        self._show_turned()

    def _show_turned(self) -> None:
        if self._reading is not None:
            self.turned.show(self._reading.reference)

    def _failed(self, error: BaseException) -> None:
        self._is_preparing, self._waiting = False, None
        sentence = sentence_of(error, self._words)
        if not sentence:
            raise error
        self.keeper.refuse(error, sentence)
        self.turned.refuse(sentence)

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
        folder = places.records() / folder_name(str(asked.settings["clinic_name"]))
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
        self.keeper.print_key(self._key, self._made.name)

    def _record_made(self) -> None:
        self._key = ""
        self.window.unlock_page.show_doors((Door(str(self._made), self._made.name),))
        self.window.show_unlock()


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
