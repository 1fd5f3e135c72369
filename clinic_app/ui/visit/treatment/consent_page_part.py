"""Consent on paper and by touch: the version given to take home, the drawn signature, the page itself."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.documents.letter import letter_pdf
from clinic_app.drawing.body_chart import shipped_chart
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.note.paper_view import PAPER
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.signature_pad import SignaturePad
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.consent import CONSENT, FORM, NO
from clinic_app.visit.consent_signature import agreed_digest, signature_said, signing
from clinic_app.visit.drawn import strokes_of
from clinic_app.visit.letter import FORM as LETTER
from clinic_app.visit.letter import letter_sheet
from clinic_app.visit.open_visit import path

PAGE, SHEET = "consent", "information_sheet"


class ConsentPagePart(QWidget):
    """Buttons while nothing is signed; the pad once it is called; then who signed, and what was drawn.

    Attributes:
        sign, page, sheet: Call the pad, show the page, say that the page was given to take home.
        pad, clear, keep: The place to draw, and what is done with it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_open = desk, False
        words, patient = desk.words, desk.visit.patient
        self._said = Label("", "small", tone="text_2", parent=self)
        self._changed = Strip("warn", "", words("consent_page.other_text"), icon="alert", inside=True, parent=self)
        self.sign = Button(words("consent_page.sign"), icon="signature-freehand", parent=self)
        self.page = Button(words("consent_page.page"), role="quiet", icon="file-pdf-box", parent=self)
        self.sheet = Button("", icon="check", parent=self)
        self.pad = SignaturePad(name=words("consent_page.pad", name=patient.name if patient else ""), parent=self)
        self.clear = Button(words("consent_page.clear"), parent=self)
        self.keep = Button(words("consent_page.keep"), role="main", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._said, self._changed, self.pad, self._row(self.keep, self.clear)):
            column.addWidget(part)
        column.addWidget(self._row(self.sign, self.page, self.sheet))
        for button, do in (
            (self.sign, self._open),
            (self.page, self._show_page),
            (self.sheet, self._say_given),
            (self.clear, self._clear),
            (self.keep, self._keep),
        ):
            button.clicked.connect(do)
        self.pad.drawn.connect(self._show_keep)
        self.refresh()

    def refresh(self) -> None:
        """Show what is signed, or what can be."""
        visit, words = self._desk.visit, self._desk.words
        agreed = visit.value(FORM, CONSENT) not in (None, *NO)
        signed = signature_said(visit)
        template = visit.reference.letters.get(PAGE)
        self.setVisible(agreed and template is not None)
        if signed is not None and not self._is_open:
            self.pad.show_strokes(strokes_of(signed.value))
            self._said.setText(words("consent_page.signed", time=f"{signed.entered.local:%H:%M}"))
        is_open = self._is_open and visit.is_writable
        self._said.setVisible(signed is not None and not is_open)
        self._changed.setVisible(signed is not None and not is_open and agreed_digest(visit) != signed.text)
        self.pad.setVisible(is_open or signed is not None)
        self.pad.setEnabled(is_open)
        self.clear.setVisible(is_open)
        self.keep.setVisible(is_open)
        self.sign.setVisible(visit.is_writable and not is_open)
        self.sign.set_words(words("consent_page.again" if signed else "consent_page.sign"))
        given = visit.value(FORM, SHEET)
        if template is not None:
            self.sheet.set_words(words("consent_page.sheet", title=template.title, version=template.version))
        self.sheet.setVisible(visit.is_writable and not given)

    def _row(self, *buttons: Button) -> QWidget:
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8, down=6)
        for button in buttons:
            flow.addWidget(button)
        return held

    def _open(self) -> None:
        self._is_open = True
        self._clear()
        self.refresh()

    def _clear(self) -> None:
        self.pad.show_strokes(())
        self._show_keep()

    def _show_keep(self) -> None:
        self.keep.setEnabled(bool(self.pad.strokes))

    def _keep(self) -> None:
        if self._desk.answer_all(signing(self._desk.visit, self.pad.strokes)):
            self._is_open = False
            self._keep_page()
            self.refresh()

    def _keep_page(self) -> None:
        """Keep the page as it was signed: what was read then can be shown later, whatever is changed after it."""
        clinic, visit = self._desk.clinic, self._desk.visit
        template = visit.reference.letters[PAGE]
        pdf = letter_pdf(
            letter_sheet(visit, template, clinic.words, clinic.letterhead, clinic.person.name), shipped_chart()
        )
        self._desk.keep(PAGE, template.title, pdf)

    def _show_page(self) -> None:
        self._desk.show("note", LETTER, path((PAPER, PAGE)))

    def _say_given(self) -> None:
        template = self._desk.visit.reference.letters[PAGE]
        said = self._desk.words("letter.sheet", title=template.title, version=template.version)
        self._desk.answer(FORM, path(SHEET), said)
