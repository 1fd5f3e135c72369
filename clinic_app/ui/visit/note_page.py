"""The note writes itself from the answers; here it is read, completed with one's own words, and signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path as FilePath

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clinic_app.documents.visit_note import visit_note_pdf
from clinic_app.drawing.body_chart import BodyChart, load
from clinic_app.errors import ClinicError
from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.printing import ask_where, has_printer, send, write
from clinic_app.ui.visit.note.addendum_box import AddendumBox
from clinic_app.ui.visit.note.before_signing import BeforeSigning
from clinic_app.ui.visit.note.note_text import NoteText
from clinic_app.ui.visit.page_preview import PagePreview
from clinic_app.ui.visit.reading_order import ReadingOrder
from clinic_app.ui.visit.two_columns import AROUND, TwoColumns
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.note_sheet import note_sheet
from clinic_app.visit.signing import signature

RIGHT_PX = 324


class NotePage(QWidget):
    """The note at the left, as text or as its pages; what is open and the signature at the right.

    Attributes:
        text: The note's sections.
        before: What stands before the signature; hidden once it is signed.
        signed: The strip that says who signed.
        addendum: Adds something below a signed note.
        preview: The note's pages; seen when ``to_pages`` is pressed.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        self.signed = Strip("ok", "", icon="lock-outline", parent=self)
        self.call_addendum = Button(words("note_page.addendum"), icon="plus", parent=self.signed)
        self.call_addendum.clicked.connect(self._open_addendum)
        self.signed.add_action(self.call_addendum)
        self._columns = TwoColumns(RIGHT_PX, parent=self)
        self.text, self.before = NoteText(desk, self._columns), BeforeSigning(desk, self._columns)
        self.addendum = AddendumBox(desk, self._columns)
        self.addendum.hide()
        self.preview = PagePreview(self._pdf, words, name="home_care_page.preview", whole=False, parent=self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._order = ReadingOrder(self)
        desk.changed.connect(self.refresh)
        desk.changed.connect(self.preview.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the note as it stands."""
        words, who = self._desk.words, signature(self._desk.visit)
        self.text.refresh()
        self.signed.setVisible(who is not None)
        self.before.setVisible(who is None)
        self._columns.right.setVisible(who is None)
        self._card.set_hint(words("note_page.draft") if who is None else words("note_page.signed_tag"))
        if who is None:
            self.before.refresh()
            self._order.settle()
            return
        day = self._desk.wording.day(who.at.local.date())
        said = words("note_page.signed_by", name=who.name, day=day, time=f"{who.at.local:%H:%M}")
        self.signed.set_words(said, words("note_page.locked"))

    def save(self, file: FilePath) -> bool:
        """Write the note as it stands into a file; say whether that was done."""
        return self._given(lambda pdf: _written(pdf, file))

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is here."""
        self._show_pages(pages=False)
        found = self.text.focus(form_id, path)
        focused = self.focusWidget()
        if found and focused is not None:
            self._columns.left.ensureWidgetVisible(focused, 0, self._columns.left.viewport().height() // 3)
        return found

    @cached_property
    def _chart(self) -> BodyChart:
        return load()

    def _lay_out(self) -> None:
        words = self._desk.words
        self._card = Card(words("note_page.title"), hint=" ", icon="file-document-outline", parent=self._columns)
        self._card.body.addWidget(self.text)
        self.to_pages = Button(words("note_page.preview"), role="quiet", icon="file-pdf-box", parent=self._card)
        self.to_pages.clicked.connect(self._to_pages)
        self._card.add_action(self.to_pages)
        self._columns.left.body.addWidget(self._card)
        self._columns.left.body.addWidget(self.addendum)
        self._columns.right.body.addWidget(self.before)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self._paper())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.signed)
        column.addWidget(self._stack, 1)

    def _paper(self) -> QWidget:
        words = self._desk.words
        held = QWidget(self)
        card = Card(words("note_page.preview"), icon="file-pdf-box", fill=True, parent=held)
        self.to_text = Button(words("note_page.back_to_text"), role="quiet", icon="chevron-left", parent=card)
        self.file = IconButton("download-outline", words("note_page.save"), parent=card)
        self.printer = Button(words("note_page.print"), role="main", icon="printer-outline", parent=card)
        self.to_text.clicked.connect(self._to_text)
        self.file.clicked.connect(self._save_somewhere)
        self.printer.clicked.connect(self._print)
        for button in (self.to_text, self.file, self.printer):
            card.add_action(button)
        card.body.addWidget(self.preview, 1)
        column = QVBoxLayout(held)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.addWidget(card)
        return held

    def _to_pages(self) -> None:
        self._show_pages(pages=True)

    def _to_text(self) -> None:
        self._show_pages(pages=False)

    def _show_pages(self, *, pages: bool) -> None:
        self._stack.setCurrentIndex(1 if pages else 0)

    def _open_addendum(self) -> None:
        self._show_pages(pages=False)
        self.addendum.show()
        self.addendum.reason.setFocus()
        self._columns.left.ensureWidgetVisible(self.addendum)

    def _pdf(self) -> bytes:
        clinic = self._desk.clinic
        return visit_note_pdf(
            note_sheet(self._desk.visit, clinic.words, clinic.letterhead, clinic.person.name), self._chart
        )

    def _print(self) -> None:
        if has_printer():
            self._given(lambda pdf: send(pdf, self))
        else:
            self._save_somewhere()

    def _save_somewhere(self) -> None:
        words = self._desk.words
        file = ask_where(self, words, f"{words('note_page.file_name')}.pdf")
        if file is not None:
            self.save(file)

    def _given(self, give: Callable[[bytes], bool]) -> bool:
        try:
            return give(self._pdf())
        except ClinicError as error:
            self._desk.tell_error(error)
            return False


def _written(pdf: bytes, file: FilePath) -> bool:
    write(pdf, file)
    return True
