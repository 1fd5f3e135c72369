"""Consent of today: asked in full once, then one line that says what was agreed to, when, and what was named."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.form_view import FormView
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Card
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.treatments import NEEDLING, given, sites

FORM, CONSENT, RISKS = "consent", "consent", "risks_named"
NO = ("refused", "withdrawn")
#: What a hazard wants named in consent → the risk's code and the sentence that it is not named.
NAMED = {
    "pneumothorax_named": ("pneumothorax", "treatment.lung_not_named"),
    "organ_named": ("organ", "treatment.organ_not_named"),
}
SAID = (
    ("consent_for", "treatment.consent_for"),
    ("consent_area", "treatment.consent_area"),
    ("consent_limits", "treatment.consent_limits"),
    ("consent_by", "treatment.consent_by"),
    (RISKS, "treatment.consent_risks"),
)


class ConsentCard(Card):
    """The consent form; folded to its answers once it is answered.

    Attributes:
        view: The questions.
        change, done: Open and fold them.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words("treatment.consent"), parent=parent)
        self._desk, self._is_open = desk, False
        self.view = FormView(desk, FORM, desk.visit.form(FORM).items, parent=self)
        self.done = Button(desk.words("treatment.consent_done"), parent=self)
        self.change = Button(desk.words("treatment.consent_change"), parent=self)
        self.done.clicked.connect(self._fold)
        self.change.clicked.connect(self._unfold)
        self._warning = Strip("warn", "", icon="alert", inside=True, parent=self)
        for part in (self._summary(), self._warning, self.change, self.view, self.done):
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
        self.view.setVisible(not folded)
        self.done.setVisible(bool(said) and not folded)
        self._folded.setVisible(folded)
        self.change.setVisible(folded and self._desk.visit.is_writable)
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
        self._unfold()
        return self.view.focus(link_id)

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
        for link, sentence in SAID:
            told = self._desk.wording.value(FORM, ((link, ""),))
            if told:
                yield self._desk.words(sentence, what=told)

    def _not_named(self) -> str:
        """Return the sentence for a risk that a needled site wants named and that was not."""
        visit = self._desk.visit
        named = set(visit.of(FORM).rows(RISKS))
        hazards = visit.reference.knowledge.hazards_of_muscle
        needled = [form for form in given(visit) if NEEDLING in form.safety_groups]
        muscles = {site.muscle for form in needled for site in sites(visit, form)}
        wanted = {hazard.consent for muscle in sorted(muscles) for hazard in hazards.get(muscle, ())}
        for consent, (risk, sentence) in NAMED.items():
            option = visit.form(FORM).item(RISKS).option(risk)
            if consent in wanted and risk not in named and option:
                return self._desk.words(sentence, risk=option.text)
        return ""

    def _unfold(self) -> None:
        self._is_open = True
        self.refresh()

    def _fold(self) -> None:
        self._is_open = False
        self.refresh()
