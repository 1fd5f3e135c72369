"""What is added below a signed note: a reason and a text; the note itself stays as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.text_box import TextBox


class AddendumBox(Card):
    """A line, a box and two buttons.

    Attributes:
        reason, text: What is typed.
        add_it: Writes it below the note.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("note_page.addendum_title"), parent=parent)
        self._desk = desk
        words = desk.words
        self.reason = Field(
            words("note_page.addendum_reason"), hint=words("note_page.addendum_reason_hint"), parent=self
        )
        self.text = TextBox(name=words("note_page.addendum_text"), lines=3, parent=self)
        self.add_it = Button(words("note_page.addendum_add"), role="main", icon="plus", parent=self)
        close = Button(words("note_page.addendum_close"), role="quiet", parent=self)
        self.add_it.clicked.connect(self._add)
        close.clicked.connect(self.hide)
        self.body.addWidget(self.reason)
        self.body.addWidget(Label(words("note_page.addendum_text"), "label", parent=self))
        self.body.addWidget(self.text)
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8)
        flow.addWidget(self.add_it)
        flow.addWidget(close)
        self.body.addWidget(held)

    def _add(self) -> None:
        reason, text = self.reason.words.strip(), self.text.words.strip()
        if not reason or not text:
            self.reason.set_amiss(self._desk.words("note_page.needs_both"))
            return
        if self._desk.add_below(text, reason):
            self.reason.set_words("")
            self.text.set_words("")
            self.hide()
