"""Needles that are in, in sight on every page, on the page that covers the clinic, and first thing after a restart.

Once they should be out it rings, and goes on ringing until they are: also while the clinic is locked.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app import places
from clinic_app.errors import ClinicError
from clinic_app.ui.chime import Chime
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.site_words import clock_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.needles_in import NeedlesIn, of_clinic, of_visit

if TYPE_CHECKING:
    from clinic_app.ui.shell import Shell
    from clinic_app.ui.visit.visit_page import VisitPage

SECOND = 1000
#: Seconds between two rings, and between two looks for needles that somebody put in elsewhere.
RING_EVERY, LOOK_EVERY = 10, 30


class NeedlesEverywhere(QWidget):
    """One strip a visit; the visit in front has a bar of its own, with places, so here it is left out.

    Attributes:
        chime: What rings.
        asked_for: A person wants to see the needles of a visit; carries it.
        said: What stands there, in words, one line a visit.
    """

    asked_for = Signal(str)

    def __init__(self, clinic: Clinic, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic, self._shell = clinic, shell
        self._is_locked = False
        self._desk_of: VisitPage | None = None
        self._found: dict[str, NeedlesIn] = {}
        self._strips: dict[str, Strip] = {}
        self._ticks = 0
        self.said: list[str] = []
        self.chime = Chime(places.cache(), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._seconds = QTimer(self)
        self._seconds.setInterval(SECOND)
        self._seconds.timeout.connect(self.tick)
        self._seconds.start()
        self.look()

    def set_locked(self, *, locked: bool) -> None:
        """Say no name and lead nowhere while the clinic is covered."""
        self._is_locked = locked
        self._strips = {}
        clear(self._column)
        self.look()

    def look(self) -> None:
        """Look through all visits that are not signed; where the record cannot be read, what was seen last stays."""
        with suppress(ClinicError):
            self._found = {one.visit: one for one in of_clinic(self._clinic)}
        self._show()

    def tick(self) -> None:
        """Count a second; ring where needles should be out."""
        self._ticks += 1
        self._follow_desk()
        if self._ticks % LOOK_EVERY == 0:
            self.look()
        else:
            self._show()
        now = self._clinic.clock().utc
        if self._ticks % RING_EVERY == 0 and any(_is_due(one, now) for one in self._found.values()):
            self.chime.ring()

    def _follow_desk(self) -> None:
        """Hear of every change to the visit on the desk."""
        page = self._shell.visit_page
        if page is not self._desk_of:
            self._desk_of = page
            if page is not None:
                page.desk.changed.connect(self._take_from_desk)
            self.look()

    def _take_from_desk(self) -> None:
        if self._desk_of is None or self._desk_of is not self._shell.visit_page:
            return
        visit = self._desk_of.desk.visit
        found = of_visit(visit)
        self._found.pop(visit.visit.id, None)
        if found is not None:
            self._found[visit.visit.id] = found
        self._show()

    def _show(self) -> None:
        page = self._shell.visit_page
        in_front = page.desk.visit.visit.id if page is not None and page.isVisible() else ""
        wanted = [one for one in self._found.values() if self._is_locked or one.visit != in_front]
        for gone in self._strips.keys() - {one.visit for one in wanted}:
            strip = self._strips.pop(gone)
            strip.hide()
            strip.deleteLater()
        self.said = []
        for one in wanted:
            if one.visit not in self._strips:
                self._strips[one.visit] = self._strip(one)
                self._column.addWidget(self._strips[one.visit])
            self._tell(self._strips[one.visit], one)
        self.setVisible(bool(wanted))

    def _strip(self, needles: NeedlesIn) -> Strip:
        strip = Strip("warn", "", icon="needle", parent=self)
        if not self._is_locked:
            show = Button(self._clinic.words("needles.show"), parent=strip)
            show.clicked.connect(partial(self.asked_for.emit, needles.visit))
            strip.add_action(show)
        return strip

    def _tell(self, strip: Strip, needles: NeedlesIn) -> None:
        words, now = self._clinic.words, self._clinic.clock().utc
        lead = words("needles.in", count=needles.still_in) if needles.still_in else words("needles.not_counted")
        rest = []
        if _is_due(needles, now):
            rest.append(words("practice.time_is_up"))
        if needles.since is not None:
            seconds = max(0, int((now - needles.since).total_seconds()))
            rest.append(words("needles.since", time=clock_words(seconds)))
        if needles.room:
            rest.append(words("room.where", room=needles.room))
        if not self._is_locked and needles.patient:
            rest.append(f"{self._clinic.name_of(self._clinic.record.patients.get(needles.patient))}.")
        strip.set_level("danger" if _is_due(needles, now) else "warn")
        strip.set_words(lead, " ".join(rest))
        self.said.append(" ".join((lead, *rest)))


def _is_due(needles: NeedlesIn, now: datetime) -> bool:
    return needles.due is not None and now >= needles.due
