"""One treatment of last time with its whole plan in words; one press makes it today's."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.safety.flag_words import action_words
from clinic_app.ui.visit.site_words import rule_name
from clinic_app.ui.visit.treatment.hazards import Hazards
from clinic_app.ui.visit.treatment.rule_notes import RuleNotes
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.strip import Strip
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.carrying import PLAN, EarlierTreatment, as_last_time, planned_sites
from clinic_app.visit.cautions import SiteCautions, reason_path, site_cautions
from clinic_app.visit.needling import needles_in_now
from clinic_app.visit.treatments import NEEDLING, Site, muscle_and_side_links, row_item


class CarriedTreatment(QWidget):
    """Its plan, violet until it is today's; what speaks about its sites stands below it before it is pressed.

    A treatment that a rule forbids is seen, locked. Pressing the button of a needling says that the needles go in now:
    from then on their time runs.

    Attributes:
        done: Makes the plan today's.
        change: Opens the treatment on its own page.
        strip: What was planned.
        reason: Rules that fire, in words.
    """

    def __init__(self, desk: Desk, treatment: EarlierTreatment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._treatment = desk, treatment
        self._sites = planned_sites(treatment)
        words, form = desk.words, treatment.form
        self.strip = Strip("carried", f"{form.title}:", self._plan(), inside=True, parent=self)
        self.done = Button(words(self._verb()), parent=self.strip)
        self.done.clicked.connect(self._take_over)
        self.change = Button(words("follow_up_page.change"), role="quiet", parent=self.strip)
        self.change.clicked.connect(partial(desk.show, "treatment", form.id, ()))
        self.strip.add_action(self.done)
        self.strip.add_action(self.change)
        self.reason = Strip("danger", "", inside=True, parent=self)
        self._hazards = [Hazards(desk, self) for _ in self._sites]
        self._notes = RuleNotes(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.strip, self.reason, *self._hazards, self._notes):
            column.addWidget(part)

    @property
    def is_needling(self) -> bool:
        """Whether needles go in."""
        return NEEDLING in self._treatment.form.safety_groups

    def show_case(self, case: Case) -> None:
        """Show whether it is today's already, what speaks about it, and whether a rule forbids it."""
        visit, form = self._desk.visit, self._treatment.form
        used = bool(visit.of(form.id))
        said = [site_cautions(visit, site, case) for site in self._sites]
        self.strip.set_level("ok" if used else "carried")
        show_where(self, wanted=used or visit.is_writable)  # a plan nobody took up is no part of a signed visit
        show_where(self.change, wanted=visit.is_writable)
        show_where(self.done, wanted=not used and visit.is_writable)
        self.done.setEnabled(not any(self._is_locked(one) for one in said))
        self._show_rules(said)
        for hazards, one in zip(self._hazards, said, strict=True):
            hazards.show_cautions(one)
        self._notes.show_cautions(said)

    def _is_locked(self, said: SiteCautions) -> bool:
        """Say whether an absolute rule forbids a site and nobody has given a reason yet."""
        reasons = self._desk.visit.of("precautions")
        absolute = [one.rule.id for one in said.fires if one.rule.level == "absolute"]
        return any(not reasons.value(reason_path(rule, said.site)) for rule in absolute)

    def _show_rules(self, said: list[SiteCautions]) -> None:
        rules = {caution.rule.id: caution.rule for one in said for caution in one.fires}
        absolute = any(rule.level == "absolute" for rule in rules.values())
        told = [f"{rule_name(self._desk, rule)}. {action_words(self._desk, rule.steps)}" for rule in rules.values()]
        self.reason.set_level("danger" if absolute else "warn")
        self.reason.set_words("", " ".join(told))
        show_where(self.reason, wanted=bool(told))
        self.done.setAccessibleDescription(" ".join(told))

    def _verb(self) -> str:
        return "follow_up_page.in_like_this" if self.is_needling else "follow_up_page.done_like_this"

    def _plan(self) -> str:
        told = []
        for site in self._sites:
            values = ", ".join(self._values(site))
            place = self._desk.wording.row(site.row[-1][1])
            told.append(f"{place}: {values}." if values else f"{place}.")
        return " ".join(told)

    def _values(self, site: Site) -> list[str]:
        """Return what was planned at a site in words, muscle and side left out."""
        sites = row_item(self._treatment.form)
        if sites is None:
            return []
        named, found = muscle_and_side_links(sites), []
        for item in sites.items:
            value = self._treatment.answers.value((*site.row, (item.link_id, "")))
            if item.carried == PLAN and item.link_id not in named and value is not None:
                said = self._desk.wording.value_of(item, value)
                bare = bool(item.options) or item.type == "string"
                unit = item.unit or item.text.lower()
                found.append(said if bare else self._desk.words("follow_up_page.amount", amount=said, unit=unit))
        return found

    def _take_over(self) -> None:
        said = as_last_time(self._treatment, done=True)
        if self.is_needling:
            said += needles_in_now(self._desk.visit, self._sites)
        self._desk.answer_all(said)
