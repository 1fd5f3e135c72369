"""Before anything is treated: the muscles of the differential, each with a button for every treatment."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.site_words import muscle_and_side, muscle_name, plate, side_word
from clinic_app.ui.visit.treatment.add_treatment import reasons_against
from clinic_app.ui.visit.treatment.treatment_card import treatment_icon
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.visit.site_plan import adding, chosen_muscles
from clinic_app.visit.treatments import row_item, treatment_forms

LEAST_FOR_NAME = 200


class FirstMuscles(Card):
    """One press puts a muscle under a treatment.

    Attributes:
        buttons: The buttons by treatment, muscle and side.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.from_differential"), icon="target", parent=parent)
        self._desk = desk
        self.buttons: dict[tuple[str, str, str], Button] = {}
        self._shown: object = None

    def show_case(self, case: Case) -> None:
        """Show the differential as it stands."""
        visit = self._desk.visit
        forms = [form for form in treatment_forms(visit) if row_item(form)]
        locked = {form.id: reasons_against(self._desk, form, case) for form in forms}
        wanted = (tuple(chosen_muscles(visit)), tuple(locked.items()), visit.is_writable)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self.body)
        self.buttons = {}
        for muscle, side in wanted[0]:
            self.body.addWidget(self._row(muscle, side, locked))
        for form_id, reason in locked.items():
            if wanted[0] and reason:
                said = self._desk.words("treatment.locked", treatment=visit.form(form_id).title, reason=reason)
                self.body.addWidget(Label(said, "small", tone="text_2", parent=self))
        if not wanted[0]:
            words = self._desk.words
            empty = EmptyState(
                "hand-back-right-outline", words("treatment.none_yet"), words("treatment.none_yet_means")
            )
            self.body.addWidget(empty)

    def _row(self, muscle: str, side: str, locked: dict[str, str]) -> QWidget:
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_NAME)
        beside.addWidget(
            NamedSide(muscle_name(self._desk, muscle), plate(side), side_word(self._desk, side), parent=row)
        )
        held = QWidget(row)
        flow = FlowLayout(held, across=8, down=4)
        for form_id, reason in locked.items():
            form = self._desk.visit.form(form_id)
            where = muscle_and_side(self._desk, muscle, side)
            name = self._desk.words("treatment.give", treatment=form.title, muscle=where)
            icon = "lock-outline" if reason else treatment_icon(form)
            button = Button(form.title, icon=icon, name=name, parent=held)
            button.setAccessibleDescription(reason)
            button.setEnabled(self._desk.visit.is_writable and not reason)
            button.clicked.connect(partial(self._give, form_id, muscle, side))
            self.buttons[form_id, muscle, side] = button
            flow.addWidget(button)
        beside.addWidget(held)
        return row

    def _give(self, form_id: str, muscle: str, side: str) -> None:
        visit = self._desk.visit
        self._desk.answer_all(adding(visit, visit.form(form_id), muscle, side))
