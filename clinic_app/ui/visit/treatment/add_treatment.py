"""Every treatment there is, as buttons; one that a rule forbids is seen, locked, and its reason stands beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.visit.site_words import rule_name
from clinic_app.ui.visit.treatment.treatment_card import treatment_icon
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.cautions import forbidding
from clinic_app.visit.treatments import treatment_forms


def reasons_against(desk: Desk, form: Questionnaire, case: Case) -> str:
    """Return why a treatment is locked, in words; nothing where it is not."""
    rules = [one.rule for one in forbidding(desk.visit, form.safety_groups, case)]
    return " ".join(f"{rule_name(desk, rule)}. {action_words(desk, rule.steps)}" for rule in rules)


class _Choice(QWidget):
    """One treatment: its button, why it is locked, and how to open it all the same."""

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = Button(form.title, icon=treatment_icon(form), parent=self)
        self.reason = Label("", "small", tone="text_2", parent=self)
        words = desk.words("treatment.all_the_same", treatment=form.title)
        self.all_the_same = Button(words, role="quiet", icon="pencil-outline", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.button, self.reason, self.all_the_same):
            column.addWidget(part)

    def show_lock(self, icon: str, reason: str, *, writable: bool) -> None:
        locked = bool(reason)
        self.button.setEnabled(writable and not locked)
        self.button.set_icon("lock-outline" if locked else icon)
        self.button.setAccessibleDescription(reason)
        self.reason.setText(reason)
        self.reason.setVisible(locked)
        self.all_the_same.setVisible(locked and writable)


class AddTreatment(Card):
    """The card *Add treatment*.

    Attributes:
        chosen: A person wants a treatment; carries its form's id.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.add"), parent=parent)
        self._desk = desk
        self._choices: dict[str, _Choice] = {}
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        flow = FlowLayout(held, across=8, down=8)
        for form in treatment_forms(desk.visit):
            choice = _Choice(desk, form, held)
            choice.button.clicked.connect(partial(self._choose, form.id))
            choice.all_the_same.clicked.connect(partial(self._choose, form.id))
            self._choices[form.id] = choice
            flow.addWidget(choice)
        self.body.addWidget(held)

    def button(self, form_id: str) -> Button:
        """Return the button of a treatment."""
        return self._choices[form_id].button

    def all_the_same(self, form_id: str) -> Button:
        """Return the button that opens a locked treatment for a reason."""
        return self._choices[form_id].all_the_same

    def reason(self, form_id: str) -> str:
        """Return why a treatment is locked, as it stands beside its button."""
        return self._choices[form_id].reason.text()

    def show_case(self, case: Case, opened: set[str]) -> None:
        """Lock what a rule forbids; ``opened`` are the treatments that stand on the page already: they are left out."""
        writable = self._desk.visit.is_writable
        for form in treatment_forms(self._desk.visit):
            choice = self._choices[form.id]
            reason = reasons_against(self._desk, form, case)
            choice.show_lock(treatment_icon(form), reason, writable=writable)
            choice.setVisible(form.id not in opened)
        self.setVisible(set(self._choices) - opened != set())

    def _choose(self, form_id: str) -> None:
        self.chosen.emit(form_id)
