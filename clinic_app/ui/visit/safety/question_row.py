"""One safety question: its group, its words, No / Not sure / Yes, and a quiet way to say nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.controls import SAFETY
from clinic_app.ui.polish import dress
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.ui.widgets.tick_box import TickBox

GROUP_WIDTH = 92
LEAST_FOR_WORDS = 400  # px group and words keep before the answers go below them
DECLINED = "declined"
TINTS = {"yes": "danger", "not_sure": "warn", DECLINED: "warn"}


class QuestionRow(Framed):
    """A question bound to one safety answer; a yes or *not sure* tints the whole row.

    Attributes:
        answered: A person answered; carries what, or None where it was taken back.
        path: Where the answer goes.
    """

    answered = Signal(object)

    def __init__(self, desk: Desk, item: Item, path: Path, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk, self.item, self.path = desk, item, path
        self.setAccessibleName(item.text)
        around = BesideLayout(self, least=LEAST_FOR_WORDS, gap=10)
        around.setContentsMargins(12, 5, 8, 5)
        around.addWidget(self._words())
        around.addWidget(self._answers())
        self.refresh()

    def set_group(self, words: str) -> None:
        """Show the name of its group; empty where the row above says it."""
        self._group.setText(words)

    def refresh(self) -> None:
        """Show what the record holds."""
        value = self._desk.visit.of("red_flags").value(self.path)
        self._segments.set_value(None if value == DECLINED else value)
        if self._declined is not None:
            self._declined.setChecked(value == DECLINED)
        self._question.set_kind("strong" if value is None else "body")
        tint = TINTS.get(str(value), "")
        for label in (self._question, self._remark, self._group):
            label.set_tone(f"on_{tint}_soft" if tint else "text_2" if label is self._group else "")
        self._remark.setVisible(value in ("not_sure", DECLINED))
        self.setEnabled(self._desk.visit.is_writable)
        dress(self, level=tint)

    def take_keyboard(self) -> None:
        """Put the keyboard on the answers."""
        self._segments.setFocus(Qt.FocusReason.TabFocusReason)

    def _words(self) -> QWidget:
        words = QWidget(self)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._group = Label("", "small", tone="text_2", parent=words)
        self._group.setFixedWidth(themes.current().px(GROUP_WIDTH))
        row.addWidget(self._group, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._question = Label(self.item.text, "strong", parent=words)
        self._remark = Label(self._desk.words("safety.counts_as_yes"), "small", parent=words)
        column.addWidget(self._question)
        column.addWidget(self._remark)
        row.addLayout(column, 1)
        return words

    def _answers(self) -> QWidget:
        answers = QWidget(self)
        flow = FlowLayout(answers, across=4, down=4)
        offered = [one for one in self.item.options if one.code != DECLINED]
        self._segments = Segments(
            [Option(one.code, one.text, level=SAFETY.get(one.code, ("", ""))[1]) for one in offered],
            name=self.item.text,
            parent=answers,
        )
        self._segments.chosen.connect(self.answered)
        flow.addWidget(self._segments)
        quiet = self.item.option(DECLINED)
        self._declined = TickBox(quiet.text, parent=answers) if quiet else None
        if self._declined is not None and quiet is not None:
            self._declined.setAccessibleDescription(self.item.text)
            self._declined.clicked.connect(self._decline)
            flow.addWidget(self._declined)
        return answers

    def _decline(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        self.answered.emit(DECLINED if on else None)
