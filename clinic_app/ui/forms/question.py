"""One question on the page: its words, its control, what stood there last time, two answers where there are two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.controls import Control, control_for
from clinic_app.ui.forms.many import Many
from clinic_app.ui.forms.phrase_typing import PhraseTyping
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.plates import SidePlate
from clinic_app.ui.widgets.strip import Strip

LEAST_FOR_WORDS = 170  # px a question's words keep before its control goes below them


class Question(QWidget):
    """A question bound to one path of the visit: it shows what the record holds and answers through the desk.

    Once nothing can be answered any more it reads as a record: the answer in words, and no question that has none.
    """

    def __init__(self, desk: Desk, form_id: str, item: Item, within: Path = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form_id, self.item = desk, form_id, item
        self.path: Path = (*within, (item.link_id, ""))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._conflict: Strip | None = None
        self._told: Label | None = None
        if item.repeats and item.options:
            self._asking: QWidget = (many := Many(desk, form_id, item, within, self))
            self._lay_out(many, wide=True)
            self._show: Callable[[Any], None] = many.refresh_value
            self.setFocusProxy(many)
        else:
            control = self._control()
            self._take_phrases(control)
            self._asking = control.widget
            self._lay_out(control.widget, wide=control.wide)
            self._show = control.show
            control.answered.connect(self._answered)
            self.setFocusProxy(control.widget)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        answers = self._desk.visit.of(self._form_id)
        self._show(answers.value(self.path))
        self.setEnabled(self._desk.visit.is_writable)
        if not self._desk.visit.is_writable:
            self._read()
        self._show_conflict([row.value for row in answers.said(self.path)])

    @property
    def is_told(self) -> bool:
        """Whether it stands on the page: as long as it can be answered, and for good once it was."""
        visit = self._desk.visit
        return visit.is_writable or bool(visit.of(self._form_id).said(self.path) or self._in_words())

    def _read(self) -> None:
        """Put the answer in words where its control stood: what is closed is read, not switched off."""
        self._asking.hide()
        if self._told is None:
            self._told = Label("", "strong", parent=self)
            self._column.addWidget(self._told)
            self._told.show()
        self._told.setText(self._in_words())
        if not self.is_told:
            self.hide()

    def _in_words(self) -> str:
        told = self._desk.wording.value(self._form_id, self.path)
        if told and "slider" in self.item.controls:
            return self._desk.words("map.of_ten", number=told)
        if told and self.item.type == "boolean":
            return f"{self.item.text}: {told}"
        if self.item.options:
            return told[:1].upper() + told[1:]
        unit = self.item.unit if told and not told.endswith(self.item.unit) else ""
        return f"{told} {unit}".strip()

    @property
    def _is_pressed(self) -> bool:
        """Whether it is answered by a press, which is soon done again; what was typed is never taken off the screen."""
        return self.item.type in ("choice", "boolean") or "slider" in self.item.controls

    def _control(self) -> Control:
        """Return what takes the answer."""
        return control_for(self.item, self._desk.words, self)

    def _take_phrases(self, control: Control) -> None:
        """Let the practitioner's phrases be called in free words."""
        typed = getattr(control.widget, "line", control.widget)
        if self.item.type in ("string", "text") and isinstance(typed, QPlainTextEdit | QLineEdit):
            PhraseTyping(self._desk.clinic, typed)

    def _answered(self, value: object) -> None:
        # A tick that is taken off is an answer taken back, never a "no".
        given = None if value is False and self.item.type == "boolean" else value
        given = None if isinstance(given, str) and not given.strip() else given
        if not self._desk.answer(self._form_id, self.path, given) and self._is_pressed:
            self.refresh()

    def _lay_out(self, control: QWidget, *, wide: bool) -> None:
        if self.item.type == "boolean":
            self._column.addWidget(control)
            return
        words = self._words()
        if wide:
            self._column.addWidget(words)
            self._column.addWidget(control)
            return
        beside = BesideLayout(least=LEAST_FOR_WORDS)
        self._column.addLayout(beside)
        beside.addWidget(words)
        beside.addWidget(control)

    def _words(self) -> QWidget:
        """Return the question's words, with its hint and what was measured last time below them where it has any."""
        below = [told for told in (self.item.hint, self._last_words()) if told]
        if not below and not self.item.side:
            return Label(self.item.text, parent=self)
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if self.item.side:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 0, 0)
            side: Literal["RIGHT", "LEFT"] = "RIGHT" if self.item.side == "right" else "LEFT"
            line.addWidget(SidePlate(side, self._desk.words(f"side.{self.item.side}"), parent=words))
            line.addStretch(1)
            column.addLayout(line)
        else:
            column.addWidget(Label(self.item.text, parent=words))
        for told in below:
            column.addWidget(Label(told, "small", tone="text_2", parent=words))
        return words

    def _last_words(self) -> str:
        """Return what was measured last time, as a sentence beside an empty control: it is never filled in."""
        last = self._desk.visit.past.last_with(self._form_id) if self.item.shows_last else None
        value = last.value(self._form_id, self.path) if last else None
        if value is None or last is None:
            return ""
        day = self._desk.wording.day(last.row.care.local.date())
        shown = int(value) if isinstance(value, float) and value.is_integer() else value
        return self._desk.words("form.last_time", value=f"{shown}{self.item.unit}", day=day)

    def _show_conflict(self, values: list[object]) -> None:
        differ = len({repr(value) for value in values}) > 1
        if self._conflict is not None:
            self._conflict.hide()
            self._conflict.deleteLater()
            self._conflict = None
        if differ:
            said = [self._desk.wording.value_of(self.item, value) for value in values]
            lead = self._desk.words("form.two_answers")
            self._conflict = Strip("info", lead, " · ".join(said), inside=True, parent=self)
            self._column.addWidget(self._conflict)
