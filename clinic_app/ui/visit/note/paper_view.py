"""The visit as pages: its note, and the letters that can be made of it; printed or saved, a letter is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path as FilePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.documents.letter import letter_pdf
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.printing import ask_where, has_printer, send, write
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.visit.two_columns import AROUND
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.kept import PATIENT, keep_document
from clinic_app.visit.letter import FORM, addressee, letter_sheet, offered
from clinic_app.visit.note_sheet import note_sheet

#: A step of a path that names a page instead of a question.
NOTE, PAPER = "note", "paper"
QUESTIONS_PX = 280


class PaperView(QWidget):
    """Which page, what only a letter asks, the page itself, and its buttons.

    Attributes:
        left: Somebody wants to go back to the text.
        papers: The choice of pages.
        questions: What a letter asks beside the visit.
        preview, to_text, file, printer: The page, back, save, print.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self._card = Card(words("note_page.preview"), icon="file-pdf-box", fill=True, parent=self)
        self.to_text = Button(words("note_page.back_to_text"), role="quiet", icon="chevron-left", parent=self._card)
        self.file = IconButton("download-outline", words("note_page.save"), parent=self._card)
        self.printer = Button(words("note_page.print"), role="main", icon="printer-outline", parent=self._card)
        self.to_text.clicked.connect(self.left)
        self.file.clicked.connect(self._save_somewhere)
        self.printer.clicked.connect(self._print)
        self.preview = PagePreview(self._pdf, words, name="home_care_page.preview", whole=False, parent=self._card)
        self._shown, self._offered = NOTE, ""
        self.papers = self._choice()
        self._lay_out()
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def shown(self) -> str:
        """Id of the letter that is shown, or *note*."""
        return self._shown

    def show_paper(self, paper: str) -> None:
        """Show another page; one that this visit does not have is the note."""
        known = {one.letter for one in offered(self._desk.visit)}
        self._shown = paper if paper in known else NOTE
        self.refresh()
        if self.preview.isVisible():
            self.preview.now()

    def refresh(self) -> None:
        """Offer the letters of this kind of contact, and make the page anew."""
        names = " ".join(one.letter for one in offered(self._desk.visit))
        if names != self._offered:
            self._change_choice()
        if self._shown not in (NOTE, *names.split()):
            self._shown = NOTE
        self.papers.set_value(self._shown)
        template = self._desk.visit.reference.letters.get(self._shown)
        self._aside.setVisible(template is not None and template.signed_by == "practitioner")
        self._given.setText(self._given_words() if template else "")
        self.preview.refresh()

    def show_answer(self, path: Path) -> bool:
        """Show a page by its id, or a question of the letter of this kind of contact; say whether it is here."""
        link, paper = path[-1] if path else ("", "")
        if link == PAPER:
            self.show_paper(paper)
            self.papers.setFocus()
            return self._shown == paper
        fitting = [one.letter for one in offered(self._desk.visit) if one.kinds]
        self.show_paper(next(iter([*fitting, *(one.letter for one in offered(self._desk.visit))]), NOTE))
        return self.questions.focus(link)

    def save(self, file: FilePath) -> bool:
        """Write the page as it stands into a file; say whether that was done."""
        return self._give(lambda pdf: _written(pdf, file))

    @cached_property
    def _chart(self) -> BodyChart:
        return load()

    def _choice(self) -> Segments:
        words, letters = self._desk.words, offered(self._desk.visit)
        self._offered = " ".join(one.letter for one in letters)
        options = [Option(NOTE, words("signing.note")), *(Option(one.letter, one.title) for one in letters)]
        papers = Segments(options, name=words("signing.papers"), shape="apart", parent=self._card)
        papers.chosen.connect(self._chosen)
        return papers

    def _change_choice(self) -> None:
        old = self.papers
        self.papers = self._choice()
        self._card.body.replaceWidget(old, self.papers)
        old.hide()
        old.deleteLater()

    def _lay_out(self) -> None:
        words = self._desk.words
        for button in (self.to_text, self.file, self.printer):
            self._card.add_action(button)
        self._aside = QWidget(self._card)
        self._aside.setFixedWidth(QUESTIONS_PX)
        beside = QVBoxLayout(self._aside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(Label(words("signing.letter_questions"), "strong", parent=self._aside))
        self.questions = FormView(self._desk, FORM, self._desk.visit.form(FORM).items, parent=self._aside)
        self._given = Label("", "small", tone="text_2", parent=self._aside)
        for part in (self.questions, self._given):
            beside.addWidget(part)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._aside)
        row.addWidget(self.preview, 1)
        self._card.body.addWidget(self.papers)
        self._card.body.addLayout(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.addWidget(self._card)

    def _chosen(self, paper: object) -> None:
        self.show_paper(str(paper or self._shown))

    def _pdf(self) -> bytes:
        clinic, visit = self._desk.clinic, self._desk.visit
        template = visit.reference.letters.get(self._shown)
        if template is None:
            return visit_note_pdf(note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name), self._chart)
        sheet = letter_sheet(visit, template, clinic.words, clinic.letterhead, clinic.person.name)
        return letter_pdf(sheet, self._chart)

    def _given_words(self) -> str:
        visit = self._desk.visit
        kept = [one for one in visit.record.notes.attachments(visit.visit.id) if one.kind == self._shown]
        if not kept:
            return ""
        return self._desk.words("signing.letter_kept", count=len(kept), when=f"{kept[-1].added.local:%H:%M}")

    def _print(self) -> None:
        if has_printer():
            self._give(lambda pdf: send(pdf, self))
        else:
            self._save_somewhere()

    def _save_somewhere(self) -> None:
        name = self._desk.words("note_page.file_name") if self._shown == NOTE else self._shown
        file = ask_where(self, self._desk.words, f"{name}.pdf")
        if file is not None:
            self.save(file)

    def _give(self, give: Callable[[bytes], bool]) -> bool:
        """Make the page, give it away, and keep a letter as it went; say whether that was done."""
        try:
            pdf = self._pdf()
            if not give(pdf):
                return False
        except ClinicError as error:
            self._desk.tell_error(error)
            return False
        visit = self._desk.visit
        template = visit.reference.letters.get(self._shown)
        if template is None:  # the note itself is in the record; that a copy of it left it is an event
            return self._desk.commit(lambda: visit.record.events.append(visit.event("printed", {"what": NOTE})))
        to = PATIENT if template.signed_by == PATIENT else addressee(visit, template)
        return self._desk.commit_note(lambda: keep_document(visit, template.letter, template.title, pdf, to))


def _written(pdf: bytes, file: FilePath) -> bool:
    write(pdf, file)
    return True
