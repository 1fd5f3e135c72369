"""The visit as pages: its note, and the letters that can be made of it; printed or saved, a letter is kept."""

from __future__ import annotations

from pathlib import Path as FilePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.documents.letter import letter_pdf
from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.printing.ways_out import Paper, WaysOut
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.visit.two_columns import AROUND
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.disclosure import Disclosure, UsualRecipient, addressed
from clinic_app.visit.handing_over import PRINTED, printed
from clinic_app.visit.kept import PATIENT, keep_document
from clinic_app.visit.letter import FORM, addressee, letter_sheet, offered
from clinic_app.visit.letter_template import LetterTemplate
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
        preview, to_text: The page, and back.
        ways: How it leaves, and to whom.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self._card = Card(words("note_page.preview"), icon="file-pdf-box", fill=True, parent=self)
        self.to_text = Button(words("note_page.back_to_text"), role="quiet", icon="chevron-left", parent=self._card)
        self.to_text.clicked.connect(self.left)
        self.preview = PagePreview(self._pdf, words, name="home_care_page.preview", whole=False, parent=self._card)
        self._shown, self._offered = NOTE, ""
        self.papers = self._choice()
        self.ways = WaysOut(desk, self._paper, self._card)
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
        self.ways.show_readers()
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
        return self.ways.save(file)

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
        self._card.add_action(self.to_text)
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
        self._card.body.addWidget(self.ways)
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
            return visit_note_pdf(
                note_sheet(visit, clinic.words, clinic.letterhead, clinic.person.name), shipped_chart()
            )
        sheet = letter_sheet(visit, template, clinic.words, clinic.letterhead, clinic.person.name)
        return letter_pdf(sheet, shipped_chart())

    def _given_words(self) -> str:
        visit = self._desk.visit
        kept = [one for one in visit.record.notes.attachments(visit.visit.id) if one.kind == self._shown]
        if not kept:
            return ""
        return self._desk.words("signing.letter_kept", count=len(kept), when=f"{kept[-1].added.local:%H:%M}")

    def _paper(self) -> Paper:
        """Return the page that is shown as something that can leave."""
        template = self._desk.visit.reference.letters.get(self._shown)
        if template is None:
            words = self._desk.words
            return Paper(NOTE, words("signing.note"), words("note_page.file_name"), self._pdf, self._note_left)
        return Paper(self._shown, template.title, self._shown, self._pdf, self._keep_letter, self._readers(template))

    def _readers(self, template: LetterTemplate) -> list[UsualRecipient]:
        """Return whom a letter says it is written to; what the patient signs is the patient's."""
        to = addressee(self._desk.visit, template) if template.signed_by != PATIENT else ""
        return [addressed(self._desk.words, to, template.title)] if to else []

    def _note_left(self, _pdf: bytes, told: Disclosure, way: str) -> bool:
        """Note that a copy of the note left; the note itself is in the record."""
        clinic, visit = self._desk.clinic, self._desk.visit
        event = printed(clinic, PRINTED, visit.visit, NOTE, told, by=way)
        return self._desk.commit(lambda: visit.record.events.append(event))

    def _keep_letter(self, pdf: bytes, told: Disclosure, way: str) -> bool:
        """Keep a letter as it went."""
        visit, template = self._desk.visit, self._desk.visit.reference.letters[self._shown]
        to, purpose = told.recipient, told.purpose
        return self._desk.commit_note(
            lambda: keep_document(visit, template.letter, template.title, pdf, to, purpose, by=way)
        )
