"""Who gets something that leaves the record, and what for: asked before it leaves."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.exchange.leaving import Disclosure
from clinic_app.ui.widgets.field import Field
from clinic_app.words import Words


class DisclosureFields(QWidget):
    """Two lines.

    Attributes:
        recipient, purpose: The lines.
    """

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.recipient = Field(words("leaving.recipient"), hint=words("leaving.recipient_hint"), parent=self)
        self.purpose = Field(words("leaving.purpose"), hint=words("leaving.purpose_hint"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.recipient)
        column.addWidget(self.purpose)

    def told(self) -> Disclosure | None:
        """Return what was typed, or None after saying which line is empty."""
        lines = (self.recipient, self.purpose)
        for line in lines:
            if not line.words.strip():
                line.set_amiss(self._words("leaving.say"))
        if all(line.words.strip() for line in lines):
            return Disclosure(self.recipient.words, self.purpose.words)
        return None
