"""Before anything is treated: the muscles of the differential, each with a button for every treatment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.site_words import muscle_and_side, muscle_name, plate, side_word
from clinic_app.ui.visit.treatment.locks import out_of_reach, reasons_against
from clinic_app.ui.visit.treatment.treatment_card import treatment_icon
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.empty_state import EmptyState
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.named_side import NamedSide
from clinic_app.visit.form_files import offered_treatments
from clinic_app.visit.site_plan import adding_all, chosen_muscles
from clinic_app.visit.treatments import treats_muscles

LEAST_FOR_NAME = 200
#: Stands for all muscles of the differential among the buttons.
ALL = "all"


class FirstMuscles(Card):
    """One press puts a muscle under a treatment.

    Attributes:
        buttons: The buttons by treatment, muscle and side; for all muscles at once under ``ALL``.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.from_differential"), icon="target", parent=parent)
        self._desk = desk
        self.buttons: dict[tuple[str, str, str], Button] = {}
        self._shown: object = None

    def show_case(self, case: Case) -> None:
        """Show the differential as it stands."""
        visit = self._desk.visit
        forms = [form for form in offered_treatments(visit) if form.at_hand and treats_muscles(visit, form)]
        locked = {form.id: reasons_against(self._desk, form, case) for form in forms}
        chosen = chosen_muscles(visit)
        off = {(form.id, muscle): out_of_reach(self._desk, form, muscle) for form in forms for muscle, _ in chosen}
        wanted = (tuple(chosen), tuple(locked.items()), tuple(off.items()), visit.is_writable)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self.body)
        self.buttons = {}
        if len(chosen) > 1:
            self.body.addWidget(self._row(chosen, locked, off))
        for one in chosen:
            self.body.addWidget(self._row([one], locked, off))
        for said in self._reasons(chosen, locked, off):
            self.body.addWidget(Label(said, "small", tone="text_2", parent=self))
        if not chosen:
            words = self._desk.words
            empty = EmptyState(
                "hand-back-right-outline", words("treatment.none_yet"), words("treatment.none_yet_means")
            )
            self.body.addWidget(empty)

    def _reasons(
        self, chosen: list[tuple[str, str]], locked: dict[str, str], off: dict[tuple[str, str], str]
    ) -> Iterator[str]:
        visit, words = self._desk.visit, self._desk.words
        for form_id, reason in locked.items():
            if chosen and reason:
                yield words("treatment.locked", treatment=visit.form(form_id).title, reason=reason)
        for (form_id, muscle), reason in off.items():
            if reason:
                about = words(
                    "treatment.give", treatment=visit.form(form_id).title, muscle=muscle_name(self._desk, muscle)
                )
                yield words("treatment.locked", treatment=about, reason=reason)

    def _row(self, muscles: list[tuple[str, str]], locked: dict[str, str], off: dict[tuple[str, str], str]) -> QWidget:
        """Return a line with a button for each treatment: of one muscle, or of all of them at once."""
        desk, (muscle, side), several = self._desk, muscles[0], len(muscles) > 1
        row = QWidget(self)
        beside = BesideLayout(row, least=LEAST_FOR_NAME)
        where = desk.words("treating.all_muscles", count=len(muscles)) if several else muscle_name(desk, muscle)
        mark = "" if several else side
        beside.addWidget(NamedSide(where, plate(mark), side_word(desk, mark), parent=row))
        held = QWidget(row)
        flow = FlowLayout(held, across=8, down=4)
        for form_id, rule in locked.items():
            form = desk.visit.form(form_id)
            given = [one for one in muscles if not off[form_id, one[0]]]
            reason = rule or ("" if given else off[form_id, muscle])
            about = where[:1].lower() + where[1:] if several else muscle_and_side(desk, muscle, side)
            name = desk.words("treatment.give", treatment=form.title, muscle=about)
            icon = "lock-outline" if reason else treatment_icon(form)
            button = Button(form.title, icon=icon, name=name, parent=held)
            button.setAccessibleDescription(reason)
            button.setEnabled(desk.visit.is_writable and not reason)
            button.clicked.connect(partial(self._give, form_id, given))
            self.buttons[(form_id, ALL, "") if several else (form_id, muscle, side)] = button
            flow.addWidget(button)
        beside.addWidget(held)
        return row

    def _give(self, form_id: str, muscles: list[tuple[str, str]]) -> None:
        visit = self._desk.visit
        self._desk.answer_all(adding_all(visit, visit.form(form_id), muscles))
