"""One question worth asking next: its words, its answers, and what each of them would do to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.cell import BareCell
from clinic_app.ui.visit.differential.ask_words import effects_words
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.asking import NextQuestion

LEAST_FOR_WORDS = 150
ICONS = {True: "target", False: "help-circle-outline"}
TOP = Qt.AlignmentFlag.AlignTop


class AskLine(QWidget):
    """A question of a form with the control it has there; a test also leads to its place in the form.

    Attributes:
        question: What it shows.
        cell: The control, or None where it is not known for which side to ask.
        go: The button that leads to the form, for tests.
    """

    def __init__(self, desk: Desk, question: NextQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.question = desk, question
        self.cell: BareCell | None = None
        self.go: Button | None = None
        self._kind = desk.words("ask_next.test" if question.is_test else "ask_next.ask")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._head())
        self._effects = QVBoxLayout()
        self._effects.setContentsMargins(26, 0, 0, 0)
        self._effects.setSpacing(0)
        column.addLayout(self._effects)
        self._labels: list[Label] = []
        self.setSizePolicy(wrapping())
        self.show_question(question)

    def show_question(self, question: NextQuestion) -> None:
        """Show what the answers to the same question do now."""
        self.question = question
        said = effects_words(self._desk, question)
        while len(self._labels) < len(said):
            label = Label("", "small", tone="text_2", parent=self)
            self._labels.append(label)
            self._effects.addWidget(label)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(said))
            label.setText(said[place] if place < len(said) else "")
        self.setAccessibleName(". ".join((f"{self._kind}: {question.item.text}", *said)))

    @property
    def first_stop(self) -> QWidget | None:
        """What takes the keyboard first."""
        return self.cell or self.go

    def _head(self) -> QWidget:
        question, head = self.question, QWidget(self)
        row = BesideLayout(head, least=LEAST_FOR_WORDS)
        said = QWidget(head)
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        mark = IconMark(ICONS[question.is_test], colour="accent", px=20, parent=said)
        mark.setAccessibleName(self._kind)
        line.addWidget(mark, 0, TOP)
        line.addWidget(Label(question.item.text, "strong", parent=said), 1)
        row.addWidget(said)
        row.addWidget(self._answers(head))
        return head

    def _answers(self, parent: QWidget) -> QWidget:
        question, answers = self.question, QWidget(parent)
        line = QHBoxLayout(answers)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if not question.is_sideless:
            self.cell = BareCell(self._desk, question.form, question.item, question.path[:-1], answers)
            line.addWidget(self.cell)
        if question.is_test or question.is_sideless:
            words = self._desk.words
            name = words("ask_next.show_name", what=question.item.text)
            self.go = Button(words("ask_next.show"), role="quiet", name=name, parent=answers)
            self.go.clicked.connect(self._show_in_form)
            line.addWidget(self.go)
        return answers

    def _show_in_form(self) -> None:
        self._desk.show("", self.question.form, self.question.path)
