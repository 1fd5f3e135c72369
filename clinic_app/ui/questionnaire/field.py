"""One question on the page: its words, its control, its help, and beside it what is amiss, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.amiss import of_value
from clinic_app.forms.answers import Path
from clinic_app.forms.control_kind import control_kind
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.polish import dress
from clinic_app.ui.questionnaire.answering import Answering
from clinic_app.ui.questionnaire.chips import Chips
from clinic_app.ui.questionnaire.controls import control_for
from clinic_app.ui.questionnaire.rich_words import RichWords, plain_html
from clinic_app.ui.questionnaire.several import Several
from clinic_app.ui.questionnaire.typed_field import said_of
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping

LEAST_FOR_WORDS = 200  # px a question's words keep before its control goes below them
MANY = ("chips", "many_open")


class ItemField(QWidget):
    """A question bound to one path of a form.

    Attributes:
        item: The question.
        path: Where its answer goes; for one that repeats, where its rows are.
    """

    def __init__(
        self, answering: Answering, item: Item, path: Path, parent: QWidget | None = None, *, is_bare: bool = False
    ) -> None:
        super().__init__(parent)
        self._answering, self.item, self.path = answering, item, path
        self._typed_amiss = self._told_amiss = self._said_amiss = ""
        self._many: Chips | Several | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._amiss: Label | None = None  # made when something is amiss: on most fields nothing ever is
        self._lay_out(is_bare=is_bare)
        self.setSizePolicy(wrapping())
        self.refresh()

    def refresh(self) -> None:
        """Show what is answered."""
        if self._many is not None:
            self._many.refresh()
            self.setFocusProxy(self._many)
        else:
            self._control.show(self._answering.answers.value(self.path))
        fixed = self.item.read_only or bool(self.item.details.calculated)
        self._answers.setEnabled(self._answering.is_writable and not fixed)

    def say_amiss(self, words: str) -> None:
        """Say beside it what is amiss, or with no words that nothing is."""
        self._told_amiss = words
        self._show_amiss()

    def _lay_out(self, *, is_bare: bool) -> None:
        kind = control_kind(self.item)
        wide = True
        if kind in MANY:
            self._many = Chips(self._answering, self.item, self.path[:-1], self)
        elif self.item.repeats:
            self._many = Several(self._answering, self.item, self.path[:-1], self)
            self._many.amiss.connect(self._typed)
        else:
            self._control = control_for(self.item, self._answering.words, self)
            wide = self._control.wide
            if self._control.answered is not None:
                self._control.answered.connect(self._answered)
            if self._control.amiss is not None:
                self._control.amiss.connect(self._typed)
        self._answers: QWidget = self._many or self._control.widget
        self.setFocusProxy(self._answers)
        if is_bare or kind == "tick":
            self._column.addWidget(self._answers)
            return
        words = self._named()
        if wide:
            self._column.addWidget(words)
            self._column.addWidget(self._answers)
            return
        beside = BesideLayout(least=LEAST_FOR_WORDS)
        self._column.addLayout(beside)
        beside.addWidget(words)
        beside.addWidget(self._answers)

    def _named(self) -> QWidget:
        """Return the question's words, with its help below them where it has any."""
        helps = [one for one in (self.item.hint, self.item.details.flyover) if one]
        if not helps:
            return self._asking(self)
        named = QWidget(self)
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._asking(named))
        for one in helps:
            column.addWidget(Label(one, "small", tone="text_2", parent=named))
        return named

    def _asking(self, parent: QWidget) -> QWidget:
        item = self.item
        said = f"{item.details.prefix} {item.text}".strip()
        needed = f" · {self._answering.words('questionnaire.needed')}" if item.required else ""
        if needed:
            said = said.rstrip(": ")
        if item.details.html:
            prefix = plain_html(f"{item.details.prefix} ") if item.details.prefix else ""
            return RichWords(prefix + item.details.html + plain_html(needed), parent=parent)
        return Label(said + needed, parent=parent)

    def _answered(self, value: object) -> None:
        if control_kind(self.item) == "tick" and value is False:
            value = None  # a tick that is taken off is an answer taken back, never a no
        given = None if isinstance(value, str) and not value.strip() else value
        if given is not None and control_kind(self.item) == "text":
            found = next(of_value(self.item, given), None)
            self._typed(said_of(found.sentence, found.values, self._answering.words) if found else "")
            if found:
                return
        if not self._answering.answer(self.path, given):
            self.refresh()

    def _typed(self, words: str) -> None:
        self._typed_amiss = words
        self._show_amiss()

    def _show_amiss(self) -> None:
        words = self._typed_amiss or self._told_amiss
        if words != self._said_amiss:
            self._said_amiss = words
            if self._amiss is None:
                self._amiss = Label("", "small_strong", tone="danger", parent=self)
                self._column.addWidget(self._amiss)
            self._amiss.setText(words)
            self._amiss.setVisible(bool(words))
            proxy = self._answers.focusProxy() or self._answers
            proxy.setAccessibleDescription(words)
            dress(self, level="danger" if words else "")
