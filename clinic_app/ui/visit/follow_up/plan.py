"""Last visit's treatment as a plan: violet and outside the note until somebody says that it was done today."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.forms.answers import Path
from clinic_app.ui.desk import Desk
from clinic_app.ui.visit.follow_up.carried_treatment import CarriedTreatment
from clinic_app.ui.visit.follow_up.needles_out import NeedlesOut
from clinic_app.ui.widgets.beside import BesideLayout
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.label import Label
from clinic_app.ui.widgets.visibility import show_where
from clinic_app.visit.carrying import last_treatments
from clinic_app.visit.cautions import case_of

LEAST_FOR_WORDS = 120


class CarriedPlan(QWidget):
    """One box for each treatment of last time, and below them what is told of the needles.

    Attributes:
        boxes: The treatments of last time, by form.
        needles: What needled sites still have to tell.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.boxes: dict[str, CarriedTreatment] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head())
        for treatment in last_treatments(desk.visit):
            box = CarriedTreatment(desk, treatment, self)
            self.boxes[box_name(treatment.form.id, self.boxes)] = box
            column.addWidget(box)
        self.needles = NeedlesOut(desk, self)
        column.addWidget(self.needles)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what of the plan is today's already, and what a rule forbids."""
        case = case_of(self._desk.visit)
        show_where(self._other, wanted=self._desk.visit.is_writable)
        for box in self.boxes.values():
            box.show_case(case)

    def focus(self, form_id: str, where: Path) -> bool:
        """Put the keyboard on a question about needles; say whether it is here."""
        return self.needles.focus(form_id, where)

    def _head(self) -> QWidget:
        words = self._desk.words
        head = QWidget(self)
        beside = BesideLayout(head, least=LEAST_FOR_WORDS)
        beside.addWidget(Label(words("follow_up_page.treatment"), "strong", parent=head))
        self._other = Button(words("follow_up_page.other_treatment"), role="quiet", icon="plus", parent=head)
        self._other.clicked.connect(partial(self._desk.show, "treatment", "", ()))
        beside.addWidget(self._other)
        return head


def box_name(form_id: str, taken: Collection[str]) -> str:
    """Return the name of a box: its form's id; of a second visit's, which is another problem's, with a number."""
    number = sum(one.partition("~")[0] == form_id for one in taken)
    return f"{form_id}~{number + 1}" if number else form_id
