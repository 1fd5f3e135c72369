"""A window that shows one form on its own, with what was odd about its file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.file import OpenedFile
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.questionnaire.answering import LooseForm
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

#: Warnings that are listed in words; the rest is counted.
MOST = 30


class FormWindow(QWidget):
    """A form to look at and to try; it goes with its answers when it is closed.

    Attributes:
        view: The form.
        answering: Its answers.
    """

    def __init__(
        self, form: Questionnaire, warnings: tuple[str, ...], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(form.title or form.id)
        self.answering = LooseForm(form, words, parent=self)
        self.view = QuestionnaireView(self.answering, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if warnings:
            column.addWidget(Oddities(warnings, words, self))
        column.addWidget(self.view, 1)

    @classmethod
    def of(cls, opened: OpenedFile, words: Words) -> FormWindow:
        """Return the window of a file that was opened.

        Raises:
            ValueError: The file was refused.
        """
        if opened.form is None:
            raise ValueError(opened.error)
        return cls(opened.form, opened.warnings, words)


class Oddities(Expander):
    """What was odd about a file, folded away under how much it is, and listed once somebody opens it."""

    def __init__(self, warnings: tuple[str, ...], words: Words, parent: QWidget) -> None:
        super().__init__(words("questionnaire.warnings", count=len(warnings)), parent=parent)
        self._warnings, self._words = warnings, words

    def set_open(self, *, is_open: bool, moves: bool = True) -> None:
        """Open or close it."""
        if is_open and not self.body.count():
            self._fill()
        super().set_open(is_open=is_open, moves=moves)

    def _fill(self) -> None:
        for one in self._warnings[:MOST]:
            self.body.addWidget(Label(one, "small", parent=self))
        if len(self._warnings) > MOST:
            more = self._words("questionnaire.more_warnings", count=len(self._warnings) - MOST)
            self.body.addWidget(Label(more, "small", tone="text_2", parent=self))
