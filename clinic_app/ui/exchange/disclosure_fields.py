"""Who gets something that leaves the record, and what for: asked before it leaves, with one click where it is usual."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.disclosure import OTHER, Disclosure, UsualRecipient, one_of
from clinic_app.words import Words


class DisclosureFields(QWidget):
    """The usual recipients, each with its purpose, and two lines for somebody else.

    Attributes:
        known: Who usually gets it; empty where nobody does, and the two lines are all there is.
        choice: The buttons of those, or None.
        recipient, purpose: The lines.
    """

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.known: tuple[UsualRecipient, ...] = ()
        self.choice: Segments | None = None
        self.recipient = Field(words("leaving.recipient"), hint=words("leaving.recipient_hint"), parent=self)
        self.purpose = Field(words("leaving.purpose"), hint=words("leaving.purpose_hint"), parent=self)
        self._said = Label("", "small", tone="text_2", parent=self)
        self._held, self._note = OTHER, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self._said, self.recipient, self.purpose):
            self._column.addWidget(part)
        self._said.hide()

    @property
    def who(self) -> str:
        """Id of the recipient that is chosen, or *other*."""
        return str(self.choice.value) if self.choice is not None else OTHER

    def show_usual(self, known: Sequence[UsualRecipient], chosen: str) -> None:
        """Offer the usual recipients of a paper, one of them chosen; what was typed for another one is gone."""
        self.forget()
        if tuple(known) != self.known or self.choice is None:
            self.known = tuple(known)
            self._offer()
        if self.choice is not None:
            self.choice.set_value(chosen)
        self._show_lines()

    def add_note(self, note: str) -> None:
        """Say something more below the choice, such as where a paper was sent."""
        self._note = note
        self._show_lines()

    def forget(self) -> None:
        """Empty the lines: it is about somebody else now."""
        self._note = ""
        for line in (self.recipient, self.purpose):
            line.set_words("")
            line.clear_amiss()

    def told(self) -> Disclosure | None:
        """Return what was chosen or typed, or None after saying which line is empty."""
        chosen = one_of(self.known, self.who)
        if chosen is not None:
            return chosen
        lines = (self.recipient, self.purpose)
        for line in lines:
            if not line.words.strip():
                line.set_amiss(self._words("leaving.say"))
        if all(line.words.strip() for line in lines):
            return Disclosure(self.recipient.words.strip(), self.purpose.words.strip(), OTHER)
        return None

    def _offer(self) -> None:
        if self.choice is not None:
            self._column.removeWidget(self.choice)
            self.choice.hide()
            self.choice.deleteLater()
        options = [Option(one.id, one.name) for one in self.known]
        other = Option(OTHER, self._words("printing_room.button.other"))
        self.choice = Segments([*options, other], name=self._words("leaving.recipient"), parent=self)
        self.choice.chosen.connect(self._chosen)
        self._column.insertWidget(0, self.choice)

    def _chosen(self, value: object) -> None:
        if self.choice is not None and value is None:  # pressed once more: one of them always holds
            self.choice.set_value(self._held)
        self._show_lines()

    def _show_lines(self) -> None:
        """Show what one click says, or the lines that ask it."""
        self._held, told = self.who, one_of(self.known, self.who)
        for line in (self.recipient, self.purpose):
            line.setVisible(told is None)
        goes = self._words("printing_room.goes_to", to=told.recipient, purpose=told.purpose) if told else ""
        self._said.setText(f"{goes} {self._note}".strip())
        self._said.setVisible(bool(goes or self._note))
