"""The program opened as a person opens it: on the demo record, in a folder of its own, always on the same day."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.demo import PASSWORD
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.words import Words

if TYPE_CHECKING:  # the program imports its pages itself, as it does for a person
    from clinic_app.ui.shell import Shell
    from clinic_app.ui.visit.visit_page import VisitPage
    from clinic_app.ui.window import Window
    from clinic_app.visit.clinic import Clinic

ZONE = "Europe/London"
MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo(ZONE))
AWAY = 40  # px from the corner where the pointer rests without a screen
PATIENCE = 60.0  # seconds; the demo record is made meanwhile


class Opened:
    """The running program with somebody in it.

    Attributes:
        app: The application.
        clock: What the program takes for the time.
        program: The program itself.
        front: The window somebody looks at: the main one, or one in front of it.
    """

    def __init__(self, app: QApplication, theme: Theme, size: QSize) -> None:
        self.app = app
        self.clock = SetClock(MORNING, ZONE)
        theme.apply(app)
        self._prepared = False
        self._error: BaseException | None = None
        self.program = Program(Words.of("en", places.cache()), self.clock)
        self.program.preparing.done.connect(self._is_prepared)
        self.program.preparing.failed.connect(self._went_wrong)
        self._hook, sys.excepthook = sys.excepthook, self._went_wrong_inside
        self.window.resize(size)
        self.window.move(AWAY, AWAY)
        self.window.show()
        self.front: QWidget = self.window

    @property
    def window(self) -> Window:
        """The main window."""
        return self.program.window

    @property
    def shell(self) -> Shell:
        """The window behind the unlock page."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def clinic(self) -> Clinic:
        """The open clinic."""
        assert self.program.clinic is not None
        return self.program.clinic

    @property
    def visit_page(self) -> VisitPage:
        """The visit on the desk."""
        assert self.shell.visit_page is not None
        return self.shell.visit_page

    def settle(self) -> None:
        """Let the window draw all it has to, and let go of what it does not need any more.

        Raises:
            RuntimeError: Something went wrong in the program meanwhile, which Qt would only have printed.
        """
        for _ in range(6):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._error is not None:
            raise RuntimeError("something went wrong inside the program") from self._error

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: It never was.
        """
        ends = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > ends:
                raise TimeoutError("the program did not get there")
            self.settle()
            time.sleep(0.005)
        self.settle()

    def prepare(self) -> None:
        """Wait until everything is read and the demo record is made."""
        self.wait_for(lambda: self._prepared)

    def give_password(self, password: str = PASSWORD) -> None:
        """Give a password for the demo record and wait for what comes of it."""
        self.prepare()
        self.window.unlock_page.unlock_asked.emit(str(places.records() / "demo"), password)
        self.program.opening.wait()
        self.settle()

    def go_in(self) -> None:
        """Give the right password and wait for Today."""
        self.give_password()
        self.wait_for(lambda: self.window.shell is not None)

    def begin_visit(self, given_name: str, family_name: str, birth_date: str = "1981-05-02", sex: str = "male") -> None:
        """Register somebody and put a first visit on the desk."""
        clinic = self.clinic
        who = {"given_name": given_name, "family_name": family_name, "birth_date": birth_date, "sex": sex}
        patient = clinic.add_patient(**who, phone="01632 960100")
        self.shell.open_visit(clinic.begin_visit(patient).id)
        self.settle()

    def close(self) -> None:
        """Close the window and the record."""
        sys.excepthook = self._hook
        self.window.close()
        self.program.close()
        for _ in range(2):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _is_prepared(self, _reading: object) -> None:
        self._prepared = True

    def _went_wrong(self, error: BaseException) -> None:
        self._error = self._error or error

    def _went_wrong_inside(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._went_wrong(error)


@contextmanager
def opened(theme: Theme, size: QSize) -> Iterator[Opened]:
    """Run the program in a fresh folder; nobody is in yet. The folder is gone afterwards."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0], *ARGUMENTS[1:]])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CLINIC_APP_HOME"] = str(Path(home))
        running = Opened(app, theme, size)
        try:
            yield running
        finally:
            running.close()
