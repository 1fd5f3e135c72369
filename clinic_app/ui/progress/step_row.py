"""One visit on the way: the day, the pain, what was given, and what followed in time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.drawing.body_chart import BodyChart
from clinic_app.ui.chart.small_map import SmallMap, marks_of
from clinic_app.ui.contact_row import date_words
from clinic_app.ui.widgets.buttons import Button
from clinic_app.ui.widgets.card import Rule
from clinic_app.ui.widgets.label import Label
from clinic_app.visit.clinic import Clinic
from clinic_app.visit.progress import Step
from clinic_app.visit.wording import Wording, inside_a_sentence

FIGURE = QSize(54, 108)


class StepRow(QWidget):
    """A figure, then words; the button opens the visit.

    Attributes:
        opened: Somebody wants to read the visit.
    """

    opened = Signal()

    def __init__(
        self,
        clinic: Clinic,
        wording: Wording,
        chart: BodyChart,
        step: Step,
        following: Step | None,
        row: str,
        view: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = clinic.words
        areas = "; ".join([*(wording.area(one.row, one.pain) for one in step.areas), *map(wording.gone, step.gone)])
        marks = marks_of(step.areas, chart)
        figure = SmallMap(marks, areas, self, chart=chart, view=view, size=FIGURE, is_whole=True)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addStretch(1)
        told.addWidget(Label(date_words(words, step.day), "strong", parent=self))
        told.addWidget(Label(areas or words("progress.nothing_marked"), parent=self))
        for said in sequence(clinic, wording, step, following, row):
            told.addWidget(Label(said, tone="text_2", parent=self))
        told.addStretch(1)
        read = Button(
            words("progress.read"), name=f"{words('progress.read')}: {date_words(words, step.day)}", parent=self
        )
        read.clicked.connect(self.opened)
        line = QHBoxLayout()
        line.setContentsMargins(6, 6, 4, 6)
        line.setSpacing(14)
        line.addWidget(figure)
        line.addLayout(told, 1)
        line.addWidget(read, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Rule(self))


def sequence(clinic: Clinic, wording: Wording, step: Step, following: Step | None, row: str) -> list[str]:
    """Return what was given and what came after it, in order; nothing here says that one caused the other."""
    words, forms = clinic.words, clinic.reference.forms
    found = []
    titles = [forms[one].title for one in step.treatments if one in forms]
    if titles:
        found.append(words("progress.given", treatments=", ".join([titles[0], *map(inside_a_sentence, titles[1:])])))
    if step.after is not None:
        found.append(words("progress.straight_after", pain=step.after))
    before, after = step.pain(row), following.pain(row) if following else None
    if following is not None and before is not None and after is not None:
        day = date_words(words, following.day)
        found.append(words("progress.next_time", before=before, after=after, day=day))
    if step.unwanted:
        found.append(words("progress.unwanted", what=", ".join(wording.unwanted(one) for one in step.unwanted)))
    return found
