"""A patient's papers: chosen or dropped, listed, opened."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.documents.incoming import looked_at, read_paper
from clinic_app.errors import ClinicError
from clinic_app.ui.contact_list import ContactList
from clinic_app.ui.contact_row import Contact, ContactRow, date_words
from clinic_app.ui.patient.paper_card import PaperCard
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.papers import IMAGING, KINDS, imaging_answers, into_note, paper_of, take_in
from clinic_app.visit.replaced import replaced_papers

if TYPE_CHECKING:
    from clinic_app.clock import Moment
    from clinic_app.records.rows import DocumentRow, PatientRow


class PapersPane(QStackedWidget):
    """The list; or one paper, with a way back.

    Attributes:
        visit_asked: A line of a paper stands in the note of a visit now; carries the visit.
        list, paper: The two.
    """

    visit_asked = Signal(str)

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._patient: PatientRow | None = None
        words = clinic.words
        held = QWidget(self)
        self.list = ContactList(parent=held)
        self._amiss = Strip("danger", "", icon="alert", inside=True, parent=held)
        self._amiss.hide()
        choose = Button(words("papers.choose"), icon="folder-outline", parent=held)
        choose.clicked.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(choose)
        head.addWidget(Label(words("papers.drop"), "small", tone="text_2", parent=held), 1)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 4, 0, 4)
        column.addLayout(head)
        column.addWidget(self._amiss)
        column.addWidget(self.list, 1)
        self.paper = PaperCard(clinic, self)
        self.paper.left.connect(self._show_list)
        self.paper.note_asked.connect(self._put_into_note)
        self.addWidget(held)
        self.addWidget(self.paper)
        self.setAcceptDrops(True)

    def show_patient(self, patient: PatientRow) -> None:
        """Show the papers of a patient."""
        self._patient = patient
        self._amiss.hide()
        self._show_list()

    def take(self, files: list[Path]) -> None:
        """Take papers into the record; what is no paper is said, the others are taken all the same."""
        said = [one for one in (self._taken(file) for file in files) if one]
        self._show_list()
        self._amiss.setVisible(bool(said))
        self._amiss.set_words(" ".join(said))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        files = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take(files)

    def _choose(self) -> None:
        words = self._clinic.words
        names, _ = QFileDialog.getOpenFileNames(self, words("papers.choose"), "", words("papers.files"))
        if names:
            self.take([Path(one) for one in names])

    def _taken(self, file: Path) -> str:
        """Take one paper, straight from where it lies into the record; return what is amiss with it."""
        words = self._clinic.words
        if self._patient is None:
            return ""
        try:
            content = read_paper(file)
            take_in(self._clinic, self._patient, content, looked_at(content).media_type, file.stem)
        except OSError as error:
            return words("papers.of_file", file=file.name, said=error.strerror or str(error))
        except ClinicError as error:
            return words("papers.of_file", file=file.name, said=words.of_error(error))
        return ""

    def _show_list(self) -> None:
        words = self._clinic.words
        found = self._clinic.record.documents.of_patient(self._patient.id) if self._patient else []
        gone = replaced_papers(self._clinic, found)
        rows: list[QWidget] = [self._row(one, gone.get(one.id)) for one in found]
        self.list.fill(rows or [EmptyState("file-document-outline", words("papers.none"), words("papers.none_hint"))])
        self.setCurrentIndex(0)

    def _row(self, one: DocumentRow, replaced: Moment | None) -> ContactRow:
        words, said = self._clinic.words, paper_of(one)
        day = date.fromisoformat(said.day) if said.day else one.added.local.date()
        kind = words(f"papers.kind_{said.kind}") if said.kind in KINDS else words("papers.kind_own")
        gone = words("printing_room.replaced", day=date_words(words, replaced.local.date())) if replaced else ""
        about = " · ".join(part for part in (kind, said.author, date_words(words, day)) if part)
        contact = Contact(said.title or kind, about, words("papers.open"), about=said.line, state=gone, level="warn")
        row = ContactRow(contact, self.list)
        row.opened.connect(partial(self._open, one))
        return row

    def _open(self, one: DocumentRow) -> None:
        self.paper.show_paper(one)
        self.setCurrentWidget(self.paper)

    def _put_into_note(self, row: DocumentRow) -> None:
        """Put the paper's line into the note of today's visit, and a report of imaging into its intake."""
        words, said = self._clinic.words, self.paper.paper
        if self._patient is None or said is None:
            return
        kind = words(f"papers.kind_{said.kind}") if said.kind in KINDS else words("papers.kind_own")
        day = date_words(words, date.fromisoformat(said.day)) if said.day else ""
        named = ", ".join(part for part in (said.title or kind, said.author, day) if part)
        try:
            visit = self._clinic.open(self._clinic.begin_visit(self._patient).id)
            begun = imaging_answers(said) if said.kind == IMAGING else ()
            visit.answer_all([*into_note(row, named, said.line), *begun])
        except ClinicError as error:
            self.setCurrentIndex(0)
            self._amiss.set_words(words.of_error(error))
            self._amiss.show()
            return
        self.visit_asked.emit(visit.visit.id)
