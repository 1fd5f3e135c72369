"""One flag that is up: why, what to do, by whom it is said; and what was found and decided about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.reasoning.alerts import Alert, AlertUrgency
from clinic_app.ui.desk import Desk
from clinic_app.ui.forms.question import Question
from clinic_app.ui.library.knowledge_words import review_words
from clinic_app.ui.visit.safety.decision_choice import FORM, DecisionChoice
from clinic_app.ui.visit.safety.flag_words import (
    action_words,
    answer_words,
    listed_words,
    lowered_words,
    recalled_words,
    source_words,
)
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.flow import FlowLayout
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip, StripLevel
from clinic_app.visit import screening
from clinic_app.visit.wording import inside_a_sentence

if TYPE_CHECKING:
    from clinic_app.knowledge.safety import RedFlag

LEVELS: dict[AlertUrgency, StripLevel] = {
    "emergency": "emergency",
    "same_day": "danger",
    "routine_referral": "warn",
    "note": "warn",
}
ASKED = ("found", "told", "told_at")


class FlagCard(QWidget):
    """A flag, told and decided on; each answer saves itself, and what is still open stands below in words."""

    def __init__(self, desk: Desk, alert: Alert, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.alert = desk, alert
        self._flag = desk.visit.reference.knowledge.red_flags[alert.id]
        self._row: Path = (("flags", alert.id),)
        self.setAccessibleName(self._flag.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        what = inside_a_sentence(self._flag.title)
        urgent = Strip(
            LEVELS[alert.urgency], desk.words(f"safety.{alert.urgency}", what=what), inside=True, parent=self
        )
        column.addWidget(urgent)
        column.addWidget(self._told())
        self.questions = {link: self._question(link) for link in ASKED}
        self.decision = DecisionChoice(desk, alert.id, alert.urgency, self)
        column.addWidget(self.questions["found"])
        column.addWidget(self.decision)
        column.addWidget(self.questions["told"])
        column.addWidget(self._when())
        self._state = Strip("ok", "", inside=True, parent=self)
        column.addWidget(self._state)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is still open, or what was decided."""
        words, said = self._desk.words, screening.decision_of(self._desk.visit, self.alert.id)
        missing = said.missing(self.alert.urgency)
        form = self._desk.visit.form(FORM)
        alone = said.decision in screening.TOLD_NOBODY
        for link in ("told", "told_at"):
            self.questions[link].setVisible(not alone or bool(getattr(said, link)))
        self._now.setVisible(not alone)
        self._now.setEnabled(self._desk.visit.is_writable)
        if missing:
            parts = ", ".join(inside_a_sentence(form.item(part).text) for part in missing)
            lead = words("safety.still_open", what=parts) if self._is_asked(said) else ""
            self._state.set_level("info")
            self._state.set_words(lead or words("safety.no_decision_needed"))
            return
        option = form.item("decision").option(said.decision)
        values = {"decision": option.text if option else said.decision, "told": said.told, "told_at": said.told_at}
        rest = "safety.recorded_alone" if alone else "safety.recorded_told"
        self._state.set_level("ok")
        self._state.set_words(words("safety.recorded"), words(rest, reason=said.reason, **values).strip())

    def focus(self, link_id: str) -> bool:
        """Put the keyboard on one of its questions."""
        target = self.questions.get(link_id, self.decision.enough)
        target.setFocus()
        return True

    def _is_asked(self, said: screening.Decision) -> bool:
        """Say whether a decision is wanted: always, save for a note that nobody has begun to answer."""
        return self.alert.urgency != "note" or said != screening.Decision()

    def _told(self) -> QWidget:
        told = QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words, kind, tone in self._sentences(self._flag):
            if words:
                column.addWidget(Label(words, kind, tone=tone, parent=told))
        return told

    def _sentences(self, flag: RedFlag) -> list[tuple[str, str, str]]:
        desk, words = self._desk, self._desk.words
        answers = [answer_words(desk, one) for one in (*self.alert.raised_by, *self.alert.company)]
        reviewed = desk.clinic.reviews.of("red_flags", flag.id)
        return [
            (listed_words(desk, self.alert), "strong", ""),
            *((one, "body", "") for one in dict.fromkeys(answers)),
            (lowered_words(desk, self.alert), "strong", ""),
            (flag.clinician, "small", "text_2"),
            (words("safety.what_to_do"), "label", ""),
            (action_words(desk, flag.action), "body", ""),
            (words("safety.how_soon", when=flag.target_time), "body", ""),
            (recalled_words(desk, self.alert), "small", "text_2"),
            (source_words(desk, flag.sources), "small", "text_2"),
            (review_words(words, reviewed), "small_strong", "warn" if reviewed.is_draft else "text_2"),
        ]

    def _question(self, link_id: str) -> Question:
        return Question(self._desk, FORM, self._desk.visit.form(FORM).item(link_id), self._row, self)

    def _when(self) -> QWidget:
        when = QWidget(self)
        flow = FlowLayout(when, across=8, down=4)
        flow.addWidget(self.questions["told_at"])
        words = self._desk.words
        name = words("safety.now_name", flag=self._flag.title)
        self._now = Button(words("safety.now"), icon="clock-outline", name=name, parent=when)
        self._now.clicked.connect(partial(self._fill_in_now))
        flow.addWidget(self._now)
        return when

    def _fill_in_now(self) -> None:
        now = self._desk.clinic.clock().local.strftime("%H:%M")
        self._desk.answer(FORM, (*self._row, ("told_at", "")), now)
