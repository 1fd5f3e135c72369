"""The practitioner's own assessment: typed, or begun with a phrase that somebody presses."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.open_visit import path

FORM, LINK = "assessment", "own_words"
PHRASES = ("better", "same", "worse")


class OwnWords(QWidget):
    """The question with phrases below it; a phrase never takes away what is typed.

    Attributes:
        phrases: The buttons, by name of their phrase.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = Question(desk, FORM, desk.visit.form(FORM).item(LINK), parent=self)
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=6, down=4)
        self.phrases = {name: Button(self._words(name), role="more", parent=held) for name in PHRASES}
        for name, button in self.phrases.items():
            button.clicked.connect(partial(self._add, name))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(held)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer a phrase as long as it does not stand there."""
        written, writable = self._written(), self._desk.visit.is_writable
        for name, button in self.phrases.items():
            show_where(button, wanted=writable and self._words(name) not in written)

    def focus(self) -> bool:
        """Put the keyboard on the question; say that it is here."""
        self._question.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add(self, name: str) -> None:
        said = f"{self._written()} {self._words(name)}".strip()
        self._desk.answer(FORM, path(LINK), said)

    def _written(self) -> str:
        return str(self._desk.visit.value(FORM, LINK) or "").strip()

    def _words(self, name: str) -> str:
        return self._desk.words(f"follow_up_page.phrase.{name}")
