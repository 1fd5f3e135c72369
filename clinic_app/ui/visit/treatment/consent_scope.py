"""What consent is for: one press says yes to what stands beside it, and each treatment in its area has a chip."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.questionnaire import Item
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.widgets.chip import Chip
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.sizing import wrapping
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit import consent
from clinic_app.visit.consent import AGREED, CONSENT, FORM, NO
from clinic_app.visit.open_visit import Said, path


class ConsentQuestion(Question):
    """Consent itself: one press says yes to the treatments and areas that stand beside it."""

    def _answered(self, value: object) -> None:
        if not isinstance(value, str):
            super()._answered(value)
        elif not self._desk.answer_all(consent.agreeing(self._desk.visit, self._desk.wording, value)):
            self.refresh()


class ConsentView(FormView):
    """Questions about consent, with the one that covers what stands beside it."""

    def _widget(self, item: Item, depth: int) -> QWidget:
        if item.link_id == CONSENT:
            return ConsentQuestion(self._desk, self._form_id, item, self._within, self)
        return super()._widget(item, depth)


class CoversLine(Label):
    """What one press of yes would cover; hidden once there is an answer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "small", tone="text_2", parent=parent)
        self._desk = desk
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what stands beside it now."""
        visit, wording = self._desk.visit, self._desk.wording
        wanted = consent.beside(visit) if visit.value(FORM, CONSENT) is None else []
        told = ", ".join(consent.in_words(visit, wording, one) for one in wanted)
        self.setText(self._desk.words("treating.covers", what=told))
        show_where(self, wanted=bool(wanted))


class ScopeChips(QWidget):
    """A chip for each treatment in each area: on where it was agreed to. Shown once there is consent.

    Attributes:
        chips: The chips by the id under which each is agreed to.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chips: dict[str, Chip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(desk.words("consent_scope.what"), parent=self))
        self._held = QWidget(self)
        self._held.setSizePolicy(wrapping())
        self._flow = FlowLayout(self._held)
        column.addWidget(self._held)

    def refresh(self) -> bool:
        """Show what was agreed to and what may be; say whether there is any of it."""
        visit, wording = self._desk.visit, self._desk.wording
        answers, named = visit.of(FORM), consent.agreed(visit)
        said = {row: str(answers.value(path((AGREED, row)))) for row in named}
        texts = {row: f"{one[:1].upper()}{one[1:]}" for row, one in said.items()}
        for scope in (*consent.beside(visit), *consent.offered(visit)):
            texts.setdefault(scope.row, consent.in_words(visit, wording, scope))
        if list(texts) != list(self.chips):
            clear(self._flow)
            self.chips = {row: self._chip(row, text) for row, text in texts.items()}
        for row, chip in self.chips.items():
            chip.setChecked(row in named)
            chip.setEnabled(visit.is_writable)
        return bool(texts) and consent.names_scopes(visit) and visit.value(FORM, CONSENT) not in (None, *NO)

    def focus(self) -> None:
        """Put the keyboard on the first that is not agreed to."""
        wanted = next((one for one in self.chips.values() if not one.isChecked()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, row: str, text: str) -> Chip:
        chip = Chip(text, parent=self._held)
        chip.clicked.connect(partial(self._press, row, text))
        self._flow.addWidget(chip)
        return chip

    def _press(self, row: str, text: str) -> None:
        is_on = row in consent.agreed(self._desk.visit)
        said = Said(FORM, path((AGREED, row)), None) if is_on else consent.naming(row, text)
        if not self._desk.answer_all([said]):
            self.refresh()
