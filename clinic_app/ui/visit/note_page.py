"""The note writes itself from the answers; here it is read, completed with one's own words, and signed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path as FilePath

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.note.addendum_box import AddendumBox
from clinic_app.ui.visit.note.before_signing import BeforeSigning
from clinic_app.ui.visit.note.cosign_card import CosignCard
from clinic_app.ui.visit.note.in_error_box import InErrorBox
from clinic_app.ui.visit.note.note_text import NoteText
from clinic_app.ui.visit.note.paper_view import PaperView
from clinic_app.ui.visit.note.phrase_box import PhraseBox
from clinic_app.ui.visit.reading_order import ReadingOrder
from clinic_app.ui.visit.two_columns import TwoColumns
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.leaving import closing
from clinic_app.visit.letter import FORM as LETTER
from clinic_app.visit.note_sheet import is_late
from clinic_app.visit.rights import may_withdraw
from clinic_app.visit.signing import signature

RIGHT_PX = 324


class NotePage(QWidget):
    """The note at the left, as text or as its pages; what is open and the signature at the right.

    Attributes:
        text: The note's sections.
        before: What stands before the signature; hidden once it is signed.
        cosign: A supervisor's signature; hidden where none is wanted.
        signed: The strip that says who signed.
        addendum, in_error: Add something below a signed note, or say that all of it should not be there.
        phrases: The practitioner's phrases; seen when ``to_phrases`` is pressed.
        paper: The note's pages and the letters; seen when ``to_pages`` is pressed.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self.signed = Strip("ok", "", icon="lock-outline", parent=self)
        self.call_addendum = Button(words("note_page.addendum"), icon="plus", parent=self.signed)
        self.call_in_error = Button(words("signing.in_error"), role="quiet", parent=self.signed)
        self._columns = TwoColumns(RIGHT_PX, parent=self)
        self.text, self.before = NoteText(desk, self._columns), BeforeSigning(desk, self._columns)
        self.cosign = CosignCard(desk, self._columns)
        self.addendum, self.in_error = AddendumBox(desk, self._columns), InErrorBox(desk, self._columns)
        for box, call in ((self.addendum, self.call_addendum), (self.in_error, self.call_in_error)):
            self.signed.add_action(call)
            box.hide()
        self.call_addendum.clicked.connect(self._open_addendum)
        self.call_in_error.clicked.connect(self._open_in_error)
        self.paper = PaperView(desk, self)
        self.preview, self.to_text = self.paper.preview, self.paper.to_text
        self.paper.left.connect(self._to_text)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._order = ReadingOrder(self)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the note as it stands."""
        words, who = self._desk.words, signature(self._desk.visit)
        self.text.refresh()
        self.signed.setVisible(who is not None)
        self.before.setVisible(who is None)
        self.to_phrases.setVisible(self._desk.visit.is_writable)
        waits = self.cosign.refresh()
        self._columns.right.setVisible(who is None or waits)
        self._card.set_hint(words("note_page.draft") if who is None else words("note_page.signed_tag"))
        if who is None:
            self.before.refresh()
            self._order.settle()
            return
        self._show_signed(who.name, who.at.local)

    def save(self, file: FilePath) -> bool:
        """Write the page as it stands into a file; say whether that was done."""
        return self.paper.save(file)

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is here."""
        if form_id == LETTER:
            self._show_pages(pages=True)
            return self.paper.show_answer(path)
        self._show_pages(pages=False)
        found = self.text.focus(form_id, path)
        focused = self.focusWidget()
        if found and focused is not None:
            self._columns.left.ensureWidgetVisible(focused, 0, self._columns.left.viewport().height() // 3)
        return found

    def _show_signed(self, name: str, at: datetime) -> None:
        """Say who signed when; a late entry and one that was made in error say so."""
        words, visit = self._desk.words, self._desk.visit
        withdrawn = visit.visit.state == "entered_in_error"
        note = visit.record.notes.of_visit(visit.visit.id)
        closed = closing(visit.record, note) if note is not None else None
        said = words("note_page.signed_by", name=name, day=self._desk.wording.day(at.date()), time=f"{at:%H:%M}")
        late = words("signing.late") if is_late(visit) else ""
        if closed is not None:
            said = words("people.unsigned_by_author", author=closed.author)
            late = words("people.closed_by", name=closed.by, reason=closed.reason)
        beside = " ".join(one for one in (late, words("note_page.locked")) if one)
        self.signed.set_level("warn" if withdrawn else "ok")
        self.signed.set_words(words("signing.was_in_error") if withdrawn else said, said if withdrawn else beside)
        self.call_in_error.setVisible(
            note is not None and not withdrawn and may_withdraw(self._desk.clinic.person, note.signer)
        )

    def _lay_out(self) -> None:
        words = self._desk.words
        self._card = Card(words("note_page.title"), hint=" ", icon="file-document-outline", parent=self._columns)
        self._card.body.addWidget(self.text)
        self.to_pages = Button(words("note_page.preview"), role="quiet", icon="file-pdf-box", parent=self._card)
        self.to_pages.clicked.connect(self._to_pages)
        self.to_phrases = Button(words("phrases.open"), role="quiet", icon="keyboard-outline", parent=self._card)
        self.to_phrases.clicked.connect(self._turn_phrases)
        QShortcut(QKeySequence("Ctrl+;"), self, self._turn_phrases)
        self._card.add_action(self.to_phrases)
        self._card.add_action(self.to_pages)
        for part in (self._card, self.addendum, self.in_error):
            self._columns.left.body.addWidget(part)
        self.phrases = PhraseBox(self._desk, self._columns)
        self.phrases.hide()
        self.phrases.chosen.connect(self.text.put_in)
        for part in (self.phrases, self.before, self.cosign):
            self._columns.right.body.addWidget(part)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.signed)
        column.addWidget(self._stack, 1)

    def _turn_phrases(self) -> None:
        """Show the phrases, or put them away."""
        self.phrases.setVisible(self.phrases.isHidden())

    def _to_pages(self) -> None:
        self._show_pages(pages=True)

    def _to_text(self) -> None:
        self._show_pages(pages=False)

    def _show_pages(self, *, pages: bool) -> None:
        self._stack.setCurrentIndex(1 if pages else 0)

    def open_addendum(self, text: str) -> None:
        """Open the box for what is added below the note, with a text in it."""
        self._open_addendum()
        self.addendum.text.set_words(text)

    def _open_addendum(self) -> None:
        self._open(self.addendum)
        self.addendum.reason.setFocus()

    def _open_in_error(self) -> None:
        self._open(self.in_error)
        self.in_error.reason.setFocus()

    def _open(self, box: Card) -> None:
        self._show_pages(pages=False)
        box.show()
        self._columns.left.ensureWidgetVisible(box)
