"""What speaks about a treatment that is given as a whole, without a muscle or a joint."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.not_known import NotKnown
from clinic_app.ui.visit.treatment.rule_notes import RuleNotes
from clinic_app.ui.visit.treatment.rules import RuleBoxes
from clinic_app.visit.cautions import site_cautions
from clinic_app.visit.treatments import whole


class WholeCautions(QWidget):
    """Rules with the line for the reason, points not asked, notes.

    Attributes:
        rules: The rules that fire.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._site = desk, whole(form)
        self.rules, self._not_known, self._notes = RuleBoxes(desk, self), NotKnown(desk, self), RuleNotes(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.rules, self._not_known, self._notes):
            column.addWidget(part)

    def show_case(self, case: Case) -> None:
        """Show what fires, what is not known and what is only to be minded."""
        said = site_cautions(self._desk.visit, self._site, case)
        self.rules.show_rules(said.fires, self._site)
        self._not_known.show_cautions(said)
        self._notes.show_cautions([said])

    def focus(self, rule_id: str) -> bool:
        """Put the keyboard on the reason for going past a rule; say whether it is here."""
        box = self.rules.boxes.get(rule_id)
        if box is not None:
            box.reason.setFocus()
        return box is not None
