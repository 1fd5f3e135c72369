"""Consent of today: asked in full once, then one line that says what was agreed to, when, and what was named."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.forms.question import Question
from clinic_app.ui.visit.treatment.consent_page_part import ConsentPagePart
from clinic_app.ui.visit.treatment.consent_scope import ConsentView, CoversLine, ScopeChips
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit import consent
from clinic_app.visit.consent import AGREED, CONSENT, FORM, NO, SENSITIVE, WHEN
from clinic_app.visit.consent_signature import DRAWN
from clinic_app.visit.treatments import given, is_needling, sites

RISKS = "risks_named"
#: Safety groups that leave marks on the skin, and what they want named.
MARKING, MARKS = frozenset({"cupping", "iastm"}), "marks_named"
#: What is to be named in consent → the risk's code and the sentence that it is not named.
NAMED = {
    MARKS: ("marks", "treating.marks_not_named"),
    "pneumothorax_named": ("pneumothorax", "treatment.lung_not_named"),
    "organ_named": ("organ", "treatment.organ_not_named"),
}
FIRST = (CONSENT, WHEN)
SAID = (
    (AGREED, "treatment.consent_for"),
    ("consent_limits", "treatment.consent_limits"),
    ("consent_by", "treatment.consent_by"),
    (RISKS, "treatment.consent_risks"),
)


class ConsentCard(Card):
    """The consent form; folded to its answers once it is answered.

    Attributes:
        asked: Whether they agree.
        view: The details: for what, with which risks named, who was there.
        scope: What was agreed to, treatment by treatment and area by area.
        sensitive: A question for each sensitive area; hidden where that is not treated.
        change, done: Open and fold them.
        covers_too: Says that consent covers what was added since.
        on_paper: The page of consent and its signature by touch.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.consent"), parent=parent)
        self._desk, self._is_open = desk, False
        form = desk.visit.form(FORM)
        apart = tuple(SENSITIVE.values())
        self.asked = ConsentView(desk, FORM, [one for one in form.items if one.link_id in FIRST], parent=self)
        rest = [one for one in form.items if one.link_id not in (*FIRST, *apart)]
        self.view = FormView(desk, FORM, rest, parent=self)
        self.sensitive = {one: Question(desk, FORM, form.item(one), parent=self) for one in apart if one in form}
        self.scope = ScopeChips(desk, self)
        self._scope = Strip("warn", "", icon="alert", inside=True, parent=self)
        self.covers_too = Button(desk.words("treating.covers_too"), parent=self._scope)
        self.covers_too.clicked.connect(self._cover)
        self._scope.add_action(self.covers_too)
        self.done = Button(desk.words("treatment.consent_done"), parent=self)
        self.change = Button(desk.words("treatment.consent_change"), parent=self)
        self.done.clicked.connect(self._fold)
        self.change.clicked.connect(self._unfold)
        self._warning = Strip("warn", "", icon="alert", inside=True, parent=self)
        self.on_paper = ConsentPagePart(desk, self)
        details = (self.asked, CoversLine(desk, self), self.scope, self.view, self.done)
        asked = (*details, *self.sensitive.values(), self.on_paper)
        for part in (self._summary(), self._warning, self._scope, self.change, *asked):
            self.body.addWidget(part)
        desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def is_folded(self) -> bool:
        """Whether only the answers show."""
        return self._desk.visit.value(FORM, CONSENT) is not None and not self._is_open

    def refresh(self) -> None:
        """Show what was agreed to."""
        said = self._desk.visit.of(FORM).said(((CONSENT, ""),))
        folded = self.is_folded
        self.asked.setVisible(not folded)
        self.view.setVisible(bool(said) and not folded)
        self.done.setVisible(bool(said) and not folded)
        self._folded.setVisible(folded)
        self.change.setVisible(folded and self._desk.visit.is_writable)
        self._show_scope(folded=folded)
        self.on_paper.refresh()
        risk = self._not_named() if folded else ""
        self._warning.setVisible(bool(risk))
        self._warning.set_words("", risk)
        if said:
            refused = said[-1].value in NO
            self._mark.show_icon("cancel" if refused else "check-circle", "danger" if refused else "ok")
            self._lead.setText(self._said())
            self._details.setText(" ".join(self._told()))
            self._details.setVisible(bool(self._details.text()))

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on a question; say whether it is here."""
        if link_id not in self._desk.visit.form(FORM):
            return False
        if link_id in self.sensitive:
            self.sensitive[link_id].setFocus(Qt.FocusReason.OtherFocusReason)
            return self.sensitive[link_id].isVisibleTo(self)
        if link_id == DRAWN:
            self.on_paper.sign.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.on_paper.isVisibleTo(self)
        if link_id == AGREED and self._scope.isVisibleTo(self):
            self.covers_too.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self._unfold()
        if link_id == AGREED:
            self.scope.focus()
            return self.scope.isVisibleTo(self)
        return self.asked.focus(link_id) or self.view.focus(link_id)

    def _show_scope(self, *, folded: bool) -> None:
        """Show what consent covers or would cover, and what it does not name; sensitive areas apart."""
        visit, words, wording = self._desk.visit, self._desk.words, self._desk.wording
        uncovered = ", ".join(consent.in_words(visit, wording, one) for one in consent.not_covered(visit))
        agreed = visit.value(FORM, CONSENT) not in (None, *NO)
        chips = self.scope.refresh()
        self.scope.setVisible(chips and not folded)
        self._scope.setVisible(bool(uncovered) and agreed)
        self._scope.set_words("", words("consent_scope.not_named", scopes=uncovered))
        self.covers_too.setVisible(visit.is_writable)
        treated = consent.sensitive_areas(visit)
        for link, question in self.sensitive.items():
            asked = link in treated and not consent.sensitive_agreed(visit, link)
            question.setVisible(asked or visit.value(FORM, link) is not None)

    def _cover(self) -> None:
        self._desk.answer_all(consent.covering(self._desk.visit, self._desk.wording))

    def _summary(self) -> QWidget:
        self._folded = QWidget(self)
        row = QHBoxLayout(self._folded)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = IconMark("check-circle", colour="ok", parent=self._folded)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._lead = Label("", "strong", parent=self._folded)
        self._details = Label("", "small", tone="text_2", parent=self._folded)
        words.addWidget(self._lead)
        words.addWidget(self._details)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        return self._folded

    def _said(self) -> str:
        row = self._desk.visit.of(FORM).said(((CONSENT, ""),))[-1]
        option = self._desk.visit.form(FORM).item(CONSENT).option(str(row.value))
        entered = getattr(row, "entered", None)
        answer = option.text.rstrip("…") if option else str(row.value)
        time = f"{entered.local:%H:%M}" if entered else ""
        return self._desk.words("treatment.consent_said", answer=answer, time=time)

    def _told(self) -> Iterator[str]:
        form = self._desk.visit.form(FORM)  # an older one, or a clinic's own, may ask less
        for link, sentence in [one for one in SAID if one[0] in form]:
            told = self._desk.wording.value(FORM, ((link, ""),))
            if told:
                yield self._desk.words(sentence, what=told)

    def _not_named(self) -> str:
        """Return the sentences for risks that what is given wants named and that were not."""
        visit = self._desk.visit
        named = set(visit.of(FORM).rows(RISKS))
        wanted = [NAMED[one] for one in self._wanted() if one in NAMED]
        told = [(sentence, visit.form(FORM).item(RISKS).option(risk)) for risk, sentence in wanted if risk not in named]
        return " ".join(self._desk.words(sentence, risk=option.text) for sentence, option in told if option)

    def _wanted(self) -> list[str]:
        """Return what hazards of needled sites, and cups and tools, want named in consent."""
        visit = self._desk.visit
        hazards = visit.reference.knowledge.hazards_of_muscle
        forms = given(visit)
        muscles = {site.muscle for form in forms if is_needling(form) for site in sites(visit, form)}
        found = [hazard.consent for muscle in sorted(muscles) for hazard in hazards.get(muscle, ())]
        marks = any(not MARKING.isdisjoint(form.safety_groups) for form in forms)
        return list(dict.fromkeys([*found, *([MARKS] if marks else [])]))

    def _unfold(self) -> None:
        self._is_open = True
        self.refresh()

    def _fold(self) -> None:
        self._is_open = False
        self.refresh()
