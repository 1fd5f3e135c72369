"""Every treatment there is, as buttons; one that a rule forbids is seen, locked, and its reason stands beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Questionnaire
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.treatment.locks import out_of_reach, reasons_against
from clinic_app.ui.visit.treatment.treatment_card import treatment_icon
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.visit.form_files import offered_treatments
from clinic_app.visit.treatments import treatment_forms


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

    def show_lock(self, icon: str, reason: str, *, writable: bool, opens: bool) -> None:
        """Show why it is locked; ``opens``: a reason opens it."""
        locked = bool(reason)
        self.button.setEnabled(writable and not locked)
        self.button.set_icon("lock-outline" if locked else icon)
        self.button.setAccessibleDescription(reason)
        self.reason.setText(reason)
        self.reason.setVisible(locked)
        self.all_the_same.setVisible(locked and writable and opens)


class AddTreatment(Card):
    """The card *Add treatment*.

    Those at hand and those that go with what is given stand first; the others unfold.

    Attributes:
        chosen: A person wants a treatment; carries its form's id.
        more: Unfolds all others.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.add"), parent=parent)
        self._desk = desk
        self._choices: dict[str, _Choice] = {}
        self._shown: list[str] = []
        held = QWidget(self)
        held.setSizePolicy(wrapping())
        self._flow = FlowLayout(held, across=8, down=8, fill=True)
        for form in treatment_forms(desk.visit):
            choice = _Choice(desk, form, held)
            choice.button.clicked.connect(partial(self._choose, form.id))
            choice.all_the_same.clicked.connect(partial(self._choose, form.id))
            self._choices[form.id] = choice
            self._flow.addWidget(choice)
        self.more = Button(desk.words("treating.more_treatments"), role="quiet", icon="plus", parent=self)
        self.more.setCheckable(True)
        self.more.clicked.connect(self._fold)
        self._offered: set[str] = set()
        self._first: set[str] = set()
        self.body.addWidget(held)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

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
            closed = out_of_reach(self._desk, form)
            reason = closed or reasons_against(self._desk, form, case)
            choice.show_lock(treatment_icon(form), reason, writable=writable, opens=not closed)
        self._offered = {form.id for form in offered_treatments(self._desk.visit)} - opened
        self._order(opened)
        self._fold()
        self.setVisible(writable and bool(self._offered))

    def _order(self, opened: set[str]) -> None:
        """Put first what is often given with a treatment that stands on the page."""
        visit = self._desk.visit
        goes_with = {other for one in opened for other in visit.form(one).combines_with}
        self._first = goes_with | {one for one in self._choices if visit.form(one).at_hand}
        wanted = sorted(self._choices, key=lambda one: (one not in goes_with, not visit.form(one).at_hand))
        if wanted != self._shown:
            self._shown = wanted
            for one in wanted:
                self._flow.removeWidget(self._choices[one])
                self._flow.addWidget(self._choices[one])

    def _fold(self) -> None:
        for form_id, choice in self._choices.items():
            choice.setVisible(form_id in self._offered and (self.more.isChecked() or form_id in self._first))
        self.more.setVisible(not self._offered <= self._first)

    def _choose(self, form_id: str) -> None:
        self.chosen.emit(form_id)
