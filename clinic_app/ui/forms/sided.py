"""A question asked for both sides: its words once, then RIGHT and LEFT with a control each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping


class SidedQuestion(QWidget):
    """The name of a test or movement, and below it the two sides side by side where there is room."""

    def __init__(self, desk: Desk, form_id: str, item: Item, within: Path = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(item.text, parent=self))
        if item.hint:
            column.addWidget(Label(item.hint, "small", tone="text_2", parent=self))
        sides = QWidget(self)
        flow = FlowLayout(sides, across=20, down=6)
        sides.setSizePolicy(wrapping())
        self.questions = [Question(desk, form_id, one, within, sides) for one in item.items]
        for question in self.questions:
            flow.addWidget(question)
        column.addWidget(sides)
        if self.questions:
            self.setFocusProxy(self.questions[0])
