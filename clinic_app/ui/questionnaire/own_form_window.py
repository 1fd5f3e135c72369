"""One of the clinic's own forms of the visit on the desk, in a window of its own beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.questionnaire.answering import FormOnDesk
from clinic_app.ui.questionnaire.view import QuestionnaireView

SIZE = (860, 720)


class OwnFormWindow(QDialog):
    """A form of the visit; every answer is saved with the visit as it is given."""

    def __init__(self, desk: Desk, form_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.answering = FormOnDesk(desk, form_id, self)
        self.answering.begin()
        self.setWindowTitle(self.answering.form.title or form_id)
        self.view = QuestionnaireView(self.answering, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.resize(*SIZE)
