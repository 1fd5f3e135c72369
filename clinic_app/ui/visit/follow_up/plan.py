"""Last visit's treatment as a plan: violet and outside the note until somebody says that it was done today."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.needles_out import NeedlesOut
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.strip import Strip
from clinic_app.visit.carrying import EarlierTreatment, as_last_time, last_treatments


class CarriedPlan(QWidget):
    """One box for each treatment of last time: *Done like this* makes its plan today's, *Change* opens its page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._boxes: dict[str, tuple[Strip, Button]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(desk.words("follow_up_page.treatment"), "strong", parent=self))
        treatments = last_treatments(desk.visit)
        for treatment in treatments:
            column.addWidget(self._box(treatment))
        other = Button(desk.words("follow_up_page.other_treatment"), icon="plus", parent=self)
        other.clicked.connect(partial(desk.show, "treatment", "", ()))
        row = QHBoxLayout()
        row.addWidget(other)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(NeedlesOut(desk, self))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what of the plan is today's already."""
        for form_id, (strip, done) in self._boxes.items():
            used = bool(self._desk.visit.of(form_id))
            strip.set_level("ok" if used else "carried")
            done.setEnabled(not used and self._desk.visit.is_writable)

    def _box(self, treatment: EarlierTreatment) -> Strip:
        words, wording = self._desk.words, self._desk.wording
        places = " · ".join(wording.row(row) for row in treatment.rows)
        strip = Strip("carried", f"{treatment.form.title}:", places, inside=True, parent=self)
        done = Button(words("follow_up_page.done_like_this"), parent=strip)
        done.clicked.connect(partial(self._done, treatment))
        strip.add_action(done)
        change = Button(words("follow_up_page.change"), parent=strip)
        change.clicked.connect(partial(self._desk.show, "treatment", treatment.form.id, ()))
        strip.add_action(change)
        self._boxes[treatment.form.id] = strip, done
        return strip

    def _done(self, treatment: EarlierTreatment) -> None:
        self._desk.answer_all(as_last_time(treatment, done=True))
