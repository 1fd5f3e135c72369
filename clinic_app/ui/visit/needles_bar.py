"""While needles are in, a bar says so on every page: how many, for how long, where."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.site_words import clock_words, site_name
from clinic_app.ui.visit.treatment.needle_timing import OUT, SECOND
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit import room
from clinic_app.visit.needles_in import is_due
from clinic_app.visit.treatments import needle_count, seconds_in


class NeedlesBar(QWidget):
    """Hidden while no needle is in; counts the seconds only while one is and the bar is seen.

    Attributes:
        go: Shows the first site whose needles are in.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = Strip("warn", "", icon="needle", parent=self)
        self.go = Button(desk.words("needles.show"), parent=self._strip)
        self.go.clicked.connect(self._show)
        self._strip.add_action(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self._seconds = QTimer(self)
        self._seconds.setInterval(SECOND)
        self._seconds.timeout.connect(self._tell)
        self.said = ""
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def is_ticking(self) -> bool:
        """Whether the seconds are being counted."""
        return self._seconds.isActive()

    def refresh(self) -> None:
        """Show itself where needles are in, and hide where none is."""
        self.setVisible(bool(needle_count(self._desk.visit).open_sites))
        self._tell()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on counting."""
        super().showEvent(event)
        self._tell()
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count only what is seen."""
        super().hideEvent(event)
        self._seconds.stop()

    def _keep_time(self) -> None:
        if self.isVisible() and needle_count(self._desk.visit).open_sites:
            self._seconds.start()
        else:
            self._seconds.stop()

    def _tell(self) -> None:
        visit, words = self._desk.visit, self._desk.words
        count = needle_count(visit)
        since = [seconds for site in count.open_sites if (seconds := seconds_in(visit, site)) is not None]
        lead = words("needles.in", count=count.still_in) if count.still_in else words("needles.not_counted")
        rest = [words("needles.since", time=clock_words(max(since)))] if since else []
        is_up = any(is_due(visit, site) for site in count.open_sites)
        if where := room.of_visit(visit):
            rest.append(words("room.where", room=where))
        self._strip.set_level("danger" if is_up else "warn")
        if is_up:
            rest.insert(0, words("practice.time_is_up"))
        places = ", ".join(site_name(self._desk, site) for site in count.open_sites)
        rest.append(words("needles.where", places=places))
        said = (lead, " ".join(rest))
        self.said = " ".join(said)
        self._strip.set_words(*said)

    def _show(self) -> None:
        site = next(iter(needle_count(self._desk.visit).open_sites), None)
        if site is not None:
            where: Path = (*site.row, OUT)
            self._desk.show("treatment", site.form, where)
