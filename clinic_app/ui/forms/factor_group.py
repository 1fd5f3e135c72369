"""A group of short questions as chips: factors with their two halves, or things that are so or not so."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui import theme as themes
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.answer_chip import AnswerChip
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.halves_chip import HalvesChip
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.open_visit import Said

NO = "no"


class FactorGroup(QWidget):
    """The chips of a group under its name, and *rest of this group: no* for what was asked and is not so."""

    def __init__(self, desk: Desk, form_id: str, group: Item, within: Path = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form_id, self.group, self._within = desk, form_id, group, within
        self.chips: dict[str, AnswerChip | HalvesChip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        head = self._head()
        if head is not None:
            column.addWidget(head)
        self._flowing = QWidget(self)
        self._flow = FlowLayout(self._flowing)
        self._flowing.setSizePolicy(wrapping())
        column.addWidget(self._flowing)
        self._told = Label("", parent=self)
        column.addWidget(self._told)
        for item in group.items:
            if not item.is_question:
                continue
            chip = self._chip(item)
            if chip is None:
                column.addWidget(Question(desk, form_id, item, within, self))
            else:
                self.chips[item.link_id] = chip
                self._flow.addWidget(chip)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        answers = self._desk.visit.of(self._form_id)
        circumstances = self._desk.visit.now.circumstances
        for link_id, chip in self.chips.items():
            value = answers.value(self._path(link_id))
            chip.set_value(value)
            item = next(one for one in self.group.items if one.link_id == link_id)
            chip.setVisible(value is not None or circumstances.meet(item.asked_when))
        writable = self._desk.visit.is_writable
        self.setEnabled(writable)
        self._rest.setVisible(writable and bool(self._unanswered()))
        self._flowing.setVisible(writable)
        self._told.setVisible(not writable)
        self._told.setText("\n".join(self._in_words()))

    def set_indent(self, px: int) -> None:
        """Let what was answered begin so many px of text further in, below the name that stands over it."""
        self._told.setIndent(themes.current().px(px))

    def _in_words(self) -> list[str]:
        """Return what was answered, a line each: so it stands once nothing can be answered any more."""
        answers, wording = self._desk.visit.of(self._form_id), self._desk.wording
        said = [(item, answers.value(self._path(item.link_id))) for item in self.group.items]
        return [
            f"{item.text}: {wording.value_of(item, value)}"
            for item, value in said
            if item.link_id in self.chips and value is not None
        ]

    def _head(self) -> QWidget | None:
        head = QWidget(self)
        flow = FlowLayout(head, across=8, down=0)
        flow.addWidget(Label(self.group.text, "label", parent=head))
        self._rest = self._rest_button(head)
        flow.addWidget(self._rest)
        head.setSizePolicy(wrapping())
        return head

    def _rest_button(self, parent: QWidget) -> Button:
        words = self._desk.words
        name = words("form.rest_no_of", group=self.group.text)
        rest = Button(words("form.rest_no"), role="quiet", name=name, parent=parent)
        rest.clicked.connect(self._answer_rest)
        return rest

    def _chip(self, item: Item) -> AnswerChip | HalvesChip | None:
        words = self._desk.words
        codes = {option.code for option in item.options}
        chip: AnswerChip | HalvesChip
        if "worse-eases" in item.controls:
            said = {name: words(f"form.{name}") for name in ("worse", "eases", "no")}
            chip = HalvesChip(item.text, **said, keys=("W", "E", "N"), parent=self)
        elif codes == {"yes", NO} and not item.side:
            chip = AnswerChip(item.text, yes=words("answer.yes"), no=words("answer.no"), parent=self)
        else:
            return None
        chip.chosen.connect(partial(self._answered, item.link_id))
        return chip

    def _answered(self, link_id: str, value: object) -> None:
        if not self._desk.answer(self._form_id, self._path(link_id), value):
            self.refresh()

    def _answer_rest(self) -> None:
        self._desk.answer_all(Said(self._form_id, self._path(link_id), NO) for link_id in self._unanswered())

    def _unanswered(self) -> list[str]:
        shown = [link_id for link_id, chip in self.chips.items() if not chip.isHidden()]
        return [link_id for link_id in shown if self.chips[link_id].value is None]

    def _path(self, link_id: str) -> Path:
        return (*self._within, (link_id, ""))
