"""One treatment of the visit: its set-up, its sites, more muscles, what is counted and what came after."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Item, Questionnaire
from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.visit.treatment.add_muscle import AddMuscle
from clinic_app.ui.visit.treatment.add_place import AddPlace
from clinic_app.ui.visit.treatment.after_sites import AfterSites
from clinic_app.ui.visit.treatment.allergy_line import AllergyLine
from clinic_app.ui.visit.treatment.hazard_strip import HazardStrip
from clinic_app.ui.visit.treatment.needle_counts import COUNTED, INCIDENT, NeedleCounts
from clinic_app.ui.visit.treatment.plan_strip import PlanStrip
from clinic_app.ui.visit.treatment.rule_notes import RuleNotes
from clinic_app.ui.visit.treatment.site_row import SiteRow
from clinic_app.ui.visit.treatment.technique_off import answers_off
from clinic_app.ui.visit.treatment.trials import Trials
from clinic_app.ui.visit.treatment.whole_cautions import WholeCautions
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card, Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.cautions import SiteCautions, site_cautions
from clinic_app.visit.treatments import is_needling, row_item, sites, treats_muscles
from clinic_app.visit.wording import inside_a_sentence

HANDS, NEEDLE = "hand-back-right-outline", "needle"


def treatment_icon(form: Questionnaire) -> str:
    """Return the picture of a treatment: a needle, or a hand for all others."""
    return NEEDLE if is_needling(form) else HANDS


class TreatmentCard(Card):
    """A treatment's form as a card.

    Attributes:
        form: The treatment.
        rows: Its sites by row id, in order.
        add: What adds a muscle, or another place; None for a treatment without sites.
        counts: What is counted of needles; None where nothing is needled.
        hazards: What needles reach and was not read; None where nothing is needled.
        plan: The plans of all rows.
        whole: What speaks about a treatment without sites; None where it has some.
    """

    def __init__(self, desk: Desk, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(form.title, hint=" ", icon=treatment_icon(form), parent=parent)
        self._desk, self.form = desk, form
        self.rows: dict[str, SiteRow] = {}
        needled = is_needling(form)
        before, after = _around_rows(form)
        self._set_up_items = before
        self.set_up = FormView(desk, form.id, before, parent=self)
        self.fold = Button(desk.words("treatment.set_up"), role="quiet", icon="pencil-outline", parent=self)
        self.fold.setCheckable(True)
        self.fold.setVisible(bool(before))
        self.fold.clicked.connect(self._turn)
        self.add_action(self.fold)
        self.add = self._adder()
        self.hazards = HazardStrip(desk, self) if needled else None
        self.plan = PlanStrip(desk, form, self)
        self.allergy = AllergyLine(desk, self)
        self.whole = None if row_item(form) else WholeCautions(desk, form, self)
        self.counts = NeedleCounts(desk, form, self) if needled and "needles_opened" in form else None
        self._notes = RuleNotes(desk, self)
        off = answers_off(desk, form)
        self._off = Label(off, "small", tone="text_2", parent=self)
        self._off.setVisible(bool(off))
        counted = [one for one in after if not one.link_id.startswith(INCIDENT) and one.link_id not in COUNTED]
        self.rest = AfterSites(desk, form.id, counted if self.counts else after, self)
        self._line = Rule(self)
        self._line.setVisible(self.add is not None and bool(after))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._lay_out()
        if self._must_be_set_up():
            self.fold.setChecked(True)
            self._turn()

    def show_case(self, case: Case) -> None:
        """Show the sites as they are, in order; a site that stays keeps its widgets and what is typed in them."""
        visit = self._desk.visit
        wanted = {site.row[-1][1]: site for site in sites(visit, self.form)}
        for row_id in [one for one, row in self.rows.items() if wanted.get(one) != row.site]:
            self._drop(row_id)
        for place, (row_id, site) in enumerate(wanted.items()):
            if row_id not in self.rows:
                self.rows[row_id] = SiteRow(self._desk, site, self)
                self._column.insertWidget(place, self.rows[row_id])
            self.rows[row_id].set_first(first=not place)
            self.rows[row_id].show_case(case)
        if self.add is not None:
            self.add.refresh()
        if self.counts is not None:
            self.counts.refresh()
            self.counts.setVisible(bool(wanted))
        self.rest.setVisible(bool(wanted) or not row_item(self.form))
        self._show_cautions([site_cautions(visit, site, case) for site in wanted.values()], case)
        self._say_set_up()

    def focus(self, path: Path) -> bool:
        """Put the keyboard on a question of this treatment; say whether it is here."""
        link, row = path[0] if path else ("", "")
        if row in self.rows and len(path) == 1 and self.hazards is not None and self.hazards.focus():
            return True
        if row in self.rows:
            return self.rows[row].focus(path)
        if self.counts is not None and self.counts.focus(link):
            return True
        if link in self._flat(self._set_up_items):
            self.fold.setChecked(True)
            self._turn()
            return self.set_up.focus(link)
        if self.rest.focus(link):
            return True
        if not path:
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        return not path

    def _adder(self) -> AddMuscle | AddPlace | None:
        if row_item(self.form) is None:
            return None
        kind = AddMuscle if treats_muscles(self._desk.visit, self.form) else AddPlace
        return kind(self._desk, self.form, self)

    def _show_cautions(self, said: list[SiteCautions], case: Case) -> None:
        if self.hazards is not None:
            self.hazards.show_cautions(said)
        if self.whole is not None:
            self.whole.show_case(case)
        self.plan.show_cautions(said)
        self.allergy.refresh()
        self._notes.show_cautions(said)

    def row_of(self, name: str) -> SiteRow | None:
        """Return the site that a reason's row id speaks of, such as ``rule~massage~psoas_major.left``."""
        for row_id, row in self.rows.items():
            if f"~{name}".endswith(f"~{self.form.id}~{row_id}"):
                return row
        return None

    def _lay_out(self) -> None:
        above: tuple[QWidget | None, ...] = (self.allergy, self.set_up, self.whole, self.hazards, self.plan)
        below: tuple[QWidget | None, ...] = (self.add, self._line, self.counts, self.rest, self._off, self._notes)
        below = (*below, Trials(self._desk, self.form, self))
        for part in above:
            if part is not None:
                self.body.addWidget(part)
        self.set_up.hide()
        self.body.addLayout(self._column)
        for part in below:
            if part is not None:
                self.body.addWidget(part)

    def _must_be_set_up(self) -> bool:
        """Say whether the set-up asks something that has to be answered and is not."""
        visit, form = self._desk.visit, self.form
        links = self._flat(self._set_up_items)
        asked = [item for item, _ in visit.now.asked(form.id) if item.required]
        return any(item.link_id in links and visit.value(form.id, item.link_id) is None for item in asked)

    def _drop(self, row_id: str) -> None:
        row = self.rows.pop(row_id)
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def _turn(self) -> None:
        self.set_up.setVisible(self.fold.isChecked())
        self._say_set_up()

    def _say_set_up(self) -> None:
        wording, form = self._desk.wording, self.form
        said = [wording.value(form.id, ((link, ""),)) for link in self._flat(self._set_up_items)]
        told = [inside_a_sentence(one) for one in said if one]
        if told:
            hint = " · ".join((told[0][:1].upper() + told[0][1:], *told[1:]))
        else:
            hint = self._desk.words("treatment.set_up_open") if self._set_up_items else ""
        self.set_hint("" if self.fold.isChecked() else hint)

    def _flat(self, items: tuple[Item, ...]) -> list[str]:
        found: list[str] = []
        for item in items:
            found += [item.link_id] if item.is_question else self._flat(item.items)
        return found


def _around_rows(form: Questionnaire) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the questions before the sites, and those after them; without sites all come after."""
    rows = row_item(form)
    place = form.items.index(rows) if rows else 0
    return form.items[:place], form.items[place + 1 :] if rows else form.items
