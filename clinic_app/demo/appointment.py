"""The scripted appointments: the real windows, driven by real events, through a first visit and three follow-ups.

It leaves two sheets, a picture of every step, what was suggested and what it took: ``home_care.pdf``,
``visit_note.pdf``, ``steps/``, ``suggestions.json`` and ``summary.json``; and the record it made, encrypted like any
other, in ``record/``.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QApplication

from clinic_app import places
from clinic_app.app import Program
from clinic_app.clock import SetClock
from clinic_app.demo import PASSWORD
from clinic_app.demo.album import Album
from clinic_app.demo.few_clicks import MASSAGED, FewClicks
from clinic_app.demo.first_visit import FirstVisit
from clinic_app.demo.follow_up import FollowUp
from clinic_app.demo.hand import Counted, Hand
from clinic_app.demo.needling import Needling
from clinic_app.demo.record import make
from clinic_app.errors import ClinicError
from clinic_app.reading import read_reference
from clinic_app.reasoning.suggestion import Suggestion
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.ui.visit.visit_page import VisitPage
from clinic_app.words import Words

BEGINS = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/London"))
SIZE = (1366, 728)
#: What the offscreen window system says of a popup; it is true there and means nothing.
OFFSCREEN_ONLY = "This plugin does not support"
SHEETS = ("home_care.pdf", "visit_note.pdf")
#: The seed patient of the founding documents, under an invented name.
PATIENT = ("Sam", "Rivers", "12.05.1981", "01632 960177")


def run_demo(out: Path) -> int:
    """Run the appointment, leave everything in a folder, say what it took, and return the exit status.

    Raises:
        ClinicError: The folder cannot be written, or holds a record that no scripted appointment made.
    """
    _clear(out)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_only_what_matters)
    app = QApplication(list(ARGUMENTS))
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    words = Words.of("en", places.cache())
    Theme(still=True).apply(app)
    began = time.monotonic()
    appointment = Appointment(out, words)
    try:
        summary = appointment.run()
    finally:
        appointment.close()
    summary["seconds"] = round(time.monotonic() - began, 1)
    _write(out / "summary.json", summary)
    print(words("demo.done", folder=out.resolve(), **_told(summary)))  # noqa: T201  the verb's own output
    return 0


class Appointment:
    """The program with its window, a hand, and a clock that moves with what the hand does."""

    def __init__(self, out: Path, words: Words) -> None:
        self._out, self._words = out, words
        self._clock = SetClock(BEGINS)
        make(out / "record", read_reference(words).reference, words, self._clock)
        self._program = Program(words, self._clock, out / "record")
        self._window = self._program.window
        self._window.resize(*SIZE)
        self._window.show()
        self._hand = Hand(self._window, self._clock)
        self._album = Album(self._window, out / "steps")

    def run(self) -> dict[str, Any]:
        """Go through both visits and return what they took."""
        self._unlock()
        with self._hand.counting() as first:
            self._register()
            visit = FirstVisit(self._hand, self._visit_page, self._album)
            visit.pain()
            visit.history()
            visit.safety()
            visit.examination()
            suggested = {"first_visit": self._suggested()}  # a follow-up shows no list until somebody opens it
            visit.treatment()
            visit.home_care(self._out / SHEETS[0])
            visit.sign(self._out / SHEETS[1], PASSWORD)
        again = FollowUp(self._hand, self._album)
        few_clicks = self._few_clicks(again)
        self._come_back(days=13, minutes=10)
        again.find(PATIENT[1])
        again.open(" ".join(PATIENT[:2]))
        with self._hand.counting() as later:  # from the patient opened to ready to sign
            again.go_through()
        again.sign(PASSWORD)
        _write(self._out / "suggestions.json", suggested)
        counted = {"first_map": visit.map, "first_visit": first, "follow_up": later}
        counted |= few_clicks | self._needle_three(again)
        return {name: one.as_json() for name, one in counted.items()}

    def _needle_three(self, patient: FollowUp) -> dict[str, Counted]:
        """Go through two more appointments, three muscles needled in each, and return what those took."""
        needling = Needling(self._hand, self._album)
        for go_through in (needling.from_the_differential, needling.as_last_time):
            self._come_back(days=5)
            patient.find(PATIENT[1])
            patient.open(" ".join(PATIENT[:2]))
            go_through()
            patient.sign(PASSWORD)
        return {
            "needling_three_muscles": needling.three,
            "needling_as_last_time": needling.again,
            "needling_again_to_sign": needling.again_to_sign,
        }

    def _few_clicks(self, somebody: FollowUp) -> dict[str, Counted]:
        """Go through an appointment without needles and sign it, mark a map in another, and return what those took."""
        few = FewClicks(self._hand, somebody)
        self._come_back(days=1)
        somebody.find(MASSAGED)
        somebody.open(MASSAGED)
        few.without_needles()
        somebody.sign(PASSWORD)
        somebody.find(MASSAGED)
        somebody.open(MASSAGED)
        few.maps(self._visit_page)
        return {"follow_up_without_needles": few.follow_up, "map_of_three": few.three, "map_of_four": few.four}

    def close(self) -> None:
        """Take the window down and let go of the record."""
        self._window.close()
        self._program.close()

    def _come_back(self, **time_passed: float) -> None:
        """Cover the window, and come back to it another day: it would have covered itself meanwhile."""
        hand, words = self._hand, self._words
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        hand.rest(**time_passed)
        hand.click(words("unlock.password"))
        hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hand.type(PASSWORD)
        hand.click(words("unlock.unlock"))
        hand.wait_until("Back to today")

    def _unlock(self) -> None:
        hand, words = self._hand, self._words
        hand.wait_until(words("unlock.unlock"))
        hand.click(words("unlock.password"))
        hand.type(PASSWORD)
        self._album.take("unlock")
        hand.click(words("unlock.unlock"))
        hand.wait_until(words("today.new_patient"))
        self._album.take("today")

    def _register(self) -> None:
        hand, words = self._hand, self._words
        hand.click(words("today.new_patient"))
        for typed in PATIENT:
            hand.type(typed)
            hand.key(Qt.Key.Key_Tab)
        hand.click(words("registration.choice.male"))
        self._album.take("new patient")
        hand.click(words("registration.add"))

    @property
    def _visit_page(self) -> VisitPage:
        shell = self._window.shell
        if shell is None or shell.visit_page is None:
            raise ClinicError("demo.no_visit")
        return shell.visit_page

    def _suggested(self) -> dict[str, Any]:
        visit = self._visit_page.desk.visit
        now = visit.now
        return Suggestion(tuple(now.alerts), tuple(now.candidates), visit.reference.knowledge.version).as_json()


def _clear(out: Path) -> None:
    """Make the folder, and take an earlier appointment's record away; nobody else's."""
    record = out / "record"
    try:
        if record.exists():
            if not (out / "summary.json").is_file() and not (out / "steps").is_dir():
                raise ClinicError("demo.other_record", folder=record)
            shutil.rmtree(record)
        shutil.rmtree(out / "steps", ignore_errors=True)
        out.mkdir(parents=True, exist_ok=True)
        for sheet in SHEETS:
            (out / sheet).unlink(missing_ok=True)
        _write(out / "summary.json", {})
    except OSError as error:
        raise ClinicError("record.cannot_write", place=out) from error


def _write(file: Path, tree: dict[str, Any]) -> None:
    file.write_text(json.dumps(tree, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _told(summary: dict[str, Any]) -> dict[str, Any]:
    return {
        "map": summary["first_map"]["clicks"],
        "first": summary["first_visit"]["clicks"],
        "later": summary["follow_up"]["clicks"],
        "seconds": summary["seconds"],
    }


def _only_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(OFFSCREEN_ONLY):
        print(message)  # noqa: T201
