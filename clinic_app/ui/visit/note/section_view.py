"""One section of the note: its letter and title, its sentences, and what is answered in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.note.sentence_row import SentenceRow
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.note import Sentence

LETTER_WIDE = 28


class SectionView(QWidget):
    """A letter beside its lines; a line is made anew only when it reads otherwise.

    Attributes:
        rows: Its sentences as they stand.
    """

    def __init__(self, desk: Desk, letter: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.letter = desk, letter
        self.rows: list[SentenceRow] = []
        self._shown: list[Sentence] | None = None
        mark = Label(letter, "heading", tone="accent", parent=self)
        mark.setFixedWidth(LETTER_WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 8)
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._column.addWidget(Label(title, "label", tone="text_2", parent=self))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._column.addLayout(self._lines)
        self._nothing = Label(desk.words("note_page.nothing_yet"), "small", tone="text_3", parent=self)
        self._column.addWidget(self._nothing)
        row.addLayout(self._column, 1)

    def put_first(self, widget: QWidget) -> None:
        """Put what is answered here above the sentences."""
        self._column.insertWidget(1, widget)

    def put_last(self, widget: QWidget) -> None:
        """Put what is answered here below the sentences."""
        self._column.addWidget(widget)

    def show_sentences(self, sentences: list[Sentence]) -> None:
        """Show these sentences, each with where it comes from."""
        if sentences == self._shown:
            return
        self._shown = sentences
        clear(self._lines)
        self.show()
        self.rows = [SentenceRow(self._desk, one, self) for one in sentences]
        for row in self.rows:
            self._lines.addWidget(row)
        self._nothing.setVisible(not sentences)

    def show_signed(self, sentences: tuple[str, ...]) -> None:
        """Show what was signed, word for word."""
        self._shown = None
        clear(self._lines)
        self.rows = []
        for one in sentences:
            label = Label(one, parent=self)
            label.setContentsMargins(0, 3, 0, 3)
            self._lines.addWidget(label)
        self._nothing.hide()
        self.setVisible(bool(sentences))
