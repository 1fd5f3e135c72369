"""The practitioner's own phrases: put one in, keep another, take one away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.errors import ClinicError
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.buttons import Button, IconButton
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.text_box import TextBox
from clinic_app.visit.phrases import SIGN, keep_phrase, phrases_of

EXAMPLE = "ql"


class PhraseBox(Card):
    """Short words with their phrases; a press puts the phrase in.

    Attributes:
        chosen: A phrase is to be put in; carries its words.
        short, text: A new one.
        keep: Keeps it.
        uses: The buttons that put a phrase in, by short word.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("phrases.title"), icon="keyboard-outline", parent=parent)
        self._desk = desk
        words = desk.words
        self.uses: dict[str, Button] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.short = Field(words("phrases.short"), parent=self)
        self.text = TextBox(name=words("phrases.text"), lines=2, parent=self)
        self.keep = Button(words("phrases.keep"), icon="plus", parent=self)
        self.keep.clicked.connect(self._keep)
        self.body.addWidget(Label(words("phrases.about", short=EXAMPLE), "small", tone="text_2", parent=self))
        self.body.addLayout(self._list)
        self.body.addWidget(self.short)
        self.body.addWidget(Label(words("phrases.text"), "label", parent=self))
        self.body.addWidget(self.text)
        self.body.addWidget(self.keep)
        self.refresh()

    def refresh(self) -> None:
        """Show the phrases as they are kept."""
        clear(self._list)
        self.uses = {}
        words = self._desk.words
        clinic = self._desk.clinic
        for short, text in phrases_of(clinic.settings, clinic.person.id).items():
            self._list.addWidget(self._row(short, text))
        if not self.uses:
            self._list.addWidget(Label(words("phrases.none"), tone="text_2", parent=self))

    def _row(self, short: str, text: str) -> QWidget:
        words = self._desk.words
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        use = Button(SIGN + short, name=words("phrases.use", text=text), parent=held)
        use.clicked.connect(partial(self.chosen.emit, text))
        drop = IconButton("close", words("phrases.drop", short=short), quiet=True, parent=held)
        drop.clicked.connect(partial(self._keep_as, short, ""))
        self.uses[short] = use
        row.addWidget(use)
        row.addWidget(Label(text, "small", parent=held), 1)
        row.addWidget(drop)
        return held

    def _keep(self) -> None:
        if not self.text.words.strip():
            self.short.set_amiss(self._desk.words("phrases.needs"))
        elif self._keep_as(self.short.words, self.text.words):
            self.short.set_words("")
            self.text.set_words("")

    def _keep_as(self, short: str, text: str) -> bool:
        try:
            keep_phrase(self._desk.clinic, short, text)
        except ClinicError as error:
            self.short.set_amiss(self._desk.words.of_error(error))
            return False
        self.refresh()
        return True
