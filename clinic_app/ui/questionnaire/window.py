"""A window that shows one form on its own, with what was odd about its file."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.file import OpenedFile
from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.ui.polish import dress
from clinic_app.ui.questionnaire.answering import LooseForm
from clinic_app.ui.questionnaire.view import QuestionnaireView
from clinic_app.ui.widgets.expander import Expander
from clinic_app.ui.widgets.label import Label
from clinic_app.words import Words

#: Warnings that are listed in words; the rest is counted.
MOST = 30


class FormWindow(QWidget):
    """A form to look at and to try; its answers go when it is closed.

    Attributes:
        view: The form.
        answering: Its answers.
    """

    def __init__(
        self, form: Questionnaire, warnings: tuple[str, ...], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dress(self, role="page")
        self.setWindowTitle(form.title or form.id)
        self.answering = LooseForm(form, words, parent=self)
        self.view = QuestionnaireView(self.answering, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if warnings:
            column.addWidget(warnings_of(warnings, words, self))
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


def warnings_of(warnings: tuple[str, ...], words: Words, parent: QWidget) -> Expander:
    """Return what was odd about a file, folded away under how much it is."""
    folded = Expander(words("questionnaire.warnings", count=len(warnings)), parent=parent)
    for one in warnings[:MOST]:
        folded.body.addWidget(Label(one, "small", parent=folded))
    if len(warnings) > MOST:
        more = words("questionnaire.more_warnings", count=len(warnings) - MOST)
        folded.body.addWidget(Label(more, "small", tone="text_2", parent=folded))
    return folded
