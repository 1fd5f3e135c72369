"""The treatments of last time, violet with their whole plan in words: taken over as they were, or changed first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.reasoning.contraindications import Case
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.clearing import clear
from clinic_app.ui.visit.treatment.locks import out_of_reach
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.carrying import EarlierTreatment, as_last_time, last_treatments, planned_sites
from clinic_app.visit.cautions import blocks_unknown, is_locked, not_known, site_cautions
from clinic_app.visit.needling import needles_in_now
from clinic_app.visit.plan_words import plan_words
from clinic_app.visit.treatments import is_needling


class LastTime(QWidget):
    """One strip a treatment that was given last time and is not begun today.

    What was seen then never is part of it. Pressing the first button of a needling says that the needles go in now.

    Attributes:
        like_this: The buttons that take a treatment over, by form.
        change: The buttons that take it over as a plan, by form.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.like_this: dict[str, Button] = {}
        self.change: dict[str, Button] = {}
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_case(self, case: Case) -> None:
        """Offer what is not begun, and hold back what a rule speaks against."""
        visit = self._desk.visit
        offered = [one for one in last_treatments(visit) if not visit.of(one.form.id)] if visit.is_writable else []
        wanted = [(one, self._against(one, case)) for one in offered]
        shown = [(one.form.id, against) for one, against in wanted]
        self.setVisible(bool(wanted))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        self.like_this, self.change = {}, {}
        for treatment, against in wanted:
            self._column.addWidget(self._strip(treatment, against))
            if against:
                self._column.addWidget(Label(against, "small", tone="text_2", parent=self))

    def _strip(self, treatment: EarlierTreatment, against: str) -> Strip:
        words, form = self._desk.words, treatment.form
        day = self._desk.wording.day(treatment.earlier.row.care.local.date())
        lead = words("treating.last_time", treatment=form.title, day=day)
        strip = Strip("carried", lead, plan_words(treatment, self._desk.wording), inside=True, parent=self)
        count = len(planned_sites(treatment))
        needled = is_needling(form)
        verb = words("treating.in_like_this", count=count) if needled else words("treating.done_like_this")
        like_this = Button(verb, icon="needle" if needled else "check", parent=strip)
        like_this.setEnabled(not against)
        like_this.setAccessibleDescription(against)
        like_this.clicked.connect(partial(self._take_over, treatment))
        change = Button(words("treating.change_first"), role="quiet", parent=strip)
        change.setEnabled(not out_of_reach(self._desk, form))
        change.clicked.connect(partial(self._carry, treatment))
        strip.add_action(like_this)
        strip.add_action(change)
        self.like_this[form.id], self.change[form.id] = like_this, change
        return strip

    def _against(self, treatment: EarlierTreatment, case: Case) -> str:
        """Return why it cannot be taken over unread; its rows then say what speaks against it."""
        visit = self._desk.visit
        if said := out_of_reach(self._desk, treatment.form):
            return said
        rows = [site_cautions(visit, site, case) for site in planned_sites(treatment)]
        if any(is_locked(visit, one) for one in rows):
            return self._desk.words("treating.rule_against")
        if any(one.unread for one in rows):
            return self._desk.words("treating.hazard_unread")
        if any(blocks_unknown(visit, one.site) and not_known(one) for one in rows):
            return self._desk.words("treating.not_asked_yet")
        return ""

    def _carry(self, treatment: EarlierTreatment) -> None:
        self._desk.answer_all(as_last_time(treatment))

    def _take_over(self, treatment: EarlierTreatment) -> None:
        said = as_last_time(treatment, done=True)
        if is_needling(treatment.form):
            said += needles_in_now(self._desk.visit, planned_sites(treatment))
        self._desk.answer_all(said)
