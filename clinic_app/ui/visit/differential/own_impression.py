"""The practitioner's own impression, asked before any list is shown; it can be skipped once, and that is recorded."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.differential.considered import FORM
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.line import Line
from clinic_app.visit.open_visit import path

IDEAS = ("muscle", "joint", "nerve", "not_sure")


def is_asked(desk: Desk) -> bool:
    """Say whether the own impression stands before the list: on a first visit, unless the clinic asks for none."""
    visit = desk.visit
    if visit.past.visits or not desk.clinic.settings.get("ask_impression", True):
        return False
    return not visit.value(FORM, "impression") and not visit.value(FORM, "impression_skipped")


class OwnImpression(QWidget):
    """A line for the first impression with a few words ready; *Show the list* records it, typing alone does not."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(Label(words("differential.impression"), "strong", parent=self))
        column.addWidget(Label(words("differential.impression_means"), "small", tone="text_2", parent=self))
        column.addWidget(self._ideas())
        name, example = words("differential.impression_words"), words("differential.impression_example")
        self.line = Line(name=name, placeholder=example, parent=self)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._show_list)
        self.setFocusProxy(self.line)
        column.addWidget(self.line)
        column.addWidget(self._actions())
        self._typed("")
        self.setEnabled(desk.visit.is_writable)

    def _ideas(self) -> QWidget:
        ideas = QWidget(self)
        flow = FlowLayout(ideas)
        words = self._desk.words
        self.ideas = {idea: Chip(words(f"differential.idea.{idea}"), parent=ideas) for idea in IDEAS}
        for chip in self.ideas.values():
            chip.clicked.connect(partial(self._chose, chip))
            flow.addWidget(chip)
        return ideas

    def _actions(self) -> QWidget:
        actions = QWidget(self)
        flow = FlowLayout(actions, across=8)
        self.open_list = Button(self._desk.words("differential.show_list"), role="main", parent=actions)
        self.open_list.clicked.connect(self._show_list)
        self.skip = Button(self._desk.words("differential.skip"), role="quiet", parent=actions)
        self.skip.clicked.connect(self._skip)
        flow.addWidget(self.open_list)
        flow.addWidget(self.skip)
        return actions

    def _chose(self, chip: Chip, _on: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own argument
        self.line.setText(chip.words if chip.isChecked() else "")

    def _typed(self, words: str) -> None:
        for chip in self.ideas.values():
            chip.setChecked(chip.words == words.strip())
        self.open_list.setEnabled(bool(words.strip()))

    def _show_list(self) -> None:
        said = self.line.text().strip()
        if said:
            self._desk.answer(FORM, path("impression"), said)

    def _skip(self) -> None:
        self._desk.answer(FORM, path("impression_skipped"), True)
