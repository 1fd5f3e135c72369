"""What was made of one cause that is not muscular: looked at and set aside, still open, refer; and what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.controls import control_for
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.differential.considered import FORM
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.open_visit import Said


class CauseAnswer(QWidget):
    """A cause with what speaks for it, what to do, the three answers, and a line for what was found."""

    def __init__(self, desk: Desk, cause: str, *, told: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._cause = desk, cause
        self._row: Path = (("causes", cause),)
        known = desk.visit.reference.knowledge.causes[cause]
        words, form = desk.words, desk.visit.form(FORM)
        self.setAccessibleName(known.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(Label(known.label, "label", parent=self))
        if told:
            features = ", ".join(known.features)
            for heading, text in (("features", features), ("action", action_words(desk, known.action))):
                said = f"{words(f'differential.{heading}')}: {text}"
                column.addWidget(Label(said, "small", parent=self))
        self._checked = control_for(form.item("cause_checked"), words, self)
        self._checked.widget.setAccessibleName(f"{known.label}, {form.item('cause_checked').text}")
        self._checked.answered.connect(self._answered)
        self.setFocusProxy(self._checked.widget)
        column.addWidget(self._checked.widget)
        self._reason = Question(desk, FORM, form.item("cause_reason"), self._row, self)
        column.addWidget(self._reason)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds."""
        value = self._desk.visit.value(FORM, ("causes", self._cause), "cause_checked")
        self._checked.show(value)
        self._checked.widget.setEnabled(self._desk.visit.is_writable)
        self._reason.setVisible(value is not None)

    def _answered(self, value: object) -> None:
        if value is None:
            saved = self._desk.answer(FORM, self._row, None)
        else:
            said = {"considered_cause": self._cause, "cause_checked": value}
            rows = [Said(FORM, (*self._row, (link, "")), one) for link, one in said.items()]
            saved = self._desk.answer_all([Said(FORM, self._row, True), *rows])
        if not saved:
            self.refresh()
