"""Settings: the backups there are, one more now, a second place for them, and the way back to one of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.background import Background
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.audit import event_of
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.guard import unguarded
from clinic_app.visit.note_sheet import day_words
from clinic_app.visit.record_check import sentences
from clinic_app.visit.restore import found_backups
from clinic_app.visit.safekeeping import SECOND, check_record

if TYPE_CHECKING:
    from clinic_app.records.backups import Backup
    from clinic_app.records.verification import Verification
    from clinic_app.ui.backup.watch import BackupWatch

LEAST_FOR_WORDS = 220
#: So many of the newest have a line of their own.
SHOWN = 6
ACTION = "take_whole_record"


class BackupsCard(Card):
    """The backups, newest first, and what can be done with them.

    Attributes:
        restore_asked: A backup shall be the record; carries it.
        now, choose, check, elsewhere: Its buttons.
        said: What stands in its lines, in words.
        told: What came of the last check, in sentences.
    """

    restore_asked = Signal(object)

    def __init__(self, clinic: Clinic, watch: BackupWatch, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("backup.card"), parent=parent)
        self._clinic, self._watch = clinic, watch
        self.said: list[str] = []
        self.told: list[str] = []
        self._job = Background(self)
        self._job.done.connect(self._checked)
        self._job.failed.connect(self._not_checked)
        watch.finished.connect(self.refresh)
        self.body.addWidget(Label(words("backup.about"), "small", tone="text_2", parent=self))
        self._state, self._second = Label("", "strong", parent=self), Label("", parent=self)
        self.now = Button(words("backup.now"), role="main", icon="backup-restore", parent=self)
        self.choose = Button(words("backup.choose"), parent=self)
        self.without = Button(words("backup.no_more_second"), role="quiet", parent=self)
        self.check = Button(words("backup.check"), parent=self)
        self.elsewhere = Button(words("backup.restore_from"), role="quiet", parent=self)
        self._sure, self._found, self._rows = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(6)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the backups there are now."""
        keeping, words = self._watch.keeping, self._clinic.words
        self.setVisible(keeping is not None and self._clinic.may(ACTION))
        if keeping is None:
            return
        every = keeping.all
        self._state.setText(self._of("backup.last", every[0].made) if every else words("backup.never"))
        second = keeping.second
        self._second.setText(words("backup.second", place=second) if second else words("backup.no_second"))
        self.without.setVisible(second is not None)
        self.now.set_words(words("backup.running" if self._watch.is_running else "backup.now"))
        self.now.setEnabled(not self._watch.is_running)
        self._show(every[:SHOWN])

    def set_second(self, place: str) -> None:
        """Keep a second place, or none, and copy there at once."""
        self._clinic.set(**{SECOND: place})
        if place:
            self._back_up()
        self.refresh()

    def ask_about(self, backup: Backup) -> None:
        """Ask whether a backup shall be the record, and say what that means."""
        words = self._clinic.words
        clear(self._sure)
        strip = Strip("warn", self._of("backup.restore_sure", backup.made), words("backup.restore_about"), inside=True)
        for key, does in (("restore_yes", lambda: self.restore_asked.emit(backup)), ("restore_no", self._leave_it)):
            button = Button(words(f"backup.{key}"), parent=strip)
            button.clicked.connect(does)
            strip.add_action(button)
        self._sure.addWidget(strip)
        strip.announce()

    def stop(self) -> None:
        """Wait for a check that is under way."""
        self._job.wait()

    def _lay_out(self) -> None:
        row = QWidget(self)
        row.setSizePolicy(wrapping())
        flow = FlowLayout(row, across=8, down=8)
        for button in (self.now, self.check, self.choose, self.without, self.elsewhere):
            flow.addWidget(button)
        for part in (self._state, self._second, row):
            self.body.addWidget(part)
        for column in (self._sure, self._found, self._rows):
            self.body.addLayout(column)

    def _connect(self) -> None:
        self.now.clicked.connect(self._back_up)
        self.check.clicked.connect(self._check)
        self.choose.clicked.connect(self._choose)
        self.without.clicked.connect(partial(self.set_second, ""))
        self.elsewhere.clicked.connect(self._look_elsewhere)

    def _show(self, shown: list[Backup]) -> None:
        clear(self._rows)
        self.said = []
        for backup in shown:
            if self._rows.count():
                self._rows.addWidget(Rule(self))
            self._rows.addWidget(self._row(backup))

    def _row(self, backup: Backup) -> QWidget:
        words = self._clinic.words
        lead = self._of("backup.row", backup.made)
        rest = words("backup.row_about", entries=backup.seq, megabytes=f"{backup.bytes / 1e6:.1f}")
        self.said.append(f"{lead} {rest}")
        row = QWidget(self)
        restore = Button(
            words("backup.restore"), role="quiet", name=self._of("backup.restore_of", backup.made), parent=row
        )
        restore.clicked.connect(partial(self.ask_about, backup))
        beside = BesideLayout(row, least=LEAST_FOR_WORDS)
        beside.addWidget(Sentence(lead, rest, parent=row))
        beside.addWidget(restore)
        return row

    def _of(self, sentence: str, moment: datetime) -> str:
        local = moment.astimezone(self._clinic.clock().local.tzinfo)
        words = self._clinic.words
        return words(sentence, day=day_words(words, local.date()), time=f"{local:%H:%M}")

    def _leave_it(self) -> None:
        clear(self._sure)

    def _back_up(self) -> None:
        self._watch.back_up()
        self.refresh()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._clinic.words("backup.choose"))
        if chosen:
            self.set_second(chosen)

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._clinic.words("backup.restore_from"))
        if chosen:
            self.show_found(Path(chosen))

    def show_found(self, place: Path) -> None:
        """Ask about the newest backup in a place somebody chose, or say that there is none."""
        found = found_backups(place)
        if found:
            self.ask_about(found[0])
            return
        clear(self._sure)
        self._sure.addWidget(
            Strip("info", self._clinic.words("backup.none_there", place=place), inside=True, parent=self)
        )

    # -- the check

    def _check(self) -> None:
        self.check.setEnabled(False)
        self.check.set_words(self._clinic.words("backup.checking"))
        self._job.start(partial(check_record, self._clinic))

    def _checked(self, found: Verification) -> None:
        said = sentences(unguarded(self._clinic.record), found, self._clinic.words)
        self._clinic.record.events.append(event_of(self._clinic, "record_checked", amiss=len(found.amiss)))
        self._tell("ok" if found.is_whole else "danger", said)

    def _not_checked(self, error: BaseException) -> None:
        if not isinstance(error, ClinicError):
            raise error
        self._tell("danger", [self._clinic.words.of_error(error)])

    def _tell(self, level: str, said: list[str]) -> None:
        self._job.wait()
        self.check.setEnabled(True)
        self.check.set_words(self._clinic.words("backup.check"))
        self.told = said
        clear(self._found)
        strip = Strip("ok" if level == "ok" else "danger", said[0], " ".join(said[1:]), inside=True, parent=self)
        self._found.addWidget(strip)
        strip.announce()
