"""One flag or cause that is up: why it is here, what to know of it, and what was made of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.reasoning.alerts import Alert
from clinic_app.ui.desk import Desk
from clinic_app.ui.library.knowledge_words import review_words
from clinic_app.ui.polish import dress
from clinic_app.ui.visit.differential.cause_answer import CauseAnswer
from clinic_app.ui.visit.finding_words import said_words
from clinic_app.ui.visit.safety.flag_words import (
    action_words,
    lowered_words,
    recalled_words,
    source_words,
    title_of,
)
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.framed import Framed
from clinic_app.ui.widgets.icon_mark import IconMark
from clinic_app.ui.widgets.label import Label
from clinic_app.visit import screening
from clinic_app.visit.open_visit import path
from clinic_app.visit.wording import inside_a_sentence

LEAST_FOR_WORDS = 150
LEVELS = {"emergency": "danger", "same_day": "danger"}


class NotMuscleRow(Framed):
    """A title with the answer that brought it; *Check* opens features, action, sources and the answers about it.

    Attributes:
        causes: Ids of the causes it speaks of.
    """

    def __init__(self, desk: Desk, alert: Alert, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._desk, self.alert = desk, alert
        knowledge = desk.visit.reference.knowledge
        self._thing = knowledge.red_flags[alert.id] if alert.kind == "flag" else knowledge.causes[alert.id]
        self.causes = knowledge.red_flags[alert.id].causes if alert.kind == "flag" else (alert.id,)
        self._title = title_of(desk, alert)
        self._level = LEVELS.get(alert.urgency, "warn")
        self.setAccessibleName(self._title)
        dress(self, level=self._level, inside=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 8, 6)
        self._column.setSpacing(6)
        self._column.addWidget(self._head())
        self._body: QWidget | None = None
        self.refresh()

    def refresh(self) -> None:
        """Say whether something was recorded about it."""
        visit = self._desk.visit
        decided = self.alert.kind == "flag" and not screening.decision_of(visit, self.alert.id).missing(
            self.alert.urgency
        )
        looked_at = any(visit.value("assessment", ("causes", one), "cause_checked") for one in self.causes)
        self._recorded.setVisible(decided or looked_at)

    def set_open(self, *, is_open: bool) -> None:
        """Open or close what there is to know of it."""
        if is_open and self._body is None:
            self._body = self._made_body()
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        self.check.setChecked(is_open)
        name = "differential.check_close" if is_open else "differential.check_name"
        self.check.setAccessibleName(self._desk.words(name, what=self._title))

    def _head(self) -> QWidget:
        words = self._desk.words
        head = QWidget(self)
        row = BesideLayout(head, least=LEAST_FOR_WORDS)
        said = QWidget(head)
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        mark = IconMark("alert-circle-outline", colour=f"on_{self._level}_soft", parent=said)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._label(self._title, "strong", said))
        column.addWidget(self._label(self._why(), "small", said))
        self._recorded = self._label(words("differential.decided"), "small_strong", said)
        column.addWidget(self._recorded)
        line.addLayout(column, 1)
        row.addWidget(said)
        self.check = Button(words("differential.check"), parent=head)
        self.check.setCheckable(True)
        self.check.clicked.connect(self._turned)
        self.check.setAccessibleName(words("differential.check_name", what=self._title))
        row.addWidget(self.check)
        return head

    def _why(self) -> str:
        urgency = self._desk.words(f"differential.urgency.{self.alert.urgency}")
        brought = [said_words(self._desk, one) for one in (*self.alert.raised_by, *self.alert.company)]
        what = "; ".join(inside_a_sentence(one) for one in dict.fromkeys(brought))
        because = self._desk.words("differential.because", what=what)
        return f"{urgency}. {because} {lowered_words(self._desk, self.alert)}".strip()

    def _made_body(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        words, is_flag = self._desk.words, self.alert.kind == "flag"
        flag = self._desk.visit.reference.knowledge.red_flags.get(self.alert.id)
        if is_flag and flag is not None:
            column.addWidget(self._label(flag.clinician, "small", body))
            action = f"{words('differential.action')}: {action_words(self._desk, flag.action)}"
            column.addWidget(self._label(action, "small", body))
            decide = Button(words("safety.decide"), parent=body)
            decide.clicked.connect(partial(self._desk.show, "safety", "flag_decisions", self._decision()))
            column.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)
        for cause in self.causes:
            column.addWidget(CauseAnswer(self._desk, cause, told=not is_flag, parent=body))
        for note in (*self._notes(), *filter(None, (recalled_words(self._desk, self.alert),))):
            column.addWidget(self._label(note, "small", body))
        column.addWidget(self._label(source_words(self._desk, self._thing.sources), "small", body))
        reviewed = self._desk.clinic.reviews.of("red_flags" if is_flag else "causes", self.alert.id)
        column.addWidget(self._label(review_words(words, reviewed), "small_strong", body))
        return body

    def _notes(self) -> list[str]:
        """Return what is known of each report that brought it up: how many without pain have it, who says so."""
        terms = self._desk.visit.reference.knowledge.terms
        named = dict.fromkeys(one.id for one in (*self.alert.raised_by, *self.alert.company) if one.on)
        known = [terms[one] for one in named if one in terms and terms[one].note]
        return [f"{one.note}. {source_words(self._desk, one.sources)}" for one in known]

    def _decision(self) -> Path:
        return path(("flags", self.alert.id), "decision")

    def _turned(self, on: bool) -> None:  # noqa: FBT001  Qt's own argument
        self.set_open(is_open=on)

    def _label(self, words: str, kind: str, parent: QWidget) -> Label:
        return Label(words, kind, tone=f"on_{self._level}_soft", parent=parent)
