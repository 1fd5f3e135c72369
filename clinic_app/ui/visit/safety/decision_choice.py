"""The decision about one flag: what acts soon enough first; what acts later stands last and needs a typed reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.forms.questionnaire import Option as Answer
from clinic_app.reasoning.alerts import ORDER, AlertUrgency
from clinic_app.ui.desk import Desk
from clinic_app.ui.widgets.field import Field
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.segment import Option
from clinic_app.ui.widgets.segments import Segments
from clinic_app.visit.open_visit import Said
from clinic_app.visit.screening import ACTS, acts_later

FORM = "flag_decisions"


class DecisionChoice(QWidget):
    """The decisions as a list; one that acts later than the flag asks is recorded together with its reason, or not."""

    def __init__(self, desk: Desk, flag: str, urgency: AlertUrgency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._row, self._urgency = desk, (("flags", flag),), urgency
        self._waiting: object = None
        self._waits_over: object = None  # the decision that stood when the choice began to wait for its reason
        item, why = (desk.visit.form(FORM).item(link) for link in ("decision", "reason"))
        enough = [one for one in item.options if not acts_later(one.code, urgency)]
        less = [one for one in item.options if acts_later(one.code, urgency)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(item.text, parent=self))
        self.enough = self._listed(sorted(enough, key=_soonness, reverse=True), item.text)
        self.less = self._listed(sorted(less, key=_soonness), desk.words("safety.less")) if less else None
        self.enough.chosen.connect(self._chose_enough)
        column.addWidget(self.enough)
        if self.less is not None:
            column.addWidget(Label(desk.words("safety.less"), "small", tone="text_2", parent=self))
            column.addWidget(self.less)
            self.less.chosen.connect(self._chose_less)
        self.reason = Field(why.text, hint=desk.words("safety.reason_first"), parent=self)
        self.reason.settled.connect(self._reasoned)
        column.addWidget(self.reason)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds, or what waits for its reason."""
        answers = self._desk.visit.of(FORM)
        recorded = answers.value(self._path("decision"))
        if recorded != self._waits_over:
            self._waiting, self._waits_over = None, recorded
        shown = self._waiting or recorded
        later = shown is not None and acts_later(str(shown), self._urgency)
        self.enough.set_value(None if later else shown)
        if self.less is not None:
            self.less.set_value(shown if later else None)
        self.reason.setVisible(later)
        if not self.reason.line.hasFocus():
            self.reason.set_words(str(answers.value(self._path("reason")) or ""))
        self.setEnabled(self._desk.visit.is_writable)

    def _listed(self, options: list[Answer], name: str) -> Segments:
        offered = [Option(one.code, one.text) for one in options]
        return Segments(offered, name=name, shape="listed", parent=self)

    def _chose_enough(self, value: object) -> None:
        self._record(value, None)

    def _chose_less(self, value: object) -> None:
        reason = self._desk.visit.of(FORM).value(self._path("reason"))
        if value is None or reason:
            self._record(value, reason if value else None)
            return
        self._waiting = value
        self.refresh()
        self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reasoned(self, typed: str) -> None:
        value = self._waiting or self._desk.visit.of(FORM).value(self._path("decision"))
        if typed.strip():
            self._record(value, typed.strip())
        else:
            self.reason.set_amiss(self._desk.words("safety.reason_first"))

    def _record(self, value: object, reason: object) -> None:
        """Write decision and reason in one gesture, with the row they belong to."""
        self._waiting = None
        begun = [Said(FORM, self._row, True)] if value is not None else []
        said = [Said(FORM, self._path("decision"), value), Said(FORM, self._path("reason"), reason)]
        if not self._desk.answer_all([*begun, *said]):
            self.refresh()

    def _path(self, link_id: str) -> Path:
        return (*self._row, (link_id, ""))


def _soonness(option: Answer) -> int:
    """Return the place of a decision's level, 0 for the soonest."""
    return ORDER.index(ACTS[option.code])
