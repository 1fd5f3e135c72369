"""One paper: what it is, who wrote it and when, what matters in it; and its pages, shown inside the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.documents.incoming import as_pdf
from clinic_app.errors import ClinicError
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.choice_box import ChoiceBox
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.tick_box import TickBox
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.papers import KINDS, Paper, describe, note_read, paper_of, read_by

if TYPE_CHECKING:
    from clinic_app.records.rows import DocumentRow

LINES = ("title", "author", "day", "line")


class PaperCard(QWidget):
    """The paper that is open.

    Attributes:
        left: Back to the list.
        note_asked: Its line is to stand in the note of today's visit; carries the row.
        fields, kind: What is said of it.
        read, into_note: The buttons.
        pages: The pages.
    """

    left = Signal()
    note_asked = Signal(object)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._row: DocumentRow | None = None
        words = clinic.words
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=self)
        self._amiss.hide()
        self.fields = {name: Field(words(f"papers.{name}"), hint=self._hint(name), parent=self) for name in LINES}
        for field in self.fields.values():
            field.settled.connect(self._said)
        options = [Option(one, words(f"papers.kind_{one}")) for one in KINDS]
        self.kind = ChoiceBox(options, name=words("papers.kind"), placeholder=words("papers.kind"), parent=self)
        self.kind.chosen.connect(self._said)
        self.third = TickBox(words("papers.third_party"), parent=self)
        self.third.clicked.connect(self._said)
        self._read_by = Label("", "small", tone="text_2", parent=self)
        self.pages = PagePreview(self._pdf, words, name="papers.pages", whole=False, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        column.addLayout(self._buttons())
        column.addWidget(self._amiss)
        column.addLayout(self._lines())
        column.addWidget(self._read_by)
        column.addWidget(self.pages, 1)

    def show_paper(self, row: DocumentRow) -> None:
        """Open a paper."""
        self._row = row
        said = paper_of(row)
        for name, field in self.fields.items():
            field.set_words(str(getattr(said, name)))
            field.clear_amiss()
        self.kind.set_value(said.kind if said.kind in KINDS else None)
        self.kind.setEnabled(said.kind in KINDS)
        self.third.setChecked(said.third_party)
        self._amiss.hide()
        self._show_readers()
        self.pages.now()

    def _hint(self, name: str) -> str:
        key = f"papers.{name}_hint"
        return self._clinic.words(key) if key in self._clinic.words else ""

    def _buttons(self) -> QHBoxLayout:
        words = self._clinic.words
        back = Button(words("papers.back"), role="quiet", icon="chevron-left", parent=self)
        back.clicked.connect(self.left)
        self.read = Button(words("papers.read"), icon="check", parent=self)
        self.read.clicked.connect(self._note_read)
        self.into_note = Button(words("papers.into_note"), role="main", parent=self)
        self.into_note.clicked.connect(self._ask_note)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.read)
        row.addWidget(self.into_note)
        return row

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        kind = QVBoxLayout()
        kind.setSpacing(4)
        kind.addWidget(Label(self._clinic.words("papers.kind"), "label", parent=self))
        kind.addWidget(self.kind)
        grid.addWidget(self.fields["title"], 0, 0)
        grid.addLayout(kind, 0, 1)
        grid.addWidget(self.fields["author"], 1, 0)
        grid.addWidget(self.fields["day"], 1, 1)
        grid.addWidget(self.fields["line"], 2, 0, 1, 2)
        grid.addWidget(self.third, 3, 0, 1, 2)
        return grid

    @property
    def paper(self) -> Paper | None:
        """What is said of the paper, or None where its date is no date."""
        if self._row is None:
            return None
        said = {name: field.words.strip() for name, field in self.fields.items()}
        try:
            said["day"] = date.fromisoformat(said["day"]).isoformat() if said["day"] else ""
        except ValueError:
            self.fields["day"].set_amiss(self._clinic.words("papers.no_date"))
            return None
        kind = str(self._row.kind if self.kind.currentIndex() < 0 else KINDS[self.kind.currentIndex()])
        return Paper(kind, **said, third_party=self.third.isChecked())

    def _said(self, _value: object = None) -> None:
        row, paper = self._row, self.paper
        if row is None or paper is None:
            return
        try:
            describe(self._clinic, row, paper)
        except ClinicError as error:
            self._say(error)
            return
        self.fields["day"].clear_amiss()
        details = {"author": paper.author, "day": paper.day, "line": paper.line, "third_party": paper.third_party}
        self._row = replace(row, kind=paper.kind, title=paper.title, details=row.details | details)

    def _note_read(self) -> None:
        if self._row is None:
            return
        try:
            note_read(self._clinic, self._row)
        except ClinicError as error:
            self._say(error)
            return
        self._show_readers()

    def _ask_note(self) -> None:
        for field in self.fields.values():
            field.line.settle()
        if self._row is None or self.paper is None:
            return
        if not self.paper.line:
            self.fields["line"].set_amiss(self._clinic.words("papers.line_wanted"))
            self.fields["line"].setFocus()
            return
        self.note_asked.emit(self._row)

    def _show_readers(self) -> None:
        words = self._clinic.words
        readers = read_by(self._clinic, self._row) if self._row is not None else []
        said = [
            words("papers.read_on", name=name, day=date_words(words, date.fromisoformat(day))) for name, day in readers
        ]
        self._read_by.setText(" · ".join(said) or words("papers.nobody_read"))

    def _pdf(self) -> bytes:
        if self._row is None:
            raise ClinicError("papers.gone")
        return as_pdf(self._clinic.record.documents.body(self._row.id), self._row.media_type)

    def _say(self, error: ClinicError) -> None:
        self._amiss.set_words(self._clinic.words.of_error(error))
        self._amiss.show()
