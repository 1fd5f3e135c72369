"""Settings: who did what with the record, by patient, person and time, and what was given out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.search_field import SearchField
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.sentence import Sentence
from clinic_app.visit.audit import lines, note_that_it_was_read, said, wanted_of, write_file
from clinic_app.visit.clinic import Clinic

if TYPE_CHECKING:
    from clinic_app.records.events import Wanted

ACTION = "read_audit"
#: Spans to choose from, in days.
SPANS = {"days_7": 7, "days_30": 30, "year": 365, "years_6": 6 * 366}
WHAT = ("everything", "given_out")
SHOWN = 50


class AuditCard(Card):
    """A list that is read only when somebody asks, and can be saved as a file.

    Attributes:
        patient, person, since, what: What is asked for.
        show_button, save_button: Read it; take it away.
        said: What stands there, in words, one line an entry.
    """

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        words = clinic.words
        super().__init__(words("audit.card"), parent=parent)
        self._clinic = clinic
        self.said: list[str] = []
        self.patient = SearchField(
            name=words("audit.patient"),
            clear=words("audit.patient_clear"),
            placeholder=words("audit.patient_hint"),
            parent=self,
        )
        people = [Option("", words("audit.anybody")), *(Option(one.id, one.name) for one in clinic.record.people.all())]
        self.person = ChoiceBox(people, name=words("audit.person"), placeholder=words("audit.anybody"), parent=self)
        spans = [Option(one, words(f"audit.{one}")) for one in SPANS]
        self.since = Segments(spans, name=words("audit.since"), parent=self)
        self.what = Segments(
            [Option(one, words(f"audit.{one}")) for one in WHAT], name=words("audit.what"), parent=self
        )
        self.since.set_value("days_7")
        self.what.set_value("everything")
        self.show_button = Button(words("audit.show"), icon="magnify", parent=self)
        self.save_button = Button(words("audit.save"), role="quiet", parent=self)
        self._count, self._rows = Label("", "strong", parent=self), QVBoxLayout()
        self._rows.setSpacing(6)
        self._lay_out()
        self.show_button.clicked.connect(self.show_list)
        self.save_button.clicked.connect(self._save)

    def refresh(self) -> None:
        """Hide the card from whoever may not read it, and what was read before."""
        self.setVisible(self._clinic.may(ACTION))
        self._count.setText("")
        clear(self._rows)
        self.said = []

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        span = timedelta(days=SPANS[str(self.since.value or "days_7")])
        only_given_out = self.what.value == "given_out"
        return wanted_of(
            self._clinic, self.patient.text(), str(self.person.value or ""), span, only_given_out=only_given_out
        )

    def show_list(self) -> None:
        """Read it, show the newest, and note that it was read."""
        clear(self._rows)
        self.said = []
        words = self._clinic.words
        try:
            found = lines(self._clinic, self.wanted())
            note_that_it_was_read(self._clinic, replace(self.wanted(), start=None))
        except ClinicError as error:
            self._count.setText(words.of_error(error))
            return
        count = words("audit.found", count=len(found)) if found else words("audit.none")
        self._count.setText(count if len(found) <= SHOWN else words("audit.newest_only", shown=SHOWN, all=len(found)))
        for one in found[:SHOWN]:
            lead, rest = said(one, words)
            self.said.append(f"{lead} {rest}")
            if self._rows.count():
                self._rows.addWidget(Rule(self))
            self._rows.addWidget(Sentence(lead, rest, parent=self))

    def save(self, path: Path) -> None:
        """Write all of it into a file, and say where."""
        words = self._clinic.words
        try:
            write_file(lines(self._clinic, self.wanted()), path)
            note_that_it_was_read(self._clinic, replace(self.wanted(), start=None))
        except ClinicError as error:
            self._count.setText(words.of_error(error))
            return
        self._count.setText(words("audit.saved", place=path))

    def _save(self) -> None:
        words = self._clinic.words
        chosen, _ = QFileDialog.getSaveFileName(self, words("audit.save_as"), "audit.csv", "CSV (*.csv);;JSON (*.json)")
        if chosen:
            self.save(Path(chosen))

    def _lay_out(self) -> None:
        words = self._clinic.words
        self.body.addWidget(Label(words("audit.about"), "small", tone="text_2", parent=self))
        for key, control in (
            ("patient", self.patient),
            ("person", self.person),
            ("since", self.since),
            ("what", self.what),
        ):
            self.body.addWidget(Label(words(f"audit.{key}"), "label", parent=self))
            self.body.addWidget(control)
        self.add_action(self.save_button)
        self.body.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._count)
        self.body.addLayout(self._rows)
