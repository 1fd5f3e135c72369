"""What was done today: consent, treatments with their sites, pain before and after, anything unwanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.reading_order import ReadingOrder
from clinic_app.ui.visit.treatment.add_treatment import AddTreatment
from clinic_app.ui.visit.treatment.assessment_card import AssessmentCard
from clinic_app.ui.visit.treatment.consent_card import ConsentCard
from clinic_app.ui.visit.treatment.contact_card import ContactCard
from clinic_app.ui.visit.treatment.first_muscles import FirstMuscles
from clinic_app.ui.visit.treatment.last_time import LastTime
from clinic_app.ui.visit.treatment.later_effect import FORM as TOLD_LATER
from clinic_app.ui.visit.treatment.pain_card import PainCard
from clinic_app.ui.visit.treatment.treatment_card import TreatmentCard
from clinic_app.ui.visit.treatment.unwanted_card import UnwantedCard
from clinic_app.ui.visit.two_columns import TwoColumns
from clinic_app.visit.cautions import case_of
from clinic_app.visit.contacts import FORM as CONTACT
from clinic_app.visit.contacts import VISIT
from clinic_app.visit.treatments import given, treatment_forms

RIGHT_PX = 324


class TreatmentPage(TwoColumns):
    """One card for each treatment given at the left; consent, pain and more treatments at the right.

    Attributes:
        cards: The treatments that stand here, by form.
        last: What was given last time and is not begun today.
        consent, pain, add, unwanted, first, contact, assessment: The other cards.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(RIGHT_PX, parent=parent)
        self._desk = desk
        self._opened: set[str] = set()
        self.cards: dict[str, TreatmentCard] = {}
        self.last = LastTime(desk, self)
        self.first = FirstMuscles(desk, self)
        self.unwanted = UnwantedCard(desk, self)
        self.consent, self.pain, self.add = ConsentCard(desk, self), PainCard(desk, self), AddTreatment(desk, self)
        self.contact, self.assessment = ContactCard(desk, self), AssessmentCard(desk, self)
        self.add.chosen.connect(self.open)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(self.left.body.spacing())
        self.left.body.addWidget(self.last)
        self.left.body.addLayout(self._cards)
        self.left.body.addWidget(self.first)
        self.left.body.addWidget(self.unwanted)
        self.left.body.addWidget(self.assessment)
        for part in (self.consent, self.add, self.pain, self.contact):
            self.right.body.addWidget(part)
        self._order = ReadingOrder(self)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the treatments as they are; a card that stays keeps what is typed in it."""
        visit = self._desk.visit
        begun = {form.id for form in given(visit)}
        wanted = [form for form in treatment_forms(visit) if form.id in begun | self._opened]
        case = case_of(visit)
        for form_id in [one for one in self.cards if one not in {form.id for form in wanted}]:
            card = self.cards.pop(form_id)
            card.hide()
            self._cards.removeWidget(card)
            card.deleteLater()
        for place, form in enumerate(wanted):
            if form.id not in self.cards:
                self.cards[form.id] = TreatmentCard(self._desk, form, self)
                self._cards.insertWidget(place, self.cards[form.id])
            self.cards[form.id].show_case(case)
        self.last.show_case(case)
        self.first.show_case(case)
        self.first.setVisible(not wanted)
        self.unwanted.setVisible(bool(begun))
        self.assessment.setVisible(bool(begun))
        self.add.show_case(case, set(self.cards))
        self._show_kind(is_treated=bool(wanted))
        self._order.settle()

    def _show_kind(self, *, is_treated: bool) -> None:
        """Show a contact that is no visit with its own questions first, and what treats only where somebody was."""
        is_visit = self._desk.visit.visit.kind == VISIT
        column = self.right.body if is_visit else self.left.body
        if column.indexOf(self.contact) < 0:
            column.insertWidget(column.count() if is_visit else 0, self.contact)
        treats = is_visit or is_treated
        self.right.setVisible(treats)
        if not treats:
            self.last.hide()
            self.first.hide()

    def open(self, form_id: str) -> None:
        """Put a treatment on the page, still empty."""
        self._opened.add(form_id)
        self.refresh()

    def show_answer(self, form_id: str, path: Path) -> bool:
        """Show a question and put the keyboard on it; say whether it is here."""
        found = self._focus(form_id, path)
        focused = self.focusWidget()
        if found and focused is not None:
            for column in (self.left, self.right):
                if column.isAncestorOf(focused):
                    column.ensureWidgetVisible(focused, 0, column.viewport().height() // 3)
        return found

    def _focus(self, form_id: str, path: Path) -> bool:
        link = path[-1][0] if path else ""
        if form_id in {form.id for form in treatment_forms(self._desk.visit)}:
            self.open(form_id)
            return self.cards[form_id].focus(path)
        if form_id == "precautions":
            return bool(path) and self._focus_reason(path)
        beside: dict[str, Callable[[str], bool]] = {
            "consent": lambda link: self.consent.focus(link or "consent"),
            "response": lambda link: self.pain.focus(link or "pain_after") or self.unwanted.focus(link),
            CONTACT: self.contact.focus,
            TOLD_LATER: self.contact.later.view.focus,
        }
        return form_id in beside and beside[form_id](link)

    def _focus_reason(self, path: Path) -> bool:
        """Put the keyboard on the reason for going past a rule or the pain's side; say whether it is here."""
        name = path[0][1]
        found = (card.row_of(name) for card in self.cards.values())
        row = next((row for row in found if row is not None), None)
        if row is not None:
            return row.focus(path)
        rule, _, form_id = name.partition("~")
        card = self.cards.get(form_id)
        return card is not None and card.whole is not None and card.whole.focus(rule)
