"""How long the needles of a site have been in: from the press that says so to the press that says they are out."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.site_words import clock_words, site_name
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.needles_in import PLANNED, is_due, planned_for
from clinic_app.visit.needling import needles_in_now
from clinic_app.visit.open_visit import Said
from clinic_app.visit.treatments import Site, needles_at, seconds_in

SECOND = 1000
OUT, DWELL = ("out", ""), ("dwell_seconds", "")


class NeedleTiming(QWidget):
    """*Needles in now*, then the time running beside *Out*, then a tick; the tick also stands without the time.

    Attributes:
        start, finish: The two buttons.
        ticked: The question whether the needles of this site are out.
    """

    def __init__(self, desk: Desk, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, site
        words, name = desk.words, site_name(desk, site)
        self._reason = Label(words("treatment.count_first"), "small", tone="text_2", parent=self)
        self.start = Button(words("treatment.needles_in_now"), icon="timer-outline", parent=self)
        self._time = Label("", "strong", parent=self)
        out_name = words("treatment.out_now_name", muscle=name, side="").strip()
        self.finish = Button(words("treatment.out_now"), role="main", icon="check", name=out_name, parent=self)
        self.ticked = Question(desk, site.form, desk.visit.form(site.form).item(OUT[0]), site.row, self)
        row = FlowLayout(self, across=8, down=4)
        for part in (self._reason, self.start, self._time, self.finish, self.ticked):
            row.addWidget(part)
        self.setSizePolicy(wrapping())
        self.start.clicked.connect(self._start)
        self.finish.clicked.connect(self._finish)
        self._seconds = QTimer(self)
        self._seconds.setInterval(SECOND)
        self._seconds.timeout.connect(self._show_time)
        self.refresh()

    @property
    def is_running(self) -> bool:
        """Whether the needles are in and their time counts."""
        visit, site = self._desk.visit, self._site
        return seconds_in(visit, site) is not None and not visit.of(site.form).value((*site.row, OUT))

    @property
    def words(self) -> str:
        """The time as it stands there, or nothing."""
        return self._time.text() if self.is_running else ""

    def refresh(self) -> None:
        """Show what the record holds."""
        visit, site = self._desk.visit, self._site
        out, running = bool(visit.of(site.form).value((*site.row, OUT))), self.is_running
        counted, writable = bool(needles_at(visit, site)), visit.is_writable
        self.start.setVisible(not running and not out and writable)
        self.start.setEnabled(counted)
        self._reason.setVisible(self.start.isVisibleTo(self) and not counted)
        self._time.setVisible(running)
        self.finish.setVisible(running and writable)
        self.ticked.setVisible(not running)
        self._show_time()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on counting."""
        super().showEvent(event)
        self._show_time()
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count only what is seen; the moment it began is in the record."""
        super().hideEvent(event)
        self._seconds.stop()

    def _keep_time(self) -> None:
        if self.is_running and self.isVisible():
            self._seconds.start()
        else:
            self._seconds.stop()

    def _show_time(self) -> None:
        visit, site = self._desk.visit, self._site
        seconds = seconds_in(visit, site)
        if seconds is None:
            return
        is_up, time = is_due(visit, site), clock_words(seconds)
        self._time.set_tone("danger" if is_up else "text")
        if visit.of(site.form).value((*site.row, PLANNED)) is None and not is_up:
            self._time.setText(self._desk.words("treatment.in_since", time=time))
            return
        planned = clock_words(int(planned_for(visit, site).total_seconds()))
        said = "practice.take_out" if is_up else "practice.in_of"
        self._time.setText(self._desk.words(said, time=time, planned=planned))

    def _start(self) -> None:
        self._desk.answer_all(needles_in_now(self._desk.visit, [self._site]))

    def _finish(self) -> None:
        site = self._site
        longest = int(self._desk.visit.form(site.form).item(DWELL[0]).maximum or 0)
        seconds = min(seconds_in(self._desk.visit, site) or 0, longest)
        said = [Said(site.form, (*site.row, OUT), value=True), Said(site.form, (*site.row, DWELL), seconds)]
        self._desk.answer_all(said)
