"""One section of the note: its letter and title, its sentences, and what is answered in it."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.note.sentence_row import SentenceRow
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.note import Sentence
from clinic_app.visit.problem_titles import titles

LETTER_WIDE = 28
MOST_WIDE = 860  # px at 100 %: on a wide screen a longer line is hard to follow back to its beginning


class _SignedLine(Label):
    """A sentence of a signed note, no wider than reads well."""

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        natural = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + margins.left() + margins.right()
        width = min(math.ceil(natural) + 1, _most_wide())
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, _most_wide()))


class SectionView(QWidget):
    """A letter beside its lines; a line is made anew only when it reads otherwise.

    Attributes:
        rows: Its sentences as they stand.
    """

    def __init__(self, desk: Desk, letter: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.letter = desk, letter
        self.rows: list[SentenceRow] = []
        self._shown: tuple[list[Sentence], dict[str, str]] | None = None
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
        """Show these sentences, each with where it comes from; those of several problems under their titles."""
        called = titles(self._desk.visit, self._desk.words) if any(one.problem for one in sentences) else {}
        if (sentences, called) == self._shown:
            return
        self._shown = (sentences, called)
        clear(self._lines)
        self.show()
        self.rows = [SentenceRow(self._desk, one, self) for one in sentences]
        problem = ""
        for row in self.rows:
            if row.sentence.problem != problem:
                problem = row.sentence.problem
                self._lines.addWidget(_title(called[problem], self))
            self._lines.addWidget(row)
        self._nothing.setVisible(not sentences)

    def show_signed(self, sentences: tuple[str, ...], headings: tuple[int, ...] = ()) -> None:
        """Show what was signed, word for word; ``headings`` are the places of the titles among it."""
        self._shown = None
        clear(self._lines)
        self.rows = []
        for place, one in enumerate(sentences):
            label = _title(one, self) if place in headings else _SignedLine(one, parent=self)
            label.setContentsMargins(0, 3, 0, 3)
            self._lines.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing.hide()
        self.setVisible(bool(sentences))


def _most_wide() -> int:
    return round(MOST_WIDE * themes.current().scale)


def _title(words: str, parent: QWidget) -> Label:
    """Return the title of a problem above its sentences."""
    title = Label(words, "strong", parent=parent)
    title.setContentsMargins(0, 8, 0, 2)
    return title
