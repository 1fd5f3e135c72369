"""This computer in a patient's hands: the clinic is closed, and only a password leads back to it.

That it is turned stands in a small file beside the records: whoever kills the program or pulls the plug finds the
questions again, and nothing else. The file holds where the record lies and the public half of its key for patients'
answers; neither opens anything. A record on a server is not named there: who started the program named it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app import places
from clinic_app.errors import ClinicError

if TYPE_CHECKING:
    from clinic_app.clock import Clock
    from clinic_app.ui.kiosk.kiosk_page import KioskPage
    from clinic_app.ui.kiosk.sending import Sending
    from clinic_app.ui.window import Window
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.patients_screen import PatientsScreen
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

FILE, APART = "turned.json", "turned"
#: The file may hold how the server lets answers in, and is nobody else's on this computer.
OWN = 0o600


class TurnedScreen(QObject):
    """Turns the screen to a patient, and back.

    Attributes:
        page: What the patient sees, or None.
        staff_asked: Somebody wants back in; carries the record's folder (nothing for a server's) and the password.
    """

    staff_asked = Signal(str, str)

    def __init__(self, window: Window, words: Words, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._words, self._clock = window, words, clock
        self.page: KioskPage | None = None
        self._sending: Sending | None = None

    def turn(self, clinic: Clinic, door: str) -> None:
        """Remember that the screen is turned; the clinic can be closed now.

        Raises:
            ClinicError: It could not be written down: the screen must not be turned.
        """
        from clinic_app.visit.opening import is_server  # noqa: PLC0415  not needed for the first paint
        from clinic_app.visit.patients_screen import AUTHORITY, screen_of  # noqa: PLC0415

        screen = screen_of(clinic)
        told = {"record": "" if is_server(door) else door, "screen": screen.written()}
        try:
            for folder in (self._file.parent, self.apart):
                folder.mkdir(parents=True, exist_ok=True)
            if screen.authority:
                (self.apart / AUTHORITY).write_text(screen.authority, encoding="utf-8")
            part = self._file.with_suffix(".part")
            part.write_text(json.dumps(told), encoding="utf-8")
            part.chmod(OWN)
            part.replace(self._file)
        except OSError as error:
            raise ClinicError("record.cannot_write", place=str(self._file.parent)) from error

    def box_of(self, door: str) -> Path:
        """Return the folder below which answers wait: the record's, or this computer's own for a server's record."""
        from clinic_app.visit.opening import is_server  # noqa: PLC0415  not needed for the first paint

        return self.apart if is_server(door) else Path(door)

    def show(self, reference: Reference) -> None:
        """Put the questions on the screen."""
        from clinic_app.ui.kiosk.kiosk_page import KioskPage  # noqa: PLC0415  not needed for the first paint
        from clinic_app.visit.asked import asked_in  # noqa: PLC0415
        from clinic_app.visit.kiosk import sittings  # noqa: PLC0415

        told = self._told()
        if told is None or self.page is not None:
            return
        record, screen = told
        within = Path(record) if record else self.apart
        begin = sittings(reference, self._clock, within, screen.public)
        self.page = KioskPage(begin, asked_in(reference, self._words, screen.languages), self._window, door=True)
        self.page.staff_asked.connect(partial(self.staff_asked.emit, record))
        if screen.address and not record:
            self._send(screen, self.page)
        self._window.turn_to(self.page)

    def _send(self, screen: PatientsScreen, page: KioskPage) -> None:
        """Let the other rooms have the answers at once, through the role that may only put in."""
        from clinic_app.ui.kiosk.sending import Sending  # noqa: PLC0415  only with a server
        from clinic_app.visit.patients_screen import sender, waiting  # noqa: PLC0415

        self._sending = Sending(sender(screen, self.apart), partial(waiting, self.apart), self)
        page.answered.connect(self._sending.begin)
        self._sending.begin()

    def refuse(self, sentence: str) -> None:
        """Say on the patient's screen that a password was not right."""
        if self.page is not None:
            self.page.refuse(sentence)

    def turn_back(self) -> None:
        """Take the questions off the screen: somebody of the clinic is in."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        if self.page is not None:
            self.page.stop()
            if self._sending is not None:
                self._sending.stop()
                self._sending.deleteLater()
                self._sending = None
            self._window.turn_to(None)
            self.page.deleteLater()
            self.page = None

    @property
    def apart(self) -> Path:
        """Where answers wait in a room whose record lies on a server."""
        return places.user_folder() / APART

    @property
    def _file(self) -> Path:
        return places.user_folder() / FILE

    def _told(self) -> tuple[str, PatientsScreen] | None:
        from clinic_app.visit.patients_screen import read_screen  # noqa: PLC0415  not needed for the first paint

        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            return str(told["record"]), read_screen(str(told["screen"]))
        except (OSError, ValueError, KeyError, TypeError, ClinicError):
            return None
