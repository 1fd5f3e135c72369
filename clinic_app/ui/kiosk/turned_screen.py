"""This computer in a patient's hands: the clinic is closed, and only a password leads back to it.

That it is turned stands in a small file beside the records: whoever kills the program or pulls the plug finds the
questions again, and nothing else. The file holds where the record lies and the public half of its key for patients'
answers; neither opens anything.
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
    from clinic_app.ui.window import Window
    from clinic_app.visit.clinic import Clinic
    from clinic_app.visit.reference import Reference
    from clinic_app.words import Words

FILE = "turned.json"


class TurnedScreen(QObject):
    """Turns the screen to a patient, and back.

    Attributes:
        page: What the patient sees, or None.
        staff_asked: Somebody wants back in; carries the record's folder and the password.
    """

    staff_asked = Signal(str, str)

    def __init__(self, window: Window, words: Words, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._words, self._clock = window, words, clock
        self.page: KioskPage | None = None

    @property
    def record(self) -> Path | None:
        """The record of the clinic this screen is turned away from, or None where it is not turned."""
        told = self._told()
        return Path(told["record"]) if told else None

    def turn(self, clinic: Clinic, record: Path) -> None:
        """Remember that the screen is turned; the clinic can be closed now.

        Raises:
            ClinicError: It could not be written down: the screen must not be turned.
        """
        from clinic_app.visit.kiosk import public_key  # noqa: PLC0415  not needed for the first paint

        told = {"record": str(record), "public": public_key(clinic)}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(".part")
            part.write_text(json.dumps(told), encoding="utf-8")
            part.replace(self._file)
        except OSError as error:
            raise ClinicError("record.cannot_write", place=str(self._file.parent)) from error

    def show(self, reference: Reference) -> None:
        """Put the questions on the screen."""
        from clinic_app.ui.kiosk.kiosk_page import KioskPage  # noqa: PLC0415  not needed for the first paint
        from clinic_app.visit.kiosk import sittings  # noqa: PLC0415

        told = self._told()
        if told is None or self.page is not None:
            return
        begin = sittings(reference, self._clock, Path(told["record"]), told["public"])
        self.page = KioskPage(begin, self._words, self._window)
        self.page.staff_asked.connect(partial(self.staff_asked.emit, told["record"]))
        self._window.turn_to(self.page)

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
            self._window.turn_to(None)
            self.page.deleteLater()
            self.page = None

    @property
    def _file(self) -> Path:
        return places.user_folder() / FILE

    def _told(self) -> dict[str, str] | None:
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            return {"record": str(told["record"]), "public": str(told["public"])}
        except (OSError, ValueError, KeyError, TypeError):
            return None
